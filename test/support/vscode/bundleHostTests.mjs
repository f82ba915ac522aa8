// @ts-check
import * as fs from 'node:fs';
import * as path from 'node:path';
import { build } from 'esbuild';
import { projectRoot } from './projectPaths.mjs';

const sources = path.join(projectRoot, 'test/vscode');
const bundles = path.join(projectRoot, 'out/test/vscode');

/**
 * Bundles test/vscode/index.ts and every test file under test/vscode for the extension host, which runs CommonJS.
 * @returns {Promise<string>} the bundled index
 */
export async function bundleHostTests() {
  const tests = fs.readdirSync(sources, { recursive: true, encoding: 'utf8' });
  const entries = tests.filter((name) => name.endsWith('.test.ts')).concat('index.ts');
  fs.rmSync(bundles, { recursive: true, force: true });
  await build({
    entryPoints: entries.map((name) => path.join(sources, name)),
    outdir: bundles,
    outbase: sources,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    mainFields: ['module', 'main'],
    // mocha finds its own files beside itself.
    external: ['vscode', 'mocha'],
    logLevel: 'warning',
    // What of test/support may run alone asks for its own address, which a bundle does not have.
    logOverride: { 'empty-import-meta': 'silent' },
  });
  return path.join(bundles, 'index.js');
}
