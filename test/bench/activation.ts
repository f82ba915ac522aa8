import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { compared, type Figure } from './figure';

const RUNS = 30;
const MAX_OVER_EMPTY_MS = 10;

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
  const touched = ours.flatMap((one) => [...one.modules, ...one.touched]);
  return Promise.resolve([
    compared({
      name: 'activation, cold process',
      readings: ours.map(({ ms }) => ms),
      yardstick: 'an empty extension',
      against: theirs.map(({ ms }) => ms),
    }),
    compared({
      name: 'what that is more than the empty extension',
      readings: ours.map(({ ms }, run) => ms - (theirs[run]?.ms ?? NaN)),
      yardstick: 'the bound',
      against: MAX_OVER_EMPTY_MS,
      most: 1,
    }),
    {
      name: 'modules, files, sockets, look-ups, processes and timers it takes',
      value: touched.length === 0 ? '0' : [...new Set(touched)].join(', '),
      yardstick: `activations: ${RUNS}`,
      ratio: touched.length / RUNS,
      most: 0,
    },
  ]);
}

interface Cold {
  readonly ms: number;
  readonly modules: readonly string[];
  /** What was called that reaches outside the process, or sets a timer. */
  readonly touched: readonly string[];
}

function activateCold(entry: string): Cold {
  const out = execFileSync(process.execPath, [path.resolve('test/bench/activateCold.cjs'), entry], {
    encoding: 'utf8',
  });
  return JSON.parse(out) as Cold;
}
