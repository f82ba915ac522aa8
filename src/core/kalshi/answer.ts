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
  const reason = isOthers404(response) ? 'unavailable' : (REASONS[status] ?? reasonOf(status));
  const detail = errorDetail(response.body);
  return new KalshiError(reason, `The exchange answered ${status}${detail ? `: ${detail}` : ''}`, {
    status,
    ...(detail !== undefined && { detail }),
    ...(isOthers404(response) && { foreign: isPage(response) ? 'page' : 'text' }),
    ...(retryAfter !== undefined && { retryAfter }),
  });
}

function reasonOf(status: number): FailureReason {
  return status >= 500 ? 'unavailable' : status >= 400 ? 'rejected' : 'unreadable';
}

/**
 * The exchange says in JSON that it has no such thing. A 404 that is not JSON comes from some other server, or from a path
 * that the exchange does not serve: it proves nothing about the thing.
 */
function isOthers404({ status, contentType, body }: TransportResponse): boolean {
  return status === 404 && body !== '' && !contentType.includes('json');
}

function isPage({ contentType, body }: TransportResponse): boolean {
  return contentType.includes('html') || body.trimStart().startsWith('<');
}

const [QUOTE, BACKSLASH] = [0x22, 0x5c];
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];
/** What the exchange sends is ten deep at most. */
const DEEPEST = 100;

/**
 * The JSON of a 2xx answer; throws KalshiError `unreadable`, also for one nested so deeply that whatever walks through it
 * would run out of stack: parsing a million brackets alone takes seconds.
 */
export function parseAnswer({ body, status }: TransportResponse): JsonValue {
  if (isTooDeep(body)) throw new KalshiError('unreadable', 'The answer is nested too deeply.', { status });
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

/** Whether brackets outside of strings are open, more of them at once than the exchange ever needs. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length && depth <= DEEPEST; at++) {
    const mark = text.charCodeAt(at);
    if (mark === QUOTE) at = endOfString(text, at);
    else if (mark === OPEN_LIST || mark === OPEN_OBJECT) depth++;
    else if (mark === CLOSE_LIST || mark === CLOSE_OBJECT) depth--;
  }
  return depth > DEEPEST;
}

/** The place of the closing quote; the end of the text where there is none. */
function endOfString(text: string, start: number): number {
  let end = start;
  do end = text.indexOf('"', end + 1);
  while (end > 0 && isEscaped(text, end));
  return end < 0 ? text.length : end;
}

function isEscaped(text: string, at: number): boolean {
  let first = at;
  while (text.charCodeAt(first - 1) === BACKSLASH) first--;
  return (at - first) % 2 === 1;
}
