/**
 * Why a request brought no usable answer. The wording for people is in `core/format/failure.ts`.
 *
 * - `notFound`: the exchange has no such thing (404)
 * - `rateLimited`: 429, after the retries were spent
 * - `offline`: no connection (no network, name not resolved, refused, reset)
 * - `timedOut`: headers and body did not arrive within the deadline
 * - `proxy`: a proxy on the way refused (407)
 * - `certificate`: the TLS certificate was not accepted
 * - `captivePortal`: the answer did not come from the exchange (a sign-in page, a redirect to another origin)
 * - `rejected`: the exchange refused the request itself (400, 401, 403, 410, 414, 422, 431…)
 * - `unavailable`: the exchange is there and cannot answer (5xx, maintenance)
 * - `unreadable`: an answer that is not the JSON the API describes, or larger than the cap
 * - `misconfigured`: the address in the settings cannot be used, nothing was sent
 * - `cancelled`: the caller no longer wants the answer
 */
export type FailureReason =
  | 'notFound'
  | 'rateLimited'
  | 'offline'
  | 'timedOut'
  | 'proxy'
  | 'certificate'
  | 'captivePortal'
  | 'rejected'
  | 'unavailable'
  | 'unreadable'
  | 'misconfigured'
  | 'cancelled';

export interface FailureFacts {
  /** HTTP status, where there was an answer. */
  readonly status?: number;
  /** The exchange's own words (`error.details` or `error.message`), untrusted text. */
  readonly detail?: string;
  /** Seconds to wait, from a `Retry-After` header. The exchange sends none today. */
  readonly retryAfter?: number;
  /** The connection stood and was let go of: an outage, or something on the way that takes no such request. */
  readonly isDropped?: true;
  /** A 404 that is not JSON: this path is not available, or something else answers in place of the exchange. */
  readonly foreign?: 'page' | 'text';
  /** `notFound` only because lists leave it out: its own address was not asked. */
  readonly isUnproven?: true;
}

/** The one error that the client, its transports and the paging reject with. */
export class KalshiError extends Error {
  override readonly name = 'KalshiError';

  constructor(
    readonly reason: FailureReason,
    message: string,
    readonly facts: FailureFacts = {},
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

export function isKalshiError(error: unknown): error is KalshiError {
  return error instanceof KalshiError;
}

/** The error of a request that was cancelled. */
export function cancelled(): KalshiError {
  return new KalshiError('cancelled', 'No longer wanted.');
}

/** The promise, or `cancelled` as soon as the signal says so. */
export async function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  let leave = () => {};
  const left = new Promise<never>((_resolve, reject) => {
    leave = () => reject(cancelled());
  });
  signal.addEventListener('abort', leave);
  try {
    return await Promise.race([promise, left]);
  } finally {
    signal.removeEventListener('abort', leave);
  }
}
