// Asks an exchange on this machine 100 times, one after the other, over http and https, with the setting
// `http.proxySupport` in PROXY_SUPPORT, and prints how many connections that took, for us and for node-fetch alone.
import { createServer } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import fetch from 'node-fetch';
import { createNetworkTransport } from '../../src/core/kalshi/networkTransport';
import { makeCertificate } from '../support/faults/certificates';
import { EXCHANGE } from '../support/faults/exchangeNames';
import { authority } from '../support/faults/proxySupport';

const REQUESTS = 100;

type Ask = (url: string) => Promise<unknown>;

async function connectionsFor(ask: Ask, secure: boolean): Promise<number> {
  const answer = (_request: unknown, response: { end: (body: string) => unknown }) => response.end('{}');
  const server = secure
    ? createSecureServer(makeCertificate({ host: EXCHANGE, issuer: authority }), answer)
    : createServer(answer);
  server.keepAliveTimeout = 60_000;
  let connections = 0;
  server.on('connection', () => connections++);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  for (let request = 0; request < REQUESTS; request++)
    await ask(`${secure ? 'https' : 'http'}://${EXCHANGE}:${port}/${request}`);
  server.close();
  server.closeAllConnections();
  return connections;
}

async function main(): Promise<void> {
  const transport = createNetworkTransport({ userAgent: 'bench' });
  const { signal } = new AbortController();
  const asks: Readonly<Record<string, Ask>> = {
    ours: (url) => transport.send(url, signal),
    alone: async (url) => (await fetch(url)).text(),
  };
  const counts: Record<string, number[]> = {};
  for (const [name, ask] of Object.entries(asks))
    counts[name] = [await connectionsFor(ask, false), await connectionsFor(ask, true)];
  process.stdout.write(JSON.stringify(counts));
  // The patch leaves a timer of ten minutes behind.
  process.exit(0);
}

void main();
