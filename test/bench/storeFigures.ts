import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { NameStore } from '../../src/core/catalog/nameStore';
import { decodeStructuredTarget, type StructuredTarget } from '../../src/core/kalshi/structuredTargets';
import { createSegmentFolder } from '../../src/vscode/platform/segmentFolder';
import { compared, kilobytes, median, type Figure } from './figure';
import { timeOf } from './timeOf';

const run = promisify(execFile);

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
  const opened: Opened[] = [];
  for (let round = 0; round < ROUNDS; round++) opened.push(await inOwnProcess(path, count));
  const text = await textOf(path);
  const values = JSON.parse(text) as unknown;
  await rm(path, { recursive: true });
  const stringifying = Array.from({ length: ROUNDS }, () => syncTimeOf(() => JSON.stringify(values)));
  const readings = (name: keyof Opened): number[] => opened.map((one) => one[name]);
  const parse = { yardstick: 'JSON.parse of the same text', against: readings('parsing') };
  const size = `${count} names, ${kilobytes(text.length)}`;
  return {
    all: readings('all'),
    figures: [
      compared({ name: `${size}, to the first`, readings: readings('first'), ...parse }),
      compared({
        name: 'the same',
        readings: readings('first'),
        yardstick: 'the bound',
        against: MOST_FIRST,
        most: 1,
      }),
      compared({ name: 'to all of them', readings: readings('all'), ...parse }),
      compared({
        name: 'longest pause meanwhile',
        readings: readings('longestPause'),
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

/** Milliseconds. */
interface Opened {
  /** To the last name of the segment that was written last. */
  readonly first: number;
  readonly all: number;
  /** By the clock, without what other processes took. */
  readonly longestPause: number;
  readonly parsing: number;
}

/** As in a window that has just opened: nothing of it was compiled or is in memory. */
async function inOwnProcess(path: string, count: number): Promise<Opened> {
  const { stdout } = await run(process.execPath, [process.argv[1] ?? '', path, String(count)]);
  return JSON.parse(stdout) as Opened;
}

async function openCold(path: string, count: number): Promise<Opened> {
  const { id } = target(count - 1);
  // What Node itself does for a first file is done long since in an extension host.
  for (const name of await readdir('.')) await readFile(name, 'utf8').catch(() => undefined);
  const store = open(path);
  const started = performance.now();
  let first: number | undefined;
  let longestPause = 0;
  let isLoading = true;
  const loading = store.load().then(() => (isLoading = false));
  while (isLoading) {
    const before = { clock: performance.now(), processor: process.cpuUsage() };
    await new Promise((resolve) => setImmediate(resolve));
    const { user, system } = process.cpuUsage(before.processor);
    longestPause = Math.max(longestPause, Math.min(performance.now() - before.clock, (user + system) / 1000));
    if (store.nameOf({ kind: 'structuredTarget', id })) first ??= performance.now() - started;
  }
  await loading;
  const all = performance.now() - started;
  if ([...store.entries()].length !== count || first === undefined) fail('a name is missing');
  const text = await textOf(path);
  const parsing = median(Array.from({ length: 5 }, () => syncTimeOf(() => JSON.parse(text) as unknown)));
  return { first, all, longestPause, parsing };
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

const [, , path, count] = process.argv;
if (path === undefined) void main();
else void openCold(path, Number(count)).then((opened) => console.log(JSON.stringify(opened)));
