const SLOWEST = 0.5;
const FASTEST = 50;
const CUT = 0.7;
const RECOVERY_MS = 30_000;
const LONGEST_WINDOW_MS = 2000;

/** The longest that a `Retry-After` is waited out, ms; a longer one fails the requests instead. */
export const PATIENCE_MS = 10_000;

/**
 * How often requests may start: at most `perSecond` within any second (a sliding window, so two bursts never meet),
 * 0.3 less after each 429, back at the full rate half a minute later, never under one in two seconds.
 * Pure arithmetic on the given clock (ms, monotonic).
 */
export class Pace {
  #limit = SLOWEST;
  #starts: number[] = [];
  #cut: { readonly at: number; readonly rate: number } | undefined;
  #heldUntil = 0;

  readonly #now: () => number;

  constructor(perSecond: number, now: () => number) {
    this.#now = now;
    this.setLimit(perSecond);
  }

  setLimit(perSecond: number): void {
    this.#limit = Math.min(FASTEST, Math.max(SLOWEST, perSecond)) || SLOWEST;
  }

  /** Requests a second at present. */
  get rate(): number {
    const cut = this.#cut;
    if (!cut) return this.#limit;
    return Math.min(this.#limit, cut.rate + (this.#limit * (this.#now() - cut.at)) / RECOVERY_MS);
  }

  /** Milliseconds for which the exchange asked to be left alone. */
  get held(): number {
    return Math.max(0, this.#heldUntil - this.#now());
  }

  /** Milliseconds until the next request may start; 0 during a hold too long to wait for. */
  wait(): number {
    if (this.held > PATIENCE_MS) return 0;
    const { rate } = this;
    const many = Math.ceil(rate);
    const opened = this.#starts.at(-many) ?? -Infinity;
    return Math.max(this.held, opened + (many * 1000) / rate - this.#now(), 0);
  }

  started(): void {
    const now = this.#now();
    this.#starts = this.#starts.filter((start) => now - start < LONGEST_WINDOW_MS);
    this.#starts.push(now);
  }

  /**
   * A 429 came back. Those sent together with it and refused too are the same news and cut once.
   * @param sentAt when the refused request was sent
   * @param retryAfter seconds
   */
  refused(sentAt: number, retryAfter = 0): void {
    const now = this.#now();
    this.#heldUntil = Math.max(this.#heldUntil, now + retryAfter * 1000);
    if (this.#cut && sentAt <= this.#cut.at) return;
    this.#cut = { at: now, rate: Math.max(SLOWEST, this.rate * CUT) };
  }
}
