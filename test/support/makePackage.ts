import { execFileSync } from 'node:child_process';
import { cpSync, symlinkSync } from 'node:fs';
import * as path from 'node:path';
import { scratchDir } from './vscode/scratchDir.mjs';

const SOURCES = [
  'src',
  'media',
  'esbuild.js',
  'package.json',
  'tsconfig.json',
  '.vscodeignore',
  'README.md',
  'CHANGELOG.md',
  'LICENSE',
  'THIRD_PARTY_NOTICES.md',
  'test/support/packageVsix.mjs',
];

/**
 * Makes the package in a folder of its own, as if nothing had ever been built: what is built here stays as it is.
 * @returns the folder, with `kalshi-explorer.vsix` in it
 */
export function makePackage(): string {
  const { dir } = scratchDir('package-');
  for (const name of SOURCES) cpSync(name, path.join(dir, name), { recursive: true });
  symlinkSync(path.resolve('node_modules'), path.join(dir, 'node_modules'), 'junction');
  execFileSync(process.execPath, ['test/support/packageVsix.mjs'], {
    cwd: dir,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  return dir;
}
