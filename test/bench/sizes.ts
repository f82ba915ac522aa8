import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import * as esbuild from 'esbuild';
import { packageVsix } from '../support/packageVsix.mjs';
import { kilobytes, type Figure } from './figure';

const MAX_ENTRY = 15_000;
const MAX_PACKAGE = 1_000_000;

/** What the package weighs, against its bounds and against the exchange's own TypeScript client, bundled alone. */
export async function measureSizes(): Promise<readonly Figure[]> {
  const vsix = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'bench-')), 'kalshi-explorer.vsix');
  await packageVsix(vsix);
  return [
    bounded('entry bundle', sizeOf('dist/extension.js'), MAX_ENTRY),
    against('bundle of the explorer', sizeOf('dist/explorer.js'), await bundledClient()),
    bounded('package (.vsix)', sizeOf(vsix), MAX_PACKAGE),
  ];
}

function bounded(name: string, bytes: number, most: number): Figure {
  return {
    name,
    value: kilobytes(bytes),
    yardstick: `its bound, ${kilobytes(most)}`,
    ratio: bytes / most,
    most: 1,
  };
}

function against(name: string, bytes: number, client: number): Figure {
  return {
    name,
    value: kilobytes(bytes),
    yardstick: `kalshi-typescript, bundled: ${kilobytes(client)}`,
    ratio: bytes / client,
  };
}

function sizeOf(file: string): number {
  return fs.statSync(file).size;
}

async function bundledClient(): Promise<number> {
  const { outputFiles } = await esbuild.build({
    stdin: {
      contents: "import * as api from 'kalshi-typescript'; console.log(api)",
      resolveDir: process.cwd(),
    },
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'cjs',
    write: false,
    logLevel: 'error',
  });
  return outputFiles[0]?.contents.length ?? NaN;
}
