// @ts-check
// The faults of the network in all settings of VS Code's proxy support, each in a process of its own: what VS Code does
// to node:http is done once to a whole process.
//
//   node test/nightly/faults/run.mjs [--usual] [--matrix[=24.17.0,24.21.0]] [mocha's arguments]
//
// `--usual`: in Node as it is and in the setting that VS Code has by default, alone.
// `--matrix`: on all versions of Node that VS Code comes with, or on those named, installed from npm on first use.
import { spawn } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { installNode } from '../../support/faults/installNode.mjs';
import { processGroup } from '../../support/vscode/processGroup.mjs';
import { projectRoot } from '../../support/vscode/projectPaths.mjs';
import { scratchDir } from '../../support/vscode/scratchDir.mjs';

/** The least that is supported, two with known faults in their HTTP (22.21, 24.17), and the newest of their lines. */
const NODES = ['20.20.2', '22.21.1', '22.23.3', '24.17.0', '24.21.0'];
const SETTINGS = ['none', 'override', 'fallback', 'on', 'off'];
/** Coming back takes as long as it takes: once, with what VS Code does by default. */
const RECOVERY = 'test/nightly/faults/recovery.test.ts';
const FULL = 'override';
const USUAL = ['none', FULL];
const MOCHA = [
  'node_modules/mocha/bin/mocha.js',
  '--config',
  'test/nightly/faults/.mocharc.json',
  '--reporter',
  'test/support/countingReporter.cjs',
];

/**
 * @typedef {{ version: string, node: string, setting: string }} Run
 * @typedef {{ passed: number, failed: number, skipped: number }} Counts
 * @typedef {Run & Counts & { seconds: number }} Result
 */

/**
 * @param {Run} run
 * @param {string[]} mochaArgs
 * @param {string} countsFile
 * @returns {Promise<Result>}
 */
async function runOnce(run, mochaArgs, countsFile) {
  const started = Date.now();
  const env = { ...process.env, PROXY_SUPPORT: run.setting, MOCHA_COUNTS_FILE: countsFile };
  const args = [...MOCHA, ...(run.setting === FULL ? [] : ['--ignore', RECOVERY]), ...mochaArgs];
  const child = spawn(run.node, args, { cwd: projectRoot, env, detached: true });
  const group = processGroup(child, 'SIGTERM');
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
  const code = await new Promise((resolve) => {
    child.once('error', resolve);
    child.once('close', resolve);
  });
  await group.ended;
  const counts = countsOf(countsFile, code === 0);
  const result = { ...run, ...counts, seconds: (Date.now() - started) / 1000 };
  console.log(describe(result));
  if (result.failed > 0) console.log(output.replace(/^[^]*?passing/, ''));
  return result;
}

/**
 * A run without a result, without a test, or with a bad end has failed.
 * @param {string} file
 * @param {boolean} endedWell
 * @returns {Counts}
 */
function countsOf(file, endedWell) {
  const none = { passed: 0, failed: 1, skipped: 0 };
  /** @type {Counts} */
  const counts = fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : none;
  const isGood = counts.failed > 0 || (endedWell && counts.passed > 0);
  return isGood ? counts : { ...counts, failed: 1 };
}

/** @param {Result} result */
function describe({ version, setting, passed, failed, seconds }) {
  const counts = `${passed} passed, ${failed} failed`;
  return `Node ${version.padEnd(8)} http.proxySupport ${setting.padEnd(9)} ${counts}, ${seconds.toFixed(1)} s`;
}

/** @param {string | undefined} matrix */
function versionsOf(matrix) {
  if (matrix === undefined) return [process.versions.node];
  return matrix.includes('=') ? matrix.replace(/^.*=/, '').split(',') : NODES;
}

/**
 * @param {string[]} versions
 * @param {string[]} settings
 */
async function plan(versions, settings) {
  /** @type {Run[]} */
  const runs = [];
  for (const version of versions) {
    const node = version === process.versions.node ? process.execPath : await installNode(version);
    for (const setting of settings) runs.push({ version, node, setting });
  }
  return runs;
}

async function main() {
  const args = process.argv.slice(2).filter((arg) => arg !== '--');
  const matrix = args.find((arg) => /^--matrix(=|$)/.test(arg));
  const isUsual = args.includes('--usual');
  const mochaArgs = args.filter((arg) => arg !== matrix && arg !== '--usual');
  const runs = await plan(versionsOf(matrix), isUsual ? USUAL : SETTINGS);
  const { dir } = scratchDir('faults-');
  /** @type {Result[]} */
  const results = [];
  const queue = runs.entries();
  // Half of the time is waiting, so there is room for one more than there are cores.
  const lanes = Array.from({ length: os.availableParallelism() + 1 }, async () => {
    for (const [index, run] of queue) {
      results[index] = await runOnce(run, mochaArgs, path.join(dir, `${index}.json`));
    }
  });
  await Promise.all(lanes);
  const sum = (/** @type {keyof Counts} */ key) => results.reduce((total, result) => total + result[key], 0);
  const counts = { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') };
  const file = process.env.MOCHA_COUNTS_FILE;
  if (file) fs.writeFileSync(file, JSON.stringify(counts));
  console.log(
    ['', ...results.map(describe), '', `${counts.passed} passed, ${counts.failed} failed`].join('\n'),
  );
  process.exitCode = counts.failed > 0 ? 1 : 0;
}

await main();
