import { KalshiError } from '../kalshi/errors';
import type { Transport, TransportResponse } from '../kalshi/transport';
import { buildSample, sampleHour } from './data/buildSample';
import { answer } from './routes';
import { badRequest, Refusal } from './refusal';

export interface SampleOptions {
  /** Milliseconds since 1970; all dates of the data are relative to its hour. */
  readonly now?: () => number;
}

/**
 * The embedded sample exchange: made data behind the paths, filters, cursors and error bodies of the Trade API, in
 * process. Any address whose path holds `/trade-api/v2` is answered; nothing is sent anywhere.
 */
export function createSampleTransport({ now = Date.now }: SampleOptions = {}): Transport {
  let data: ReturnType<typeof buildSample> | undefined;
  return {
    async send(url, signal) {
      await Promise.resolve();
      if (signal.aborted) throw new KalshiError('cancelled', 'Cancelled');
      const time = now();
      if (data?.now !== sampleHour(time)) data = buildSample(time);
      return respond(data, new URL(url));
    },
    dispose() {
      data = undefined;
    },
  };
}

function respond(data: ReturnType<typeof buildSample>, url: URL): TransportResponse {
  const path = url.pathname.replace(/^.*?\/trade-api\/v2(?=\/)/, '');
  if (path.endsWith('/')) return { status: 301, contentType: '', body: '' };
  try {
    return json(200, answer(data, path, url.searchParams));
  } catch (error) {
    const refusal = error instanceof URIError ? badRequest() : error;
    if (!(refusal instanceof Refusal)) throw refusal;
    return json(refusal.status, refusal.body);
  }
}

function json(status: number, body: object): TransportResponse {
  return { status, contentType: 'application/json', body: JSON.stringify(body) };
}
