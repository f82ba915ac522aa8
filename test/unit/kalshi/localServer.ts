import { createServer, type RequestListener } from 'node:http';
import { createServer as createRawServer, type AddressInfo, type Server, type Socket } from 'node:net';

export interface LocalServer {
  /** `http://127.0.0.1:port` */
  readonly origin: string;
  /** Connections accepted so far. */
  readonly connections: () => number;
  readonly close: () => Promise<void>;
}

/** An HTTP server on a free port. */
export function serve(answer: RequestListener): Promise<LocalServer> {
  return listen(createServer({ keepAliveTimeout: 60_000 }, answer));
}

/** Bytes by hand: `answer` is called for every request head that arrives, with its number on this connection. */
export function serveRaw(answer: (socket: Socket, request: number) => void): Promise<LocalServer> {
  const server = createRawServer((socket) => {
    let requests = 0;
    socket.on('error', () => undefined);
    socket.on('data', (data) => {
      if (data.includes('\r\n\r\n')) answer(socket, ++requests);
    });
  });
  return listen(server);
}

/** A whole HTTP answer with a JSON body, as bytes. */
export function rawAnswer(body: string, head = ''): string {
  return `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n${head}\r\n${body}`;
}

async function listen(server: Server): Promise<LocalServer> {
  const sockets = new Set<Socket>();
  let connections = 0;
  server.on('connection', (socket: Socket) => {
    connections++;
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      for (const socket of sockets) socket.destroy();
    });
  return { origin: `http://127.0.0.1:${port}`, connections: () => connections, close };
}
