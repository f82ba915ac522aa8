import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { buildSync } from 'esbuild';
import type { Figure } from './figure';

/** How fast ids are found, measured as it ships: bundled, in a process of its own. */
export function measureScan(): Promise<readonly Figure[]> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-'));
  const outfile = path.join(folder, 'scan.cjs');
  const entryPoints = ['test/bench/scanFigures.ts'];
  buildSync({
    entryPoints,
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    mainFields: ['module', 'main'],
  });
  const printed = execFileSync(process.execPath, [outfile], { encoding: 'utf8', maxBuffer: 2 ** 24 });
  fs.rmSync(folder, { recursive: true });
  return Promise.resolve(JSON.parse(printed) as Figure[]);
}
