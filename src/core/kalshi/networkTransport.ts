import fetch, { type Response } from 'node-fetch';
import { cancelled, isKalshiError, KalshiError } from './errors';
import { isBadCompression, isDroppedConnection, networkFailure } from './networkFault';
import type { Transport, TransportResponse } from './transport';

export interface NetworkTransportOptions {
  readonly userAgent: string;
  /** For one `send` from start to last byte, redirects and the second try included. Default 10,000 ms. */
  readonly deadlineMs?: number;
  /** Largest body, decompressed. Default 16 MiB. */
  readonly maxBytes?: number;
}

type Get = (url: string, encoding: string) => Promise<Response>;

/** Connections that may lie ready, at most: as many as were answered on and not used again. */
interface Pool {
  kept: number;
}

const REDIRECTS = [301, 302, 303, 307, 308];
const MAX_REDIRECTS = 2;
/** How gzip begins, read as UTF-8: compressed twice, or under another name. */
const GZIP_AS_TEXT = '\x1f\ufffd';

/**
 * Sends over node:http(s), by node-fetch, so that VS Code's proxy and certificate settings apply.
 * A GET whose connection was dropped is tried once more, and again while it may have been one that was kept: after a
 * change of networks all of these are dead. A body that does not decompress is asked for once without compression. All
 * of it within the deadline.
 */
export function createNetworkTransport(options: NetworkTransportOptions): Transport {
  const { deadlineMs = 10_000 } = options;
  const open = new Set<AbortController>();
  const pool: Pool = { kept: 0 };
  let disposed = false;

  async function send(url: string, signal: AbortSignal): Promise<TransportResponse> {
    if (disposed || signal.aborted) throw cancelled();
    if (!/^https?:/.test(url)) throw new KalshiError('rejected', 'Only http and https addresses are asked.');
    const end = new AbortController();
    const cancel = () => end.abort(cancelled());
    const late = () => end.abort(new KalshiError('timedOut', `No whole answer within ${deadlineMs} ms.`));
    const timer = setTimeout(late, deadlineMs);
    signal.addEventListener('abort', cancel);
    open.add(end);
    try {
      return await exchange(url, getter(options, end.signal), pool);
    } catch (error) {
      throw end.signal.aborted ? end.signal.reason : error;
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', cancel);
      open.delete(end);
      // Lets go of what was not read to its end: a refused redirect, a page of HTML.
      end.abort();
    }
  }

  function dispose(): void {
    disposed = true;
    for (const end of open) end.abort(cancelled());
  }

  return { send, dispose };
}

function getter(options: NetworkTransportOptions, signal: AbortSignal): Get {
  const { userAgent, maxBytes = 16 * 1024 * 1024 } = options;
  return (url, encoding) =>
    fetch(url, {
      headers: {
        Accept: 'application/json',
        'Accept-Encoding': encoding,
        // VS Code drops the caller's agent; only this header brings its requests to the agent that keeps connections.
        // An agent for the second try would do worse: with `http.proxySupport: on` it leads past the user's proxy.
        Connection: 'keep-alive',
        'User-Agent': userAgent,
      },
      redirect: 'manual',
      size: maxBytes,
      signal,
    });
}

async function exchange(url: string, get: Get, pool: Pool): Promise<TransportResponse> {
  let encoding = 'gzip';
  for (let drops = 0; ;) {
    const mayBeKept = pool.kept > 0;
    if (mayBeKept) pool.kept--;
    try {
      const answer = await read(await follow(url, (next) => get(next, encoding)));
      pool.kept++;
      return answer;
    } catch (error) {
      if (isKalshiError(error)) throw error;
      if (isDroppedConnection(error) && (drops === 0 || mayBeKept)) drops++;
      else if (isBadCompression(error) && encoding === 'gzip') encoding = 'identity';
      else throw networkFailure(error);
    }
  }
}

async function follow(url: string, get: (url: string) => Promise<Response>): Promise<Response> {
  const { origin } = new URL(url);
  let response = await get(url);
  for (let hops = 0; REDIRECTS.includes(response.status); hops++) {
    const location = response.headers.get('location');
    if (!location || !URL.canParse(location, response.url)) break;
    const next = new URL(location, response.url);
    if (next.origin !== origin) throw portal(`redirected to ${next.origin}`);
    if (hops === MAX_REDIRECTS) throw new KalshiError('unreadable', 'Redirected too often.');
    response = await get(next.href);
  }
  return response;
}

async function read(response: Response): Promise<TransportResponse> {
  const { status, ok, headers } = response;
  if (status === 407) throw new KalshiError('proxy', 'The proxy asks for a sign-in (407).', { status });
  if (status === 511) throw portal('the network asks for a sign-in (511)');
  const contentType = (headers.get('content-type') ?? '').replace(/;.*/s, '').trim().toLowerCase();
  if (ok && contentType.includes('html')) throw portal(`answered ${contentType}`);
  const body = await response.text();
  if (body.startsWith(GZIP_AS_TEXT)) {
    throw Object.assign(new Error('still compressed'), { code: 'Z_DATA_ERROR' });
  }
  if (ok && /^\s*</.test(body)) throw portal('answered a page');
  const retryAfter = retryAfterSeconds(headers.get('retry-after'), headers.get('date'));
  return { status, contentType, body, ...(retryAfter !== undefined && { retryAfter }) };
}

function portal(what: string): KalshiError {
  return new KalshiError('captivePortal', `The answer did not come from the exchange: ${what}.`);
}

const LONGEST = 120;

/**
 * Seconds to wait, 0 to 120, from a `Retry-After` header in either form (seconds or an HTTP date);
 * `undefined` when it is missing or neither.
 * @param date the answer's own `Date` header: a wrong local clock must not stretch the wait
 */
export function retryAfterSeconds(header: string | null, date: string | null): number | undefined {
  const text = header?.trim() ?? '';
  const seconds = /^[+-]?\d+(\.\d+)?$/.test(text) ? Number(text) : secondsUntil(text, date);
  return Number.isNaN(seconds) ? undefined : Math.min(LONGEST, Math.max(0, seconds));
}

function secondsUntil(text: string, date: string | null): number {
  const then = / GMT$/.test(text) ? Date.parse(text) : NaN;
  return (then - (Date.parse(date ?? '') || Date.now())) / 1000;
}
