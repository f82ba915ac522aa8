import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NameStore } from '../../src/core/catalog/nameStore';
import { decodeStructuredTarget, type StructuredTarget } from '../../src/core/kalshi/structuredTargets';
import { createSegmentFolder } from '../../src/vscode/platform/segmentFolder';
import { compared, kilobytes, median, type Figure } from './figure';
import { timeOf } from './timeOf';

/** The last is as many as are kept. */
const SIZES = [1_000, 10_000, 50_000];
const ROUNDS = 7;
/** Milliseconds in which nobody else has a turn, and to the first name. */
const MOST_PAUSE = 8;
const MOST_FIRST = 5;

async function main(): Promise<void> {
  const figures: Figure[] = [];
  const all: number[] = [];
  for (const size of SIZES) {
    const measured = await measureStore(size);
    figures.push(...measured.figures);
    all.push(median(measured.all));
  }
  const [, some = NaN, most = NaN] = all;
  figures.push(
    compared({
      name: 'five times the names, 50,000',
      readings: [most],
      yardstick: '10,000',
      against: some,
      most: 7,
    }),
  );
  console.log(JSON.stringify(figures));
}

async function measureStore(count: number): Promise<{ figures: readonly Figure[]; all: readonly number[] }> {
  const path = await mkdtemp(join(tmpdir(), 'bench-store-'));
  const targets = Array.from({ length: count }, (_, index) => target(index));
  const writing = await timeOf(async () => {
    const store = open(path);
    for (let start = 0; start < count; start += 2000)
      store.note('structuredTarget', targets.slice(start, start + 2000));
    await store.save();
  });
  const text = await textOf(path);
  const values = JSON.parse(text) as unknown;
  const parsing: number[] = [];
  const first: number[] = [];
  const all: number[] = [];
  const pauses: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    parsing.push(syncTimeOf(() => JSON.parse(text) as unknown));
    const opened = await openCold(path, count);
    first.push(opened.first);
    all.push(opened.all);
    pauses.push(opened.longestPause);
  }
  await rm(path, { recursive: true });
  const stringifying = Array.from({ length: ROUNDS }, () => syncTimeOf(() => JSON.stringify(values)));
  const parse = { yardstick: 'JSON.parse of the same text', against: parsing };
  const size = `${count} names, ${kilobytes(text.length)}`;
  return {
    all,
    figures: [
      compared({ name: `${size}, to the first`, readings: first, ...parse }),
      compared({ name: 'the same', readings: first, yardstick: 'the bound', against: MOST_FIRST, most: 1 }),
      compared({ name: 'to all of them', readings: all, ...parse }),
      compared({
        name: 'longest pause meanwhile',
        readings: pauses,
        yardstick: 'the bound',
        against: MOST_PAUSE,
        most: 1,
      }),
      compared({
        name: 'written to disk, and there for certain',
        readings: [writing],
        yardstick: 'JSON.stringify of them',
        against: stringifying,
      }),
    ],
  };
}

function open(path: string): NameStore {
  return new NameStore({ folder: createSegmentFolder(path), log: (line) => fail(line), gathering: 2 ** 30 });
}

/**
 * Resolves to milliseconds; the first name stands in the segment that was written last. The longest pause is that of the
 * processor: other processes do not count, what collects garbage does.
 */
async function openCold(
  path: string,
  count: number,
): Promise<{ first: number; all: number; longestPause: number }> {
  const { id } = target(count - 1);
  const store = open(path);
  const started = performance.now();
  let first: number | undefined;
  let longestPause = 0;
  let isLoading = true;
  const loading = store.load().then(() => (isLoading = false));
  while (isLoading) {
    const before = process.cpuUsage();
    await new Promise((resolve) => setImmediate(resolve));
    const { user, system } = process.cpuUsage(before);
    longestPause = Math.max(longestPause, (user + system) / 1000);
    if (store.nameOf({ kind: 'structuredTarget', id })) first ??= performance.now() - started;
  }
  await loading;
  const all = performance.now() - started;
  if ([...store.entries()].length !== count || first === undefined) fail('a name is missing');
  return { first, all, longestPause };
}

/** What is in the segments, as one JSON text. */
async function textOf(path: string): Promise<string> {
  const bodies: string[] = [];
  for (const name of await readdir(path)) {
    const text = await readFile(join(path, name), 'utf8');
    bodies.push(...text.split('\n').slice(1));
  }
  return `[${bodies.join()}]`;
}

function target(index: number): StructuredTarget {
  const id = `${String(index).padStart(8, '0')}-0000-4000-8000-000000000000`;
  const decoded = decodeStructuredTarget({ id, name: `Player Number ${index}`, type: 'basketball_player' });
  return decoded ?? fail('not decoded');
}

function fail(why: string): never {
  throw new Error(why);
}

function syncTimeOf(work: () => unknown): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}

void main();
