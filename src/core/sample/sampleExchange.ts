import { KalshiError } from '../kalshi/errors';
import type { Transport, TransportResponse } from '../kalshi/transport';
import { HOUR, type SampleData } from './data/sampleData';
import type { Refusal } from './refusal';
import { answer } from './routes';
import { unpack } from './unpack';

export interface SampleOptions {
  /** What the exchange knows, as the build wrote it: JSON of a `PackedSample`. */
  readonly data: string;
  /** Milliseconds since 1970; all dates of the data are relative to its hour. */
  readonly now?: () => number;
}

/**
 * The embedded sample exchange: made-up data behind the paths, filters, cursors and error bodies of the Trade API, in
 * process. Any address whose path holds `/trade-api/v2` is answered; nothing is sent anywhere.
 */
export function createSampleTransport({ data: packed, now = Date.now }: SampleOptions): Transport {
  let data: SampleData | undefined;
  return {
    async send(url, signal) {
      await Promise.resolve();
      if (signal.aborted) throw new KalshiError('cancelled', 'Cancelled');
      const time = now();
      if (!data || time >= data.now + HOUR) data = unpack(packed, time);
      return respond(data, new URL(url), time);
    },
    dispose() {
      data = undefined;
    },
  };
}

function respond(data: SampleData, { pathname, searchParams }: URL, now: number): TransportResponse {
  const found = { status: 200, contentType: 'application/json' };
  try {
    const body = answer(data, pathname.replace(/^.*\/trade-api\/v2/, ''), searchParams, now);
    return { ...found, body: JSON.stringify(body) };
  } catch (error) {
    const { status, message } = error as Refusal;
    if (!status) throw error;
    return { ...found, status, body: message };
  }
}
