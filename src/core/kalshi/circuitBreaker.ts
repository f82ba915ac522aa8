import { KalshiError, type FailureReason } from './errors';

/** Nothing on the way to the exchange works: what waits in line would fail the same way. */
const UNREACHABLE: readonly FailureReason[] = [
  'offline',
  'timedOut',
  'proxy',
  'certificate',
  'captivePortal',
];
/** The exchange is there, and may do better the next time. */
const TROUBLED: readonly FailureReason[] = ['unavailable', 'rateLimited', 'unreadable'];
/** The exchange has said what it has to say. */
const ANSWERS: readonly FailureReason[] = ['notFound', 'rejected'];
/** So many pages as 404 without an answer between them mean that some other server answers everything. */
const MAX_PAGES = 3;

/** Whether the same request may be answered later, without anybody changing anything about it. */
export function isTemporary({ reason }: KalshiError): boolean {
  return UNREACHABLE.includes(reason) || TROUBLED.includes(reason);
}

/**
 * Whether the exchange can be asked: not from a request that failed for good to the next answer, to whomever. Meanwhile
 * only what a person asks for is sent, and one small request from time to time, which notices the end.
 */
export class CircuitBreaker {
  #failure: KalshiError | undefined;
  #answeredAt = -Infinity;
  /** Pages as 404 since the last answer. */
  #pages = 0;

  /** Why the exchange cannot be asked; nothing while it can. */
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
   * What a failure means beside the others: a 404 that is not JSON means that its path is not available, several pages
   * in a row that a captive portal answers.
   */
  judged(failure: KalshiError): KalshiError {
    if (failure.facts.foreign !== 'page' || ++this.#pages < MAX_PAGES) return failure;
    return new KalshiError('captivePortal', failure.message, failure.facts, { cause: failure });
  }

  /**
   * A request has failed for good. One that was sent before the last answer came says nothing about now.
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

/** A 404 that is not JSON: it says nothing about other paths. */
export function isOnePath({ reason, facts }: KalshiError): boolean {
  return reason === 'unavailable' && facts.foreign !== undefined;
}
