// @ts-check
// What `npm test` runs: types, lint, build, then the suites. The last line is the sum: `N passed, N failed`.
//
//   node test/run.mjs [unit] [vscode] [ui] [mocha's arguments, for example -g hover]
import { spawn } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { processGroup } from './support/vscode/processGroup.mjs';
import { projectRoot, resultsDir } from './support/vscode/projectPaths.mjs';
import { scratchDir } from './support/vscode/scratchDir.mjs';

const MINUTE = 60_000;
const SUITES = ['unit', 'vscode', 'ui'];
const MOCHA = ['node_modules/mocha/bin/mocha.js', '--reporter', 'test/support/countingReporter.cjs'];

/**
 * @typedef {object} Step
 * @property {string} name
 * @property {string[]} command
 * @property {number} limitMs
 * @property {boolean} isSuite counts by its tests, not as one
 * @property {boolean} needsBuild
 *
 * @typedef {{ passed: number, failed: number, skipped: number }} Counts
 * @typedef {Counts & { name: string, seconds: number, problem?: string }} Outcome
 */

/**
 * @param {string[]} suites
 * @param {string[]} mochaArgs
 * @returns {Step[]}
 */
function planSteps(suites, mochaArgs) {
  const node = process.execPath;
  const one = { isSuite: false, needsBuild: false };
  const checks = [
    { ...one, name: 'types', command: ['npm', 'run', '--silent', 'check'], limitMs: 10 * MINUTE },
    { ...one, name: 'lint', command: ['npm', 'run', '--silent', 'lint'], limitMs: 10 * MINUTE },
  ];
  const build = { ...one, name: 'build', command: [node, 'esbuild.js'], limitMs: 5 * MINUTE };
  const unit = [node, ...MOCHA, ...mochaArgs];
  const inHost = [node, 'test/support/vscode/hostTests.mjs', ...mochaArgs];
  const ui = [node, ...MOCHA, '--config', '.mocharc.ui.json', ...mochaArgs];
  const all = [
    { name: 'unit', command: unit, limitMs: 15 * MINUTE, isSuite: true, needsBuild: false },
    { name: 'vscode', command: inHost, limitMs: 15 * MINUTE, isSuite: true, needsBuild: true },
    { name: 'ui', command: ui, limitMs: 40 * MINUTE, isSuite: true, needsBuild: true },
  ];
  if (suites.length === 0) return [...checks, build, ...all];
  const wanted = all.filter(({ name }) => suites.includes(name));
  return wanted.some(({ needsBuild }) => needsBuild) ? [build, ...wanted] : wanted;
}

/**
 * @param {Step} step
 * @param {string} countsFile
 * @returns {Promise<Outcome>}
 */
async function runStep(step, countsFile) {
  console.log(`\n== ${step.name}`);
  const started = Date.now();
  fs.rmSync(countsFile, { force: true });
  const problem = await runCommand(step, countsFile);
  const counts = step.isSuite ? suiteCounts(countsFile, problem) : checkCounts(problem);
  const outcome = { name: step.name, seconds: (Date.now() - started) / 1000, ...counts };
  console.log(describe(outcome));
  return outcome;
}

/**
 * @param {Step} step
 * @param {string} countsFile
 * @returns {Promise<string | undefined>} what was wrong, if anything
 */
function runCommand({ command: [file = '', ...args], limitMs }, countsFile) {
  return new Promise((resolve) => {
    const colour = process.stdout.isTTY ? { FORCE_COLOR: '1' } : {};
    const env = { ...process.env, ...colour, MOCHA_COUNTS_FILE: countsFile };
    const shell = process.platform === 'win32' && file === 'npm';
    const options = { cwd: projectRoot, env, shell, detached: true };
    const child = spawn(file, args, { ...options, stdio: ['ignore', 'inherit', 'inherit'] });
    const group = processGroup(child, 'SIGTERM');
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      void group.stop();
    }, limitMs);
    child.once('error', (error) => resolve(`could not be run: ${error.message}`));
    child.once('close', (code, signal) => {
      clearTimeout(timer);
      if (late) resolve(`not through after ${limitMs / MINUTE} minutes`);
      else resolve(code === 0 ? undefined : `ended with ${code ?? signal}`);
    });
  });
}

/**
 * @param {string | undefined} problem
 * @returns {Counts & { problem?: string }}
 */
function checkCounts(problem) {
  return problem ? { passed: 0, failed: 1, skipped: 0, problem } : { passed: 1, failed: 0, skipped: 0 };
}

/**
 * A suite that says nothing, or ran no test, or ended badly although no test failed, has failed.
 * @param {string} countsFile
 * @param {string | undefined} problem
 * @returns {Counts & { problem?: string }}
 */
function suiteCounts(countsFile, problem) {
  if (!fs.existsSync(countsFile)) return checkCounts(`${problem ?? 'ended'}, without a result`);
  /** @type {Counts} */
  const counts = JSON.parse(fs.readFileSync(countsFile, 'utf8'));
  if (counts.failed > 0) return counts;
  if (counts.passed === 0) return { ...counts, failed: 1, problem: 'no test ran' };
  return problem ? { ...counts, failed: 1, problem } : counts;
}

/** @param {Outcome} outcome */
function describe({ name, passed, failed, skipped, seconds, problem }) {
  const counts = `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
  return `${name.padEnd(8)}${counts}${problem ? ` (${problem})` : ''}, ${seconds.toFixed(1)} s`;
}

/** @param {Outcome[]} outcomes */
function sumLine(outcomes) {
  const sum = (/** @type {keyof Counts} */ key) =>
    outcomes.reduce((total, outcome) => total + outcome[key], 0);
  const skipped = sum('skipped');
  return `${sum('passed')} passed, ${sum('failed')} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

async function main() {
  const args = process.argv.slice(2).filter((arg) => arg !== '--');
  const firstOther = args.findIndex((arg) => !SUITES.includes(arg));
  const suites = firstOther === -1 ? args : args.slice(0, firstOther);
  const steps = planSteps(suites, args.slice(suites.length));
  fs.rmSync(path.join(resultsDir, 'failures'), { recursive: true, force: true });
  const countsFile = path.join(scratchDir('counts-').dir, 'counts.json');
  /** @type {Outcome[]} */
  const outcomes = [];
  for (const step of steps) {
    const unbuilt = step.needsBuild && outcomes.some(({ name, failed }) => name === 'build' && failed > 0);
    const skip = {
      name: step.name,
      passed: 0,
      failed: 1,
      skipped: 0,
      seconds: 0,
      problem: 'not run: the build failed',
    };
    outcomes.push(unbuilt ? skip : await runStep(step, countsFile));
  }
  console.log(['\n== all', ...outcomes.map(describe), '', sumLine(outcomes)].join('\n'));
  process.exitCode = outcomes.some(({ failed }) => failed > 0) ? 1 : 0;
}

await main();
