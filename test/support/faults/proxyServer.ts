import { createServer, request } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';

/** What a proxy does with what it is asked for. */
export type ProxyManner = 'works' | 'wants a sign-in' | 'hangs up';

export interface ProxyServer {
  /** `http://user:PASSWORD@127.0.0.1:PORT`, as it may stand in the setting http.proxy. */
  readonly address: string;
  /** What was asked of it: `host:port` of each tunnel, the address of each plain request. */
  readonly asked: readonly string[];
  manner: ProxyManner;
  close(): Promise<void>;
}

/** Must be in no log. */
export const PASSWORD = 'open-sesame';

/** An HTTP proxy: tunnels by CONNECT, passes plain requests on. Leads to this computer, whatever the name is. */
export async function startProxyServer(): Promise<ProxyServer> {
  const asked: string[] = [];
  const sockets = new Set<Socket>();
  const proxy = { manner: 'works' as ProxyManner };
  const server = createServer((incoming, response) => {
    asked.push(incoming.url ?? '');
    if (proxy.manner === 'hangs up') return void incoming.socket.destroy();
    if (proxy.manner === 'wants a sign-in') return void response.writeHead(407).end();
    const { port, pathname, search } = new URL(incoming.url ?? '');
    const onward = request({ host: '127.0.0.1', port, path: pathname + search, agent: false }, (answer) => {
      response.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    onward.end();
  });
  server.on('connect', (incoming, socket: Socket) => {
    asked.push(incoming.url ?? '');
    socket.on('error', () => undefined);
    if (proxy.manner === 'hangs up') return void socket.destroy();
    if (proxy.manner === 'wants a sign-in') {
      return void socket.end('HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n');
    }
    const onward = connect(Number(incoming.url?.split(':')[1]), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      socket.pipe(onward).pipe(socket);
    });
    onward.on('error', () => socket.destroy());
    socket.on('close', () => onward.destroy());
    onward.on('close', () => socket.destroy());
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return Object.assign(proxy, {
    address: `http://user:${PASSWORD}@127.0.0.1:${port}`,
    asked,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  });
}
