/** Something on the screen that is asked for again from time to time. */
export interface Refreshable {
  /** Whether it is on the screen now. */
  isVisible(): boolean;
  /** Milliseconds from the end of one refresh to the next; `undefined`: nothing there changes, or not any more. */
  refreshInterval?(): number | undefined;
  /** Whether something could not be loaded that should stand there, and may be loaded later. */
  needsRetry?(): boolean;
  /** When it was last asked for in any other way, milliseconds since 1970: its turn comes that much later. */
  readonly refreshedAt?: number;
  /** A rejection says that something lacks, and is not shown by the scheduler. */
  refresh(): Promise<void>;
}

/** What is known of the exchange, and a way to find out more. */
export interface ExchangeProbe {
  /** Something while the exchange cannot be asked. */
  readonly breaker: { readonly failure: unknown };
  /** One small request. Never rejects. */
  probe(): Promise<void>;
}

export interface SchedulerOptions {
  /** Milliseconds between two refreshes of what is live; 0 is off. What lacks is asked for again all the same. */
  readonly intervalMs: () => number;
  /** Whether somebody looks at the window. */
  readonly isFocused: () => boolean;
  /** Asked only while something visible waits. */
  readonly reach: () => ExchangeProbe;
  readonly now?: () => number;
  /** From 0 to 1, as Math.random. */
  readonly random?: () => number;
  /** Calls back once after some milliseconds; what it returns takes that back. */
  readonly setTimer?: (callback: () => void, ms: number) => () => void;
}

interface Turn {
  endedAt: number;
  isRunning: boolean;
  /** Whether the last refresh was rejected. */
  hasFailed: boolean;
  /** How often in a row it was asked for again because something lacked. */
  retries: number;
}

/** Milliseconds until what lacks is asked for again while the exchange answers; doubled each time, and the most of it. */
const FIRST_RETRY = 500;
const MAX_RETRY = 60_000;
/** Milliseconds from one probe to the next at least, and by how much they are scattered. */
const PROBE = 1_000;
const SCATTER = 400;

/**
 * The one clock behind everything that refreshes itself. It has a timer only while the window has the focus and
 * something visible will change, or lacks something; what is due when it is looked at again is refreshed at once. While
 * the exchange cannot be asked it probes, and refreshes nothing until it can.
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

  /** Counts as refreshed now. */
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

  /** To be called when the focus, what is visible, a setting, what is shown or what lacks has changed. */
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
    // What is due soon goes along, so that things of the same pace come to share their requests.
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

  /** One that is not answered does not keep the next one from being sent: the network may have come back meanwhile. */
  #probeIn(soonest: number, reach: ExchangeProbe): void {
    const { now, random, setTimer } = this.#options;
    // A clock that was set back makes it no later.
    const since = Math.max(0, now() - this.#probedAt);
    const wait = Math.max(soonest, PROBE - since, 0) + random() * SCATTER;
    this.#stopTimer = setTimer(() => {
      this.#probedAt = now();
      void reach.probe().then(() => this.poke());
      this.poke();
    }, wait);
  }

  async #run(thing: Refreshable, turn: Turn): Promise<void> {
    // A refresh may poke at once.
    if (turn.isRunning) return;
    turn.isRunning = true;
    const isRetry = needsRetry(thing, turn);
    // One that waited much longer lacks something for another reason than the last time.
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

  /** Milliseconds until it is its turn; endless when it has none. */
  #waitOf(thing: Refreshable, turn: Turn): number {
    if (turn.isRunning || !thing.isVisible()) return Infinity;
    const { intervalMs, now } = this.#options;
    const pace = (intervalMs() > 0 && thing.refreshInterval?.()) || Infinity;
    const retry = needsRetry(thing, turn) ? retryAfter(turn) : Infinity;
    return Math.max(turn.endedAt, thing.refreshedAt ?? 0) + Math.min(pace, retry) - now();
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
