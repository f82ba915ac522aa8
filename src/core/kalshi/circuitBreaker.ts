import { KalshiError, type FailureReason } from './errors';

/** The exchange cannot be reached: queued requests would fail the same way. */
const UNREACHABLE: readonly FailureReason[] = [
  'offline',
  'timedOut',
  'proxy',
  'certificate',
  'captivePortal',
];
/** The exchange answers, and may do better next time. */
const TROUBLED: readonly FailureReason[] = ['unavailable', 'rateLimited', 'unreadable'];
/** Failures that are answers. */
const ANSWERS: readonly FailureReason[] = ['notFound', 'rejected'];
/** So many 404 pages in a row mean that another server answers everything. */
const MAX_PAGES = 3;

/** Whether the same request may succeed later. */
export function isTemporary({ reason }: KalshiError): boolean {
  return UNREACHABLE.includes(reason) || TROUBLED.includes(reason);
}

/**
 * Open from a request that failed for good to the next answer, shared by all callers. Meanwhile
 * only what a person asks for is sent, and one small request from time to time, which notices the end.
 */
export class CircuitBreaker {
  #failure: KalshiError | undefined;
  #answeredAt = -Infinity;
  /** 404 pages since the last answer. */
  #pages = 0;

  /** Why the circuit is open; `undefined` while it is closed. */
  get failure(): KalshiError | undefined {
    return this.#failure;
  }

  /** @param at milliseconds, monotonic */
  answered(at: number): void {
    this.#failure = undefined;
    this.#answeredAt = at;
    this.#pages = 0;
  }

  /**
   * A 404 that is not JSON means that the path is not available; several pages in a row mean a captive portal.
   */
  judged(failure: KalshiError): KalshiError {
    if (failure.facts.foreign !== 'page' || ++this.#pages < MAX_PAGES) return failure;
    return new KalshiError('captivePortal', failure.message, failure.facts, { cause: failure });
  }

  /**
   * A request has failed for good. If it was sent before the last answer came, it says nothing about now.
   * @param sentAt milliseconds, monotonic
   * @returns whether queued requests should fail at once
   */
  failed(failure: KalshiError, sentAt: number, now: number): boolean {
    if (ANSWERS.includes(failure.reason)) this.answered(now);
    if (isOnePath(failure)) return false;
    if (!isTemporary(failure) || sentAt < this.#answeredAt) return false;
    this.#failure = failure;
    return UNREACHABLE.includes(failure.reason);
  }
}

/** Whether it is a 404 that is not JSON, which says nothing about other paths. */
export function isOnePath({ reason, facts }: KalshiError): boolean {
  return reason === 'unavailable' && facts.foreign !== undefined;
}
