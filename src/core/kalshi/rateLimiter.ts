const MIN_RATE = 0.5;
const MAX_RATE = 50;
/** Bounds of the hold after a 429 without `Retry-After`, ms. It doubles with each 429 in a row. */
const MIN_HOLD_MS = 1000;
const MAX_HOLD_MS = 8000;

/** The longest hold that requests wait for, ms. During a longer one they fail at once. */
export const MAX_WAIT_MS = 10_000;

/**
 * A token bucket that decides when the next request may start. It holds the requests of one second, so that what a
 * person opens starts at once. After a 429 nothing starts for a while, and then not in a burst.
 * Pure arithmetic on the given clock (ms, monotonic).
 */
export class RateLimiter {
  #rate = MIN_RATE;
  #tokens = 0;
  #filledAt: number;
  #heldUntil = 0;
  #refusedAt = -Infinity;
  #refusals = 0;

  readonly #now: () => number;
  readonly #random: () => number;

  /** @param random from 0 to 1, as Math.random */
  constructor(perSecond: number, now: () => number, random: () => number = Math.random) {
    this.#now = now;
    this.#random = random;
    this.#filledAt = now();
    this.setRate(perSecond);
    this.#tokens = this.#capacity;
  }

  setRate(perSecond: number): void {
    this.#fill();
    this.#rate = Math.min(MAX_RATE, Math.max(MIN_RATE, perSecond)) || MIN_RATE;
  }

  /** Milliseconds left of the hold after a 429. */
  get held(): number {
    return Math.max(0, this.#heldUntil - this.#now());
  }

  /** Milliseconds until the next request may start; 0 during a hold that is too long to wait for. */
  wait(): number {
    if (this.held > MAX_WAIT_MS) return 0;
    if (this.held > 0) return this.held;
    this.#fill();
    // A thousandth is lost in the arithmetic of fractions.
    return this.#tokens >= 0.999 ? 0 : ((1 - this.#tokens) / this.#rate) * 1000;
  }

  started(): void {
    this.#fill();
    this.#tokens = Math.max(0, this.#tokens - 1);
  }

  succeeded(): void {
    this.#refusals = 0;
  }

  /**
   * A 429 came back. Requests sent before an earlier one came back were refused for the same reason.
   * @param sentAt when the refused request was sent
   * @param retryAfter seconds, if the exchange says so
   */
  refused(sentAt: number, retryAfter?: number): void {
    const now = this.#now();
    const isNew = sentAt > this.#refusedAt;
    if (!isNew && !retryAfter) return;
    if (isNew) this.#refusals++;
    this.#refusedAt = now;
    const hold = Math.min(MAX_HOLD_MS, MIN_HOLD_MS * 2 ** this.#refusals * (0.5 + this.#random() / 2));
    this.#heldUntil = Math.max(this.#heldUntil, now + (retryAfter ? retryAfter * 1000 : hold));
    this.#tokens = 1;
    this.#filledAt = this.#heldUntil;
  }

  get #capacity(): number {
    return Math.max(1, this.#rate);
  }

  #fill(): void {
    const seconds = Math.max(0, this.#now() - this.#filledAt) / 1000;
    this.#tokens = Math.min(this.#capacity, this.#tokens + seconds * this.#rate);
    this.#filledAt = Math.max(this.#filledAt, this.#now());
  }
}
