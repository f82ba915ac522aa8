import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { median, milliseconds, type Figure } from './figure';

const RUNS = 30;

/** What a cold process takes to load and activate the built entry, beside an extension that does nothing. */
export function measureActivation(): Promise<readonly Figure[]> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-'));
  const empty = path.join(folder, 'empty.js');
  fs.writeFileSync(empty, 'exports.activate = () => undefined;');
  const ours: Cold[] = [];
  const theirs: Cold[] = [];
  for (let run = 0; run < RUNS; run++) {
    theirs.push(activateCold(empty));
    ours.push(activateCold(path.resolve('dist/extension.js')));
  }
  const mine = median(ours.map(({ ms }) => ms));
  const nothing = median(theirs.map(({ ms }) => ms));
  const loaded = [...new Set(ours.flatMap(({ modules }) => modules))];
  const work = ours.reduce((sum, one) => sum + one.timers + one.reads, 0);
  return Promise.resolve([
    {
      name: 'activation, cold process, over an empty extension',
      value: `${milliseconds(mine)} (+${milliseconds(mine - nothing)})`,
      yardstick: `an empty extension: ${milliseconds(nothing)}`,
      ratio: mine / nothing,
    },
    {
      name: 'timers set and files read while activating',
      value: String(work),
      yardstick: `${RUNS} activations; modules loaded: ${loaded.join(', ')}`,
      ratio: work / RUNS,
      most: 0,
    },
  ]);
}

interface Cold {
  readonly ms: number;
  readonly modules: readonly string[];
  readonly timers: number;
  readonly reads: number;
}

function activateCold(entry: string): Cold {
  const out = execFileSync(process.execPath, [path.resolve('test/bench/activateCold.cjs'), entry], {
    encoding: 'utf8',
  });
  return JSON.parse(out) as Cold;
}
