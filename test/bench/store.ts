import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { NameStore } from '../../src/core/catalog/nameStore';
import { decodeStructuredTarget, type StructuredTarget } from '../../src/core/kalshi/structuredTargets';
import { createSegmentFolder } from '../../src/vscode/platform/segmentFolder';
import { kilobytes, median, milliseconds, type Figure } from './figure';

const NAMES = 50_000;
const ROUNDS = 5;

/** Names on disk: written, opened cold to the first name and to all of them, and how long nobody else has a turn. */
export async function measureStore(): Promise<readonly Figure[]> {
  const path = await mkdtemp(join(tmpdir(), 'bench-store-'));
  const targets = Array.from({ length: NAMES }, (_, index) => target(index));
  const writing = await timeOf(async () => {
    const store = open(path);
    for (let start = 0; start < NAMES; start += 2000)
      store.note('structuredTarget', targets.slice(start, start + 2000));
    await store.save();
  });
  const text = await textOf(path);
  const parsing = median(Array.from({ length: ROUNDS }, () => syncTimeOf(() => JSON.parse(text) as unknown)));
  const stringifying = syncTimeOf(() => JSON.stringify(JSON.parse(text))) - parsing;
  const first: number[] = [];
  const all: number[] = [];
  const pauses: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const opened = await openCold(path, targets.at(-1)?.id ?? '');
    first.push(opened.first);
    all.push(opened.all);
    pauses.push(opened.longestPause);
  }
  await rm(path, { recursive: true });
  const size = `${NAMES} names, ${kilobytes(text.length)}`;
  const parse = `JSON.parse of the same text: ${milliseconds(parsing)}`;
  return [
    against(`names on disk to the first name (${size})`, median(first), parse, parsing, 1),
    against('names on disk to all names', median(all), parse, parsing),
    against('longest pause while they are read', median(pauses), parse, parsing),
    against('names written to disk', writing, `JSON.stringify: ${milliseconds(stringifying)}`, stringifying),
  ];
}

function against(name: string, ms: number, yardstick: string, other: number, most?: number): Figure {
  const figure = { name, value: milliseconds(ms), yardstick, ratio: ms / other };
  return most === undefined ? figure : { ...figure, most };
}

function open(path: string): NameStore {
  return new NameStore({ folder: createSegmentFolder(path), log: (line) => fail(line), gathering: 2 ** 30 });
}

/** @param id of a name in the segment that was written last */
async function openCold(
  path: string,
  id: string,
): Promise<{ first: number; all: number; longestPause: number }> {
  const delays = monitorEventLoopDelay({ resolution: 1 });
  delays.enable();
  const store = open(path);
  const started = performance.now();
  const loading = store.load();
  while (!store.nameOf({ kind: 'structuredTarget', id }))
    await new Promise((resolve) => setImmediate(resolve));
  const first = performance.now() - started;
  await loading;
  const all = performance.now() - started;
  delays.disable();
  if ([...store.entries()].length !== NAMES) fail('a name is missing');
  return { first, all, longestPause: delays.max / 1e6 };
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

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

function syncTimeOf(work: () => unknown): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}
