/** Something on the screen that is asked for again from time to time. */
export interface Refreshable {
  /** Whether it is on the screen now. */
  isVisible(): boolean;
  /** Milliseconds from the end of one refresh to the next; `undefined`: nothing there changes any more. */
  pace(): number | undefined;
  /** When it was last asked for in any other way, milliseconds since 1970: its turn comes that much later. */
  readonly refreshedAt?: number;
  /** A rejection makes the next one wait longer, and is not shown by the scheduler. */
  refresh(): Promise<void>;
}

export interface SchedulerOptions {
  /** Milliseconds between two refreshes of what is live; 0 is off. */
  readonly intervalMs: () => number;
  /** Whether somebody looks at the window. */
  readonly isFocused: () => boolean;
  readonly now?: () => number;
  /** Calls back once after some milliseconds; what it returns takes that back. */
  readonly setTimer?: (callback: () => void, ms: number) => () => void;
}

interface Turn {
  endedAt: number;
  isRunning: boolean;
  /** How many refreshes failed in a row. */
  failures: number;
}

/** How much longer than its pace a thing waits after failures, at most. */
const MOST_DELAY = 10;

/**
 * The one clock behind everything that refreshes itself. It has a timer only while the window has the focus and
 * something visible will change; what is due when it is looked at again is refreshed at once.
 */
export class RefreshScheduler {
  readonly #turns = new Map<Refreshable, Turn>();
  #stopTimer: (() => void) | undefined;
  #isDisposed = false;

  readonly #options: Required<SchedulerOptions>;

  constructor(options: SchedulerOptions) {
    this.#options = { now: Date.now, setTimer: startTimer, ...options };
  }

  /** Counts as refreshed now. */
  add(thing: Refreshable): { dispose(): void } {
    this.#turns.set(thing, { endedAt: this.#options.now(), isRunning: false, failures: 0 });
    this.poke();
    return {
      dispose: () => {
        this.#turns.delete(thing);
        this.poke();
      },
    };
  }

  /** To be called when the focus, what is visible, a setting or what is shown has changed. */
  poke(): void {
    this.#sleep();
    const { intervalMs, isFocused, now, setTimer } = this.#options;
    if (this.#isDisposed || !isFocused() || intervalMs() <= 0) return;
    const waits = [...this.#turns].map(([thing, turn]) => ({
      thing,
      turn,
      wait: waitOf(thing, turn, now()),
    }));
    const soonest = Math.min(...waits.map(({ wait }) => wait));
    if (soonest <= 0) {
      // What is due soon goes along, so that things of the same pace come to share their requests.
      const along = intervalMs() / 2;
      for (const { thing, turn, wait } of waits)
        if (wait <= 0 || (wait < along && turn.failures === 0)) void this.#run(thing, turn);
      this.poke();
    } else if (soonest < Infinity) {
      this.#stopTimer = setTimer(() => this.poke(), soonest);
    }
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#turns.clear();
    this.#sleep();
  }

  #sleep(): void {
    this.#stopTimer?.();
    this.#stopTimer = undefined;
  }

  async #run(thing: Refreshable, turn: Turn): Promise<void> {
    // A refresh may poke at once.
    if (turn.isRunning) return;
    turn.isRunning = true;
    try {
      await thing.refresh();
      turn.failures = 0;
    } catch {
      turn.failures++;
    }
    turn.isRunning = false;
    turn.endedAt = this.#options.now();
    this.poke();
  }
}

/** Milliseconds until it is its turn; endless when it has none. */
function waitOf(thing: Refreshable, { endedAt, isRunning, failures }: Turn, now: number): number {
  const pace = isRunning || !thing.isVisible() ? undefined : thing.pace();
  if (pace === undefined) return Infinity;
  const since = Math.max(endedAt, thing.refreshedAt ?? 0);
  return since + pace * Math.min(2 ** failures, MOST_DELAY) - now;
}

function startTimer(callback: () => void, ms: number): () => void {
  // Beyond 31 bits a timer fires at once.
  const timer = setTimeout(callback, Math.min(ms, 2 ** 31 - 1));
  return () => clearTimeout(timer);
}
