interface Sleeper {
  readonly due: number;
  readonly wake: () => void;
}

/** A clock that moves only when told, with the two seams that the client takes. */
export class VirtualTime {
  #now = 0;
  #sleepers: Sleeper[] = [];

  /** How many wait for the clock: the timers that would be running. */
  get timers(): number {
    return this.#sleepers.length;
  }

  readonly now = (): number => this.#now;

  readonly sleep = (ms: number, signal: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      const wake = () => {
        signal.removeEventListener('abort', stop);
        resolve();
      };
      const sleeper = { due: this.#now + ms, wake };
      this.#sleepers.push(sleeper);
      const stop = () => {
        this.#sleepers = this.#sleepers.filter((one) => one !== sleeper);
        reject(new Error('aborted'));
      };
      if (signal.aborted) stop();
      else signal.addEventListener('abort', stop);
    });

  /** Moves the clock, waking those that are due in their order and letting what they do settle. */
  async advance(ms: number): Promise<void> {
    const until = this.#now + ms;
    await settled();
    for (;;) {
      const next = this.#sleepers.toSorted((a, b) => a.due - b.due)[0];
      if (!next || next.due > until) break;
      this.#sleepers = this.#sleepers.filter((one) => one !== next);
      this.#now = Math.max(this.#now, next.due);
      next.wake();
      await settled();
    }
    this.#now = until;
    await settled();
  }
}

/** Lets every promise that can settle without the clock do so. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
