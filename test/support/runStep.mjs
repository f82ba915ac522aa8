// @ts-check
import { spawn } from 'node:child_process';
import * as fs from 'node:fs';
import { processGroup } from './vscode/processGroup.mjs';
import { projectRoot } from './vscode/projectPaths.mjs';

const MINUTE = 60_000;

/**
 * @typedef {object} Step
 * @property {string} name
 * @property {string[]} command
 * @property {number} limitMinutes
 * @property {boolean} isSuite counts by its tests, not as one
 * @property {Record<string, string>} [env]
 *
 * @typedef {{ passed: number, failed: number, skipped: number, problem?: string }} Counts
 * @typedef {Counts & { name: string, seconds: number }} Outcome
 */

/**
 * @param {Step} step
 * @param {string} countsFile where test/support/countingReporter.cjs writes
 * @param {boolean} shownAtOnce what it prints; otherwise all of it when it is through
 * @returns {Promise<Outcome>}
 */
export async function runStep(step, countsFile, shownAtOnce) {
  console.log(shownAtOnce ? `\n== ${step.name}` : `${step.name} has started`);
  const started = Date.now();
  const { problem, printed } = await runCommand(step, countsFile, shownAtOnce);
  if (!shownAtOnce) process.stdout.write(`\n== ${step.name}\n${printed}`);
  const counts = step.isSuite ? suiteCounts(countsFile, problem) : checkCounts(problem);
  return { name: step.name, seconds: (Date.now() - started) / 1000, ...counts };
}

/**
 * @param {Step} step
 * @param {string} countsFile
 * @param {boolean} shownAtOnce
 * @returns {Promise<{ problem?: string | undefined, printed: string }>}
 */
function runCommand({ command: [file = '', ...args], limitMinutes, env: own }, countsFile, shownAtOnce) {
  return new Promise((resolve) => {
    const colour = process.stdout.isTTY ? { FORCE_COLOR: '1' } : {};
    const env = { ...process.env, ...colour, ...own, MOCHA_COUNTS_FILE: countsFile };
    const shell = process.platform === 'win32' && file === 'npm';
    const output = shownAtOnce ? 'inherit' : 'pipe';
    const child = spawn(file, args, {
      ...{ cwd: projectRoot, env, shell, detached: true },
      stdio: ['ignore', output, output],
    });
    let printed = '';
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text) => (printed += text));
    const group = processGroup(child, 'SIGTERM');
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      void group.stop();
    }, limitMinutes * MINUTE);
    const end = (/** @type {string | undefined} */ problem) => {
      clearTimeout(timer);
      resolve({ problem, printed });
    };
    child.once('error', (error) => end(`could not be run: ${error.message}`));
    child.once('close', (code, signal) => {
      if (late) end(`not through after ${limitMinutes} minutes`);
      else end(code === 0 ? undefined : `ended with ${code ?? signal}`);
    });
  });
}

/**
 * @param {string | undefined} problem
 * @returns {Counts}
 */
function checkCounts(problem) {
  return problem ? { passed: 0, failed: 1, skipped: 0, problem } : { passed: 1, failed: 0, skipped: 0 };
}

/**
 * A suite that says nothing, or ran no test, or ended badly although no test failed, has failed.
 * @param {string} countsFile
 * @param {string | undefined} problem
 * @returns {Counts}
 */
function suiteCounts(countsFile, problem) {
  if (!fs.existsSync(countsFile)) return checkCounts(`${problem ?? 'ended'}, without a result`);
  /** @type {Counts} */
  const counts = JSON.parse(fs.readFileSync(countsFile, 'utf8'));
  if (counts.failed > 0) return counts;
  if (counts.passed === 0) return { ...counts, failed: 1, problem: 'no test ran' };
  return problem ? { ...counts, failed: 1, problem } : counts;
}
