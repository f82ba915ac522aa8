import dns from 'node:dns';
import dgram from 'node:dgram';
import http from 'node:http';
import https from 'node:https';
import net from 'node:net';
import tls from 'node:tls';

type Method = (...args: unknown[]) => unknown;

/**
 * Writes down where this process goes, as long as it watches: each TCP connection, each name that is looked up, each
 * request, each socket that listens. Pipes to other processes of VS Code do not count.
 */
export class ConnectionWatch {
  /** `127.0.0.1:8080` */
  readonly connections: string[] = [];
  /** Hosts of requests by node:http(s), addresses of fetch. */
  readonly requests: string[] = [];
  readonly lookups: string[] = [];
  readonly listeners: string[] = [];
  readonly #restore: (() => void)[] = [];

  constructor() {
    this.#hook(net.Socket.prototype, 'connect', (args) => this.#connected(args));
    this.#hook(tls, 'connect', (args) => this.#connected(args));
    this.#hook(net.Server.prototype, 'listen', () => this.listeners.push(String(new Error('listen').stack)));
    this.#hook(dgram, 'createSocket', () => this.listeners.push(String(new Error('datagrams').stack)));
    for (const owner of [dns, dns.promises])
      for (const name of ['lookup', 'resolve', 'resolve4', 'resolve6'])
        this.#hook(owner, name, ([host]) => this.lookups.push(String(host)));
    for (const owner of [http, https])
      for (const name of ['request', 'get'])
        this.#hook(owner, name, ([to]) => this.requests.push(hostOf(to)));
    this.#hook(globalThis, 'fetch', ([to]) => this.requests.push(hostOf(to)));
  }

  stop(): void {
    for (const restore of this.#restore) restore();
  }

  #connected(args: readonly unknown[]): void {
    const [first, second] = Array.isArray(args[0]) ? (args[0] as unknown[]) : args;
    if (typeof first === 'number')
      this.connections.push(`${typeof second === 'string' ? second : 'localhost'}:${first}`);
    if (typeof first !== 'object' || first === null) return;
    const {
      path,
      host = 'localhost',
      port,
    } = first as { path?: unknown; host?: string; port?: string | number | null };
    // The options of a request have its path in `path`, and a port.
    if (port !== undefined && port !== null) this.connections.push(`${host}:${port}`);
    else if (typeof path !== 'string') this.connections.push(`${host}:?`);
  }

  #hook(owner: object, name: string, called: (args: readonly unknown[]) => void): void {
    const methods = owner as Record<string, Method>;
    const original = methods[name];
    if (!original) throw new Error(`there is no ${name} to watch`);
    methods[name] = function (this: unknown, ...args: unknown[]) {
      called(args);
      return original.apply(this, args);
    };
    this.#restore.push(() => (methods[name] = original));
  }
}

function hostOf(to: unknown): string {
  if (typeof to === 'string' || to instanceof URL) return new URL(to).host;
  const { host, hostname, port, url } = to as Record<string, string | number | undefined>;
  if (typeof url === 'string') return new URL(url).host;
  const name = String(hostname ?? host ?? 'localhost');
  return port === undefined || name.endsWith(`:${port}`) ? name : `${name}:${port}`;
}
