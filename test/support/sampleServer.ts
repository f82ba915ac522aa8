import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { TransportResponse } from '../../src/core/kalshi/transport';
import { createSampleTransport, type SampleOptions } from '../../src/core/sample/sampleExchange';
import { sampleData } from './sampleData';
import { ServerFaults } from './serverFaults';

const BASE = '/trade-api/v2';

export interface SampleServerOptions extends Omit<SampleOptions, 'data'> {
  /** A free one where there is none. */
  readonly port?: number;
  /** Bytes of the longest request that is taken; longer ones are answered 431. Default 131,072. */
  readonly maxHeaderSize?: number;
}

export interface SampleServer {
  /** `http://127.0.0.1:PORT/trade-api/v2` */
  readonly baseUrl: string;
  /** Path below the base address and query of every request, in the order they came. */
  readonly requests: string[];
  /** Connections accepted so far, closed ones included. */
  readonly connections: number;
  readonly faults: ServerFaults;
  /** Drops every connection and refuses new ones. */
  goOffline(): Promise<void>;
  /** Listens again, on the same port. */
  comeBack(): Promise<void>;
  close(): Promise<void>;
}

/** The sample exchange over HTTP on 127.0.0.1, with faults that can be switched while it runs. */
export async function startSampleServer(options: SampleServerOptions = {}): Promise<SampleServer> {
  const exchange = createSampleTransport({ data: sampleData(), ...options });
  const faults = new ServerFaults();
  const requests: string[] = [];
  const sockets = new Set<Socket>();
  let connections = 0;
  const { maxHeaderSize = 131_072 } = options;
  const server = createServer({ maxHeaderSize }, (request, response) => {
    requests.push(below(request));
    handle(request, response, faults, (url) => exchange.send(url, new AbortController().signal)).catch(
      (error: unknown) => response.destroy(error as Error),
    );
  });
  server.on('connection', (socket) => {
    connections++;
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  const listen = (port: number): Promise<void> =>
    new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', () => {
        server.off('error', reject);
        resolve();
      });
    });
  const goOffline = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      for (const socket of sockets) socket.destroy();
    });
  await listen(options.port ?? 0);
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}${BASE}`,
    requests,
    get connections() {
      return connections;
    },
    faults,
    goOffline,
    comeBack: () => (server.listening ? Promise.resolve() : listen(port)),
    async close() {
      if (server.listening) await goOffline();
      exchange.dispose();
    },
  };
}

/** Path and query without the base address. */
function below(request: IncomingMessage): string {
  return (request.url ?? '').replace(BASE, '');
}

async function handle(
  request: IncomingMessage,
  response: ServerResponse,
  faults: ServerFaults,
  ask: (url: string) => Promise<TransportResponse>,
): Promise<void> {
  // As a proof that nothing else is ever sent; what has a body could trade.
  if (request.method !== 'GET') {
    response.writeHead(405, { allow: 'GET' }).end();
    return;
  }
  const path = below(request);
  const fault = faults.next(path);
  if (fault.delay) await new Promise((resolve) => setTimeout(resolve, fault.delay));
  if (fault.hang) return;
  if (fault.reset) {
    request.socket.resetAndDestroy();
    return;
  }
  const answer = fault.answer ?? faults.replacement(path) ?? (await ask(`http://127.0.0.1${BASE}${path}`));
  const zip = /\bgzip\b/.test(String(request.headers['accept-encoding']));
  const text = fault.omitEvery ? withoutEvery(fault.omitEvery, answer.body) : answer.body;
  const body = zip && !fault.badGzip ? gzipSync(text) : Buffer.from(text);
  if (zip) response.setHeader('content-encoding', 'gzip');
  if (answer.retryAfter !== undefined) response.setHeader('retry-after', answer.retryAfter);
  response.writeHead(answer.status, { 'content-type': answer.contentType, 'content-length': body.length });
  if (!fault.truncate) {
    response.end(body);
    return;
  }
  response.write(body.subarray(0, body.length >> 1), () => response.socket?.destroy());
}

/** The lists of a JSON object without some of their entries. */
function withoutEvery(nth: number, body: string): string {
  const answer = JSON.parse(body) as Record<string, unknown>;
  const shorter = Object.entries(answer).map(([key, value]): [string, unknown] => [
    key,
    Array.isArray(value) ? value.filter((_one, at) => (at + 1) % nth !== 0) : value,
  ]);
  return JSON.stringify(Object.fromEntries(shorter));
}

function runAlone(): void {
  const flag = process.argv.indexOf('--port');
  const port = flag < 0 ? 0 : Number(process.argv[flag + 1]);
  startSampleServer({ port }).then(
    ({ baseUrl }) => process.stdout.write(`Sample exchange at ${baseUrl}\n`),
    (error: unknown) => {
      process.stderr.write(`${String(error)}\n`);
      process.exitCode = 1;
    },
  );
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) runAlone();
