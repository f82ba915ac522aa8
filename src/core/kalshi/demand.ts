/** Who waits for the answer, most urgent first. */
export type Priority = 'hover' | 'visible' | 'annotation' | 'prefetch';

/** Higher goes first. */
export const URGENCY: Readonly<Record<Priority, number>> = {
  hover: 3,
  visible: 2,
  annotation: 1,
  prefetch: 0,
};

/** How urgently an answer is needed. Callers join and leave while its request is queued. */
export interface Demand {
  readonly priority: Priority;
  /** A queued request without callers is removed. A request that was sent is not aborted. */
  readonly isWanted: boolean;
  /** Calls back after each change. Returns how to stop that. */
  onChange(listener: () => void): () => void;
}

/** The callers that wait for the same thing. The priority is that of the most urgent caller so far. */
export class Callers implements Demand {
  #priority: Priority;
  #count = 0;
  readonly #listeners = new Set<() => void>();

  constructor(priority: Priority) {
    this.#priority = priority;
  }

  get priority(): Priority {
    return this.#priority;
  }

  get isWanted(): boolean {
    return this.#count > 0;
  }

  join(priority: Priority): void {
    this.#count++;
    this.#priority = mostUrgent([this.#priority, priority]);
    this.#tell();
  }

  leave(): void {
    this.#count--;
    if (!this.isWanted) this.#tell();
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

/** The demands of several callers on one request. */
export function joined(demands: readonly Demand[]): Demand {
  return {
    get priority() {
      return mostUrgent(demands.map(({ priority }) => priority));
    },
    get isWanted() {
      return demands.some(({ isWanted }) => isWanted);
    },
    onChange: (listener) => {
      const stops = demands.map((demand) => demand.onChange(listener));
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
}

function mostUrgent(priorities: readonly Priority[]): Priority {
  return priorities.reduce((first, other) => (URGENCY[other] > URGENCY[first] ? other : first));
}
