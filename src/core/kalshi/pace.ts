const SLOWEST = 0.5;
const FASTEST = 50;
const CUT = 0.7;
/** Seconds in which a rate that was refused is reached again, for each request a second; a minute at most. */
const RETURN = 12;
const LONGEST_RETURN = 60;
/** Requests a second more, times the square of the seconds since then. */
const GROWTH = 0.03;
const LONGEST_WINDOW_MS = 2000;

/** The longest that a `Retry-After` is waited out, ms; a longer one fails the requests instead. */
export const PATIENCE_MS = 10_000;

/**
 * How often requests may start: at most `perSecond` within any second (a sliding window, so two bursts never meet),
 * never under one in two seconds. The exchange does not say what it bears, so each 429 is remembered as too much: 0.3
 * less than that, soon near it again, and slowly beyond, as CUBIC does. Windows that know nothing of each other share
 * what there is that way: the fastest is refused most often.
 * Pure arithmetic on the given clock (ms, monotonic).
 */
export class Pace {
  #limit = SLOWEST;
  #starts: number[] = [];
  #refusal: { readonly at: number; readonly rate: number } | undefined;
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
    if (!this.#refusal) return this.#limit;
    const { at, rate } = this.#refusal;
    const seconds = (this.#now() - at) / 1000;
    const back = Math.min(LONGEST_RETURN, RETURN * rate);
    const below = Math.min(0, seconds / back - 1);
    const beyond = Math.max(0, seconds - back);
    return Math.min(this.#limit, rate * (1 + (1 - CUT) * below ** 3) + GROWTH * beyond ** 2);
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
    if (this.#refusal && sentAt <= this.#refusal.at) return;
    this.#refusal = { at: now, rate: Math.max(SLOWEST / CUT, this.rate) };
  }
}
