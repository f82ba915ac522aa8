import { spawn } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { build } from 'esbuild';
import type { Figure } from './figure';

/**
 * Bundles a script as the extension is bundled and runs it in a process of its own, so that nothing else of the bench is in
 * its memory or was compiled for it.
 * @param script of this folder; it prints its figures as JSON, in one line, last
 */
export async function figuresOf(
  script: string,
  nodeOptions: readonly string[] = [],
): Promise<readonly Figure[]> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-'));
  const outfile = path.join(folder, script.replace(/ts$/, 'cjs'));
  try {
    await build({
      entryPoints: [path.join('test/bench', script)],
      outfile,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      mainFields: ['module', 'main'],
      logLevel: 'error',
    });
    const printed = await outputOf([...nodeOptions, outfile]);
    return JSON.parse(printed.trimEnd().split('\n').at(-1) ?? '') as Figure[];
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

function outputOf(args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    const pieces: Buffer[] = [];
    child.stdout.on('data', (piece: Buffer) => pieces.push(piece));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(Buffer.concat(pieces).toString());
      else reject(new Error(`${args.at(-1) ?? ''} ended with ${String(code)}`));
    });
  });
}
