import { isKalshiError, KalshiError, type FailureReason } from './errors';
import { errorDetail } from './errorBody';
import type { JsonValue } from './json';
import type { TransportResponse } from './transport';

const REASONS: Readonly<Record<number, FailureReason>> = {
  404: 'notFound',
  407: 'proxy',
  408: 'timedOut',
  429: 'rateLimited',
};

/** The failure that a status stands for; `undefined` for 2xx. */
export function statusFailure(response: TransportResponse): KalshiError | undefined {
  const { status, retryAfter } = response;
  if (status >= 200 && status < 300) return undefined;
  const reason =
    REASONS[status] ?? (status >= 500 ? 'unavailable' : status >= 400 ? 'rejected' : 'unreadable');
  const detail = errorDetail(response.body);
  return new KalshiError(reason, `The exchange answered ${status}${detail ? `: ${detail}` : ''}`, {
    status,
    ...(detail !== undefined && { detail }),
    ...(retryAfter !== undefined && { retryAfter }),
  });
}

/** The JSON of a 2xx answer; throws KalshiError `unreadable`. */
export function parseAnswer({ body, status }: TransportResponse): JsonValue {
  try {
    return JSON.parse(body) as JsonValue;
  } catch (cause) {
    throw new KalshiError('unreadable', `The answer is not JSON: ${String(cause)}`, { status }, { cause });
  }
}

/** Anything thrown on the way as a KalshiError. */
export function failureFrom(error: unknown): KalshiError {
  return isKalshiError(error) ? error : new KalshiError('unreadable', String(error), {}, { cause: error });
}
