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
/** So many foreign 404s without an answer between them mean that some other server answers everything. */
const MOST_FOREIGN = 3;

/** Whether the same request may be answered later, without anybody changing anything about it. */
export function mayPass({ reason }: KalshiError): boolean {
  return UNREACHABLE.includes(reason) || TROUBLED.includes(reason);
}

/**
 * Whether the exchange can be asked: not from a request that failed for good to the next answer, to whomever. Meanwhile
 * nothing is sent that nobody asked for but one small request from time to time, which finds out when it is over.
 */
export class Outage {
  #failure: KalshiError | undefined;
  #answeredAt = -Infinity;
  /** Foreign 404s since the last answer. */
  #foreign = 0;

  /** Why the exchange cannot be asked; nothing while it can. */
  get failure(): KalshiError | undefined {
    return this.#failure;
  }

  /** @param at milliseconds, monotonic */
  answered(at: number): void {
    this.#failure = undefined;
    this.#answeredAt = at;
    this.#foreign = 0;
  }

  /**
   * What a failure means beside the others: one foreign 404 means that its path is not available, several in a row that
   * a captive portal answers.
   */
  judged(failure: KalshiError): KalshiError {
    if (!failure.facts.isForeign || ++this.#foreign < MOST_FOREIGN) return failure;
    return new KalshiError('captivePortal', failure.message, failure.facts, { cause: failure });
  }

  /**
   * A request has failed for good. One that was sent before the last answer came says nothing about now.
   * @param sentAt milliseconds, monotonic
   * @returns whether nobody needs to wait in line any more
   */
  failed(failure: KalshiError, sentAt: number, now: number): boolean {
    if (ANSWERS.includes(failure.reason)) this.answered(now);
    if (isOnePath(failure)) return false;
    if (!mayPass(failure) || sentAt < this.#answeredAt) return false;
    this.#failure = failure;
    return UNREACHABLE.includes(failure.reason);
  }
}

/** It says nothing about other paths. */
function isOnePath({ reason, facts }: KalshiError): boolean {
  return reason === 'unavailable' && facts.isForeign === true;
}
