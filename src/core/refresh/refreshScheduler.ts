/** Something on the screen that is refreshed. */
export interface Refreshable {
  /** Whether it is on the screen now. */
  isVisible(): boolean;
  /** Milliseconds from the end of one refresh to the next; `undefined` if it does not change. */
  refreshInterval?(): number | undefined;
  /** Whether something could not be loaded and may be loaded later. */
  needsRetry?(): boolean;
  /** When it was last refreshed in another way, milliseconds since 1970. */
  readonly refreshedAt?: number;
  /** A rejection means that it needs a retry. The scheduler does not show it. */
  refresh(): Promise<void>;
}

/** Whether the exchange can be reached, and a way to find out. */
export interface ExchangeProbe {
  /** `failure` is set while the exchange cannot be reached. */
  readonly breaker: { readonly failure: unknown };
  /** One small request. Never rejects. */
  probe(): Promise<void>;
}

export interface SchedulerOptions {
  /** Milliseconds between two refreshes of live data; 0 is off. Retries go on all the same. */
  readonly intervalMs: () => number;
  /** Whether the window has the focus. */
  readonly isFocused: () => boolean;
  /** Called only while something visible is due. */
  readonly reach: () => ExchangeProbe;
  readonly now?: () => number;
  /** From 0 to 1, as Math.random. */
  readonly random?: () => number;
  /** Calls back once after some milliseconds. Returns how to cancel that. */
  readonly setTimer?: (callback: () => void, ms: number) => () => void;
}

interface Turn {
  endedAt: number;
  isRunning: boolean;
  /** Whether the last refresh was rejected. */
  hasFailed: boolean;
  /** Retries in a row. */
  retries: number;
}

/** Milliseconds until a retry while the exchange answers; doubled each time, up to a maximum. */
const FIRST_RETRY = 500;
const MAX_RETRY = 60_000;
/** Milliseconds between two probes, and their jitter. */
const PROBE = 1_000;
const JITTER = 400;

/**
 * The one timer behind everything that refreshes. It runs only while the window has the focus and something visible
 * changes or needs a retry; what is overdue when it becomes visible is refreshed at once. While the exchange cannot be
 * reached, it probes and refreshes nothing.
 */
export class RefreshScheduler {
  readonly #turns = new Map<Refreshable, Turn>();
  #probedAt = -Infinity;
  #stopTimer: (() => void) | undefined;
  #isDisposed = false;

  readonly #options: Required<SchedulerOptions>;

  constructor(options: SchedulerOptions) {
    this.#options = { now: Date.now, random: Math.random, setTimer: startTimer, ...options };
  }

  /** Adds a thing, which counts as refreshed now. */
  add(thing: Refreshable): { dispose(): void } {
    const endedAt = this.#options.now();
    this.#turns.set(thing, { endedAt, isRunning: false, hasFailed: false, retries: 0 });
    this.poke();
    return {
      dispose: () => {
        this.#turns.delete(thing);
        this.poke();
      },
    };
  }

  /** Call this when the focus, a setting, or what is visible, shown or missing has changed. */
  poke(): void {
    this.#sleep();
    if (this.#isDisposed || !this.#options.isFocused()) return;
    const waits = [...this.#turns].map(([thing, turn]) => ({ thing, turn, wait: this.#waitOf(thing, turn) }));
    const soonest = Math.min(...waits.map(({ wait }) => wait));
    if (soonest === Infinity) return;
    const reach = this.#options.reach();
    if (reach.breaker.failure) return this.#probeIn(soonest, reach);
    if (soonest > 0) {
      this.#stopTimer = this.#options.setTimer(() => this.poke(), soonest);
      return;
    }
    // What is due soon is refreshed too, so that things with the same interval share their requests.
    const along = this.#options.intervalMs() / 2;
    for (const { thing, turn, wait } of waits)
      if (wait <= 0 || (wait < along && !turn.hasFailed)) void this.#run(thing, turn);
    this.poke();
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

  /** A probe without an answer does not delay the next one: the network may be back meanwhile. */
  #probeIn(soonest: number, reach: ExchangeProbe): void {
    const { now, random, setTimer } = this.#options;
    // A clock that was set back must not delay it.
    const since = Math.max(0, now() - this.#probedAt);
    const wait = Math.max(soonest, PROBE - since, 0) + random() * JITTER;
    this.#stopTimer = setTimer(() => {
      this.#probedAt = now();
      void reach.probe().then(() => this.poke());
      this.poke();
    }, wait);
  }

  async #run(thing: Refreshable, turn: Turn): Promise<void> {
    // `refresh` may call `poke`.
    if (turn.isRunning) return;
    turn.isRunning = true;
    const isRetry = needsRetry(thing, turn);
    // After a much longer time the reason is another one.
    if (this.#options.now() - turn.endedAt > 2 * retryAfter(turn)) turn.retries = 0;
    try {
      await thing.refresh();
      turn.hasFailed = false;
    } catch {
      turn.hasFailed = true;
    }
    turn.retries = isRetry || turn.hasFailed ? turn.retries + 1 : 0;
    turn.isRunning = false;
    turn.endedAt = this.#options.now();
    this.poke();
  }

  /** Milliseconds until the next refresh; `Infinity` if there is none. */
  #waitOf(thing: Refreshable, turn: Turn): number {
    if (turn.isRunning || !thing.isVisible()) return Infinity;
    const { intervalMs, now } = this.#options;
    const interval = (intervalMs() > 0 && thing.refreshInterval?.()) || Infinity;
    const retry = needsRetry(thing, turn) ? retryAfter(turn) : Infinity;
    return Math.max(turn.endedAt, thing.refreshedAt ?? 0) + Math.min(interval, retry) - now();
  }
}

function needsRetry(thing: Refreshable, { hasFailed }: Turn): boolean {
  return hasFailed || thing.needsRetry?.() === true;
}

function retryAfter({ retries }: Turn): number {
  return Math.min(FIRST_RETRY * 2 ** retries, MAX_RETRY);
}

function startTimer(callback: () => void, ms: number): () => void {
  // Beyond 31 bits a timer fires at once.
  const timer = setTimeout(callback, Math.min(ms, 2 ** 31 - 1));
  return () => clearTimeout(timer);
}
