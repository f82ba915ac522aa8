import type { ChildProcess } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';

/** Bundles a script of this folder, so that it starts quickly. Returns its path. */
export function buildWriter(entry: string): string {
  const outfile = join(mkdtempSync(join(tmpdir(), 'kalshi-writer-')), 'writer.cjs');
  buildSync({
    entryPoints: [join(import.meta.dirname, entry)],
    outfile,
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'cjs',
  });
  return outfile;
}

/** The whole lines that a process has written when it ends. */
export async function linesOfProcess(
  child: ChildProcess,
  onLine: () => void = () => undefined,
): Promise<readonly string[]> {
  let text = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    text += chunk.toString();
    onLine();
  });
  await new Promise((resolve) => child.once('close', resolve));
  return text.split('\n').slice(0, -1);
}
