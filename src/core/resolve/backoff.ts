/**
 * Milliseconds to wait after the first failure, doubled with each further one, and the most of it: one request in ten
 * seconds burdens nobody, and somebody looks at what is missing.
 */
const FIRST = 1_000;
const MOST = 10_000;

/** When to ask again after the exchange could not be asked. Times are milliseconds since 1970. */
export class Backoff {
  #wait = 0;
  #failedAt = 0;

  /** Several that fail together are one failure. */
  failed(now: number): void {
    if (this.left(now) > 0) return;
    this.#wait = Math.min(Math.max(FIRST, this.#wait * 2), MOST);
    this.#failedAt = now;
  }

  /** Somebody was answered, at some time. */
  answered(at: number): void {
    if (at > this.#failedAt) this.#wait = 0;
  }

  /** Milliseconds to wait yet. A clock that was set back makes it no longer. */
  left(now: number): number {
    return Math.max(0, this.#wait - Math.abs(now - this.#failedAt));
  }
}
