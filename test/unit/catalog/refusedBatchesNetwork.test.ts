import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Catalog } from '../../../src/core/catalog/catalog';
import type { EntityRef } from '../../../src/core/entities/kinds';
import { ApiClient } from '../../../src/core/kalshi/client';
import { createNetworkTransport } from '../../../src/core/kalshi/networkTransport';
import { startSampleServer } from '../../support/sampleServer';
import { uuid } from '../entities/entityOf';

const BOSTON = '2ef4d31c-0b46-4f43-a403-f44d62489034';

/** Boston, and as many that do not exist. */
const refs = (count: number, first = 0): readonly EntityRef[] => [
  { kind: 'structuredTarget', id: BOSTON },
  ...Array.from({ length: count }, (_, index): EntityRef => ({
    kind: 'structuredTarget',
    id: uuid(first + index),
  })),
];

describe('a batch that is refused, on a network', () => {
  const closing: (() => unknown)[] = [];
  afterEach(async () => {
    for (const close of closing.splice(0)) await close();
  });

  /** A catalog over HTTP, with the lengths of the addresses that were sent and failed. */
  function open(baseUrl: string) {
    const sent: number[] = [];
    const failed: number[] = [];
    const network = createNetworkTransport({ userAgent: 'test' });
    const api = new ApiClient({
      baseUrl,
      transport: async () => ({
        send: async (url, signal) => {
          sent.push(url.length);
          try {
            const answer = await network.send(url, signal);
            if (answer.status >= 400) failed.push(url.length);
            return answer;
          } catch (error) {
            failed.push(url.length);
            throw error;
          }
        },
        dispose: () => network.dispose(),
      }),
      perSecond: 1000,
      concurrency: 4,
      sleep: () => Promise.resolve(),
    });
    closing.push(() => api.dispose());
    return { catalog: new Catalog(api), sent, failed };
  }

  async function reasons(catalog: Catalog, wanted: readonly EntityRef[]): Promise<string> {
    const outcomes = await catalog.getMany(wanted, { fresh: true });
    const words = outcomes.map((outcome) => (outcome.ok ? 'found' : outcome.error.reason));
    return [...new Set(words)].map((word) => `${words.filter((one) => one === word).length} ${word}`).join();
  }

  it('is halved where a server answers 431 to a long request', async () => {
    const server = await startSampleServer({ maxHeaderSize: 3000 });
    closing.push(() => server.close());
    const { catalog, failed } = open(server.baseUrl);
    assert.equal(await reasons(catalog, refs(999)), '1 found,999 notFound');
    const before = failed.length;
    assert.ok(before >= 1 && before <= 12, `${before} failed`);
    assert.equal(await reasons(catalog, refs(500, 5000)), '1 found,500 notFound');
    assert.equal(failed.length, before);
  });

  it('is halved where something cuts the connection of a long request, in spite of every retry', async () => {
    const server = await startSampleServer();
    const proxy = await cutting(server.baseUrl, 2500);
    closing.push(
      () => proxy.close(),
      () => server.close(),
    );
    const { port } = proxy.address() as AddressInfo;
    const { catalog, failed } = open(`http://127.0.0.1:${port}/trade-api/v2`);
    assert.equal(await reasons(catalog, refs(600)), '1 found,600 notFound');
    const tries = failed.length;
    assert.equal(await reasons(catalog, refs(500, 5000)), '1 found,500 notFound');
    assert.equal(failed.length, tries);
  });

  it('is not multiplied when the exchange is gone', async () => {
    const server = await startSampleServer();
    const { catalog, sent } = open(server.baseUrl);
    await server.close();
    assert.equal(await reasons(catalog, refs(1999)), '2000 offline');
    assert.ok(sent.length <= 16, `${sent.length} requests`);
  });
});

/** Passes on what is short, and cuts the connection of what is long. */
async function cutting(to: string, most: number): Promise<Server> {
  const proxy = createServer((request, response) => {
    const url = request.url ?? '';
    if (url.length > most) return void request.socket.destroy();
    fetch(new URL(url, to)).then(
      async (answer) => {
        response.writeHead(answer.status, { 'content-type': 'application/json', connection: 'close' });
        response.end(await answer.text());
      },
      (error: unknown) => response.destroy(error as Error),
    );
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  return proxy;
}
