import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { median, spreadOf, type Figure } from './figure';

const run = promisify(execFile);
const MIB = 2 ** 20;
const BOMB = 200 * MIB;
const RUNS = 3;
const MOST_GROWTH = 32 * MIB;
const LONGEST_MS = 60_000;

/** What a process grows by when the answer inflates to 200 MiB, against node-fetch, which takes all of it. */
export async function measureBomb(): Promise<readonly Figure[]> {
  const [bomb, small] = [gzipSync(Buffer.alloc(BOMB, ' ')), gzipSync('{}')];
  const server = createServer((request, response) =>
    response
      .writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' })
      .end(request.url?.includes('small') ? small : bomb),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const [ours, alone]: [number[], number[]] = [[], []];
  for (let round = 0; round < RUNS; round++) {
    ours.push(await growthOf(url, 'ours'));
    alone.push(await growthOf(url, 'alone'));
  }
  server.close();
  server.closeAllConnections();
  const figure = {
    name: `memory for an answer of ${mebibytes(BOMB)} in ${(bomb.length / 1000).toFixed(0)} kB of gzip`,
    value: mebibytes(median(ours)),
    spread: spreadOf(ours),
  };
  return [
    {
      ...figure,
      yardstick: `node-fetch, which takes it whole: ${mebibytes(median(alone))}`,
      ratio: median(ours) / median(alone),
      most: 1 / 18,
    },
    {
      ...figure,
      yardstick: `its bound: ${mebibytes(MOST_GROWTH)}`,
      ratio: median(ours) / MOST_GROWTH,
      most: 1,
    },
  ];
}

async function growthOf(url: string, who: 'ours' | 'alone'): Promise<number> {
  const args = ['--import', 'tsx', 'test/bench/bombOf.ts', url, who];
  const { stdout } = await run(process.execPath, args, { timeout: LONGEST_MS });
  return Number(stdout);
}

function mebibytes(bytes: number): string {
  return `${(bytes / MIB).toFixed(0)} MiB`;
}
