import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface TargetServer {
  readonly baseUrl: string;
  close(): Promise<void>;
}

/** Knows every structured target, asked for alone or by a list of ids. @param latency milliseconds before each answer */
export async function startTargetServer(latency: number): Promise<TargetServer> {
  const server = createServer({ maxHeaderSize: 131_072 }, (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://localhost');
    const alone = /\/structured_targets\/(.+)$/.exec(pathname)?.[1];
    const body =
      alone === undefined
        ? { structured_targets: searchParams.getAll('ids').map(target), cursor: '' }
        : { structured_target: target(alone) };
    const answer = (): unknown =>
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    setTimeout(answer, latency);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/trade-api/v2`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function target(id: string): object {
  return {
    id,
    name: `Team ${id.slice(-4)}`,
    type: 'basketball_team',
    details: { league: 'NBA', abbreviation: 'TEA' },
    source_ids: { sportradar: `sr:competitor:${Number(id.slice(-4))}` },
    last_updated_ts: '2026-10-01T00:00:00Z',
  };
}
