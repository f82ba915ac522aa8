import type { FailureReason, KalshiError } from './errors';
import { MAX_WAIT_MS } from './rateLimiter';

const ATTEMPTS = 3;
const TOKENS = 10;
const REFILL_MS = 30_000;

/**
 * Reasons for a retry, with the first backoff in ms. A timeout is none: the caller has waited long enough. Everything else
 * would fail the same way again.
 */
const BACKOFF: Readonly<Partial<Record<FailureReason, number>>> = {
  rateLimited: 1000,
  unavailable: 400,
  offline: 400,
};

/**
 * Three attempts with full jitter, and one retry budget for all requests: ten retries, one more every half minute, so that
 * an outage does not triple the load.
 */
export class RetryPolicy {
  #tokens = TOKENS;
  #filledAt: number;

  readonly #now: () => number;
  readonly #random: () => number;

  constructor(now: () => number, random: () => number) {
    this.#now = now;
    this.#random = random;
    this.#filledAt = now();
  }

  /**
   * Milliseconds until the next attempt; `undefined` for no retry.
   * @param attempt the number of the failed attempt, from 1
   */
  delay(failure: KalshiError, attempt: number): number | undefined {
    // A path that does not exist will not exist in a second.
    const backoff = failure.facts.foreign ? undefined : BACKOFF[failure.reason];
    const asked = (failure.facts.retryAfter ?? 0) * 1000;
    if (!backoff || attempt >= ATTEMPTS || asked > MAX_WAIT_MS || !this.#take()) return undefined;
    return Math.max(asked, this.#random() * backoff * 2 ** (attempt - 1));
  }

  #take(): boolean {
    const now = this.#now();
    this.#tokens = Math.min(TOKENS, this.#tokens + (now - this.#filledAt) / REFILL_MS);
    this.#filledAt = now;
    if (this.#tokens < 1) return false;
    this.#tokens--;
    return true;
  }
}
