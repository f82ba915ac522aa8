import { KalshiError } from '../kalshi/errors';
import type { Transport, TransportResponse } from '../kalshi/transport';
import { buildSample } from './data/buildSample';
import { HOUR, type SampleData } from './data/sampleData';
import { Refusal } from './refusal';
import { answer } from './routes';

export interface SampleOptions {
  /** Milliseconds since 1970; all dates of the data are relative to its hour. */
  readonly now?: () => number;
}

/**
 * The embedded sample exchange: made data behind the paths, filters, cursors and error bodies of the Trade API, in
 * process. Any address whose path holds `/trade-api/v2` is answered; nothing is sent anywhere.
 */
export function createSampleTransport({ now = Date.now }: SampleOptions = {}): Transport {
  let data: SampleData | undefined;
  return {
    async send(url, signal) {
      await Promise.resolve();
      if (signal.aborted) throw new KalshiError('cancelled', 'Cancelled');
      if (!data || now() >= data.now + HOUR) data = buildSample(now());
      return respond(data, new URL(url));
    },
    dispose() {
      data = undefined;
    },
  };
}

function respond(data: SampleData, { pathname, searchParams }: URL): TransportResponse {
  const found = { status: 200, contentType: 'application/json' };
  try {
    const body = answer(data, pathname.replace(/.*\/trade-api\/v2/, ''), searchParams);
    return { ...found, body: JSON.stringify(body) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { ...found, status: error.status, body: error.message };
  }
}
