// @ts-check
// What `npm test` runs: the build, then types, lint and the suites, side by side. The last line is the sum:
// `N passed, N failed`.
//
//   node test/run.mjs [suite ...] [mocha's arguments, for example -g hover]
import * as fs from 'node:fs';
import * as path from 'node:path';
import { resultsDir } from './support/vscode/projectPaths.mjs';
import { scratchDir } from './support/vscode/scratchDir.mjs';
import { runStep } from './support/runStep.mjs';

/**
 * @typedef {import('./support/runStep.mjs').Step} Step
 * @typedef {import('./support/runStep.mjs').Outcome} Outcome
 */

const node = process.execPath;
const LIMIT_MINUTES = 60;

/** @type {Step} */
const build = { name: 'build', command: [node, 'esbuild.js'], limitMinutes: 5, isSuite: false };

/** Those of a lane run one after the other, the lanes side by side: two processors have enough to do. */
const lanes = {
  workbench: [suite('ui', mocha('ui'))],
  core: [
    suite('vscode', [node, 'test/support/vscode/hostTests.mjs']),
    check('types', ['npm', 'run', '--silent', 'check']),
    check('lint', ['npm', 'run', '--silent', 'lint']),
    suite('unit', mocha('unit')),
    suite('faults', [node, 'test/faults/run.mjs', '--usual']),
    suite('safety', mocha('safety')),
  ],
  // Mostly waits.
  soak: [suite('soak', mocha('soak'))],
};
/** Run by name alone, since `npm test` is to take ten minutes: what is done in a window, beyond the ways of most. */
const onDemand = [suite('ui-more', mocha('ui/more'))];
const NEED_BUILD = ['vscode', 'ui', 'ui-more', 'safety'];

/** @param {string} folder below test, with its own .mocharc.json */
function mocha(folder) {
  const reporter = ['--reporter', 'test/support/countingReporter.cjs'];
  return [node, 'node_modules/mocha/bin/mocha.js', '--config', `test/${folder}/.mocharc.json`, ...reporter];
}

/**
 * @param {string} name
 * @param {string[]} command
 * @returns {Step}
 */
function check(name, command) {
  return { name, command, limitMinutes: LIMIT_MINUTES, isSuite: false };
}

/**
 * @param {string} name
 * @param {string[]} command
 * @returns {Step}
 */
function suite(name, command) {
  return { name, command, limitMinutes: LIMIT_MINUTES, isSuite: true };
}

/** @param {Outcome} outcome */
function describe({ name, passed, failed, skipped, seconds, problem }) {
  const counts = `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
  return `${name.padEnd(8)}${counts}${problem ? ` (${problem})` : ''}, ${seconds.toFixed(1)} s`;
}

/** @param {readonly Outcome[]} outcomes */
function sumLine(outcomes) {
  const sum = (/** @type {'passed' | 'failed' | 'skipped'} */ key) =>
    outcomes.reduce((total, outcome) => total + outcome[key], 0);
  const skipped = sum('skipped');
  return `${sum('passed')} passed, ${sum('failed')} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/**
 * One after the other.
 * @param {readonly Step[]} steps
 * @param {(step: Step) => Promise<Outcome>} run
 * @returns {Promise<Outcome[]>}
 */
async function runLane(steps, run) {
  const outcomes = [];
  for (const step of steps) outcomes.push(await run(step));
  return outcomes;
}

/**
 * @param {string[]} args
 * @returns {{ wanted: Step[][], mochaArgs: string[] }}
 */
function plan(args) {
  const all = Object.values(lanes);
  const steps = [...all.flat(), ...onDemand];
  const names = steps.map(({ name }) => name);
  const firstOther = args.findIndex((arg) => !names.includes(arg));
  const chosen = firstOther === -1 ? args : args.slice(0, firstOther);
  const wanted = chosen.length === 0 ? all : [steps.filter(({ name }) => chosen.includes(name))];
  return { wanted, mochaArgs: args.slice(chosen.length) };
}

async function main() {
  const { wanted, mochaArgs } = plan(process.argv.slice(2).filter((arg) => arg !== '--'));
  fs.rmSync(path.join(resultsDir, 'failures'), { recursive: true, force: true });
  const counts = scratchDir('counts-').dir;
  // What runs beside something else is shown when it is through.
  const isAlone = wanted.length === 1;
  const run = async (/** @type {Step} */ step, shownAtOnce = isAlone) => {
    const command = step.isSuite ? [...step.command, ...mochaArgs] : step.command;
    const outcome = await runStep({ ...step, command }, path.join(counts, step.name), shownAtOnce);
    console.log(describe(outcome));
    return outcome;
  };
  const needsBuild = wanted.flat().some(({ name }) => NEED_BUILD.includes(name));
  const first = needsBuild ? [await run(build, true)] : [];
  const isBuilt = first.every(({ failed }) => failed === 0);
  const outcomes = isBuilt ? await Promise.all(wanted.map((steps) => runLane(steps, run))) : [];
  const all = [...first, ...outcomes.flat()];
  console.log(['\n== all', ...all.map(describe), '', sumLine(all)].join('\n'));
  process.exitCode = all.some(({ failed }) => failed > 0) ? 1 : 0;
}

await main();
