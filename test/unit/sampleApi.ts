import { ApiClient } from '../../src/core/kalshi/client';
import { environments } from '../../src/core/kalshi/environments';
import { createSampleTransport } from '../../src/core/sample/sampleExchange';
import type { Transport } from '../../src/core/kalshi/transport';
import { sampleData } from '../support/sampleData';

export const SAMPLE_NOW = Date.parse('2026-11-23T12:30:00Z');

/** Built once: its data takes longer than all that the tests ask of it. */
const exchange = createSampleTransport({ data: sampleData(), now: () => SAMPLE_NOW });

/** The sample exchange behind the client, with a count of what was really sent. */
export function sampleApi(): {
  readonly api: ApiClient;
  readonly urls: string[];
  readonly transport: Transport;
} {
  const urls: string[] = [];
  const transport: Transport = {
    send(url, signal) {
      urls.push(url);
      return exchange.send(url, signal);
    },
    dispose: () => exchange.dispose(),
  };
  const api = new ApiClient({
    baseUrl: environments.production.baseUrl,
    transport: async () => transport,
    perSecond: 50,
    concurrency: 8,
  });
  return { api, urls, transport };
}
