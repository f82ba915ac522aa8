import { createServer, type AddressInfo, type Socket } from 'node:net';
import { createSecureContext, TLSSocket } from 'node:tls';
import type { Duplex } from 'node:stream';
import type { Identity } from './certificates';
import { answerTo } from './cannedExchange';
import { EXCHANGE } from './exchangeNames';
import type { Fault } from './fault';
import { whole } from './httpBytes';
import { play, type Step } from './wire';

/** What is said to a request instead of the right answer; nothing for the right answer. */
export type Script = (url: string, request: number) => readonly Step[] | undefined;

export interface FaultServer {
  /** `http://exchange.test:PORT/trade-api/v2`, or https. */
  readonly baseUrl: string;
  readonly port: number;
  /** Path and query of all requests, in the order they came. */
  readonly requests: readonly string[];
  /** The first lines of all requests. */
  readonly heads: readonly string[];
  /** How often the fault struck. */
  readonly strikes: () => number;
  /** Connections accepted so far. */
  readonly connections: () => number;
  /** The connections that are open, by the ports at their other ends. */
  readonly open: () => readonly number[];
  /** @param times how often it strikes; always by default */
  set(fault: Fault, times?: number): void;
  /** Answers by hand. */
  say(script: Script): void;
  /** Everything works again. */
  clear(): void;
  close(): Promise<void>;
}

/**
 * An exchange over plain TCP (or TLS), whose every byte can be chosen. Nothing of it keeps the process alive: what does
 * while it runs belongs to the product.
 */
export async function startFaultServer(identity?: Identity): Promise<FaultServer> {
  const secureContext = identity && createSecureContext(identity);
  const sockets = new Set<Socket>();
  const requests: string[] = [];
  const heads: string[] = [];
  let fault: Fault | undefined;
  let script: Script | undefined;
  let left = 0;
  let strikes = 0;
  let connections = 0;

  const strike = (at: 'request' | 'connection', body: Buffer): readonly Step[] | undefined => {
    if (!fault || (fault.at ?? 'request') !== at || left <= 0) return undefined;
    left--;
    strikes++;
    return fault.wire(body);
  };

  async function answer(first: string, stream: Duplex, socket: Socket): Promise<void> {
    const url = first.split(' ')[1] ?? '';
    requests.push(url);
    heads.push(first);
    const body = Buffer.from(JSON.stringify(answerTo(url)));
    const steps = script?.(url, requests.length) ?? strike('request', body);
    await play(steps ?? [{ send: whole(body) }], { stream, socket });
  }

  const server = createServer((socket) => {
    connections++;
    sockets.add(socket);
    socket.unref();
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    const steps = strike('connection', Buffer.alloc(0));
    if (steps) {
      socket.resume();
      return void play(steps, { stream: socket, socket });
    }
    const stream = secureContext ? new TLSSocket(socket, { isServer: true, secureContext }) : socket;
    stream.on('error', () => undefined);
    onHeads(stream, (first) => void answer(first, stream, socket));
  });
  server.unref();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `${identity ? 'https' : 'http'}://${EXCHANGE}:${port}/trade-api/v2`,
    port,
    requests,
    heads,
    strikes: () => strikes,
    connections: () => connections,
    open: () => [...sockets].map(({ remotePort }) => remotePort ?? 0),
    set(next, times = Infinity) {
      [fault, left, strikes, script] = [next, times, 0, undefined];
      // On a connection that was kept it would not strike.
      if (next.at === 'connection') for (const socket of sockets) socket.destroy();
    },
    say(next) {
      [fault, script] = [undefined, next];
    },
    clear() {
      fault = script = undefined;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** Calls back with every request head that comes: a GET has no body. */
function onHeads(stream: Duplex, found: (head: string) => void): void {
  let text = '';
  stream.on('data', (bytes: Buffer) => {
    text += bytes.toString('latin1');
    for (let end = text.indexOf('\r\n\r\n'); end >= 0; end = text.indexOf('\r\n\r\n')) {
      const first = text.slice(0, end);
      text = text.slice(end + 4);
      found(first);
    }
  });
}
