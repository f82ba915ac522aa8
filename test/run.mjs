// @ts-check
// What `npm test` runs: the build, then types, lint, format and the suites, side by side. The last line is the sum:
// `N passed, N failed`.
//
//   node test/run.mjs [quick | suite ...] [mocha's arguments, for example -g hover]
import { execFileSync } from 'node:child_process';
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

/**
 * Two at a time, since two processors have enough to do: the longest first, and beside it one that does not wait for VS
 * Code to be installed.
 */
const steps = [
  suite('ui', mocha('ui')),
  suite('unit', mocha('unit')),
  suite('host', mocha('host')),
  suite('vscode', [node, 'test/support/vscode/hostTests.mjs']),
  check('lint', [node, 'node_modules/eslint/bin/eslint.js', '.']),
  suite('safety', mocha('safety')),
  suite('faults', [node, 'test/faults/run.mjs', '--usual']),
  check('format', [node, 'node_modules/prettier/bin/prettier.cjs', '--check', '.']),
  check('types', ['npm', 'run', '--silent', 'check']),
];
const AT_A_TIME = 2;
/** Mostly waits: beside all others. */
const soak = suite('soak', mocha('soak'));
/** Run by name alone, since `npm test` is to take ten minutes: what is done in a window, beyond the ways of most. */
const onDemand = [suite('ui-more', mocha('ui/more'))];
const NEED_BUILD = ['host', 'vscode', 'ui', 'ui-more', 'safety'];

/** The unit tests that start processes. */
const SLOW = ['test/unit/**/*OnDisk.test.ts', 'test/unit/presenters/snippet.test.ts'];

/** `npm run test:quick`: an answer in two minutes while one works. */
const quick = () => [
  check('types', ['npm', 'run', '--silent', 'check']),
  suite('host', mocha('host')),
  suite('unit', [...mocha('unit'), ...SLOW.flatMap((files) => ['--ignore', files])]),
  check('lint', [node, 'node_modules/eslint/bin/eslint.js', '--no-warn-ignored', ...changedFiles()]),
];

/**
 * The source files that differ from the last commit; where none does, those of that commit.
 * @returns {string[]}
 */
function changedFiles() {
  const git = (/** @type {string[]} */ ...args) =>
    execFileSync('git', args, { encoding: 'utf8' }).split('\n').filter(Boolean);
  const uncommitted = [
    ...git('diff', '--name-only', 'HEAD'),
    ...git('ls-files', '--others', '--exclude-standard'),
  ];
  const changed = uncommitted.length > 0 ? uncommitted : git('diff', '--name-only', 'HEAD~1');
  const sources = changed.filter((file) => /\.(ts|js|mjs|cjs)$/.test(file) && fs.existsSync(file));
  return sources.length > 0 ? sources : ['esbuild.js'];
}

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
  const sum = (/** @type {'passed' | 'failed'} */ key) =>
    outcomes.reduce((total, outcome) => total + outcome[key], 0);
  return `${sum('passed')} passed, ${sum('failed')} failed`;
}

/**
 * @param {readonly Step[]} steps
 * @param {number} atATime
 * @param {(step: Step) => Promise<Outcome>} run
 * @returns {Promise<Outcome[]>}
 */
async function runAll(steps, atATime, run) {
  /** @type {Outcome[]} */
  const outcomes = [];
  const queue = steps.entries();
  const lane = async () => {
    for (const [index, step] of queue) outcomes[index] = await run(step);
  };
  await Promise.all(Array.from({ length: atATime }, lane));
  return outcomes;
}

/**
 * @param {string[]} args
 * @returns {{ chosen: Step[], mochaArgs: string[] }} of what is chosen none where all of `npm test` is wanted
 */
function plan(args) {
  const all = [...steps, soak, ...onDemand];
  const names = all.map(({ name }) => name);
  const firstOther = args.findIndex((arg) => !names.includes(arg));
  const wanted = firstOther === -1 ? args : args.slice(0, firstOther);
  const chosen = all.filter(({ name }) => wanted.includes(name));
  return { chosen, mochaArgs: args.slice(wanted.length) };
}

async function main() {
  const args = process.argv.slice(2).filter((arg) => arg !== '--');
  const isQuick = args[0] === 'quick';
  const { chosen, mochaArgs } = plan(isQuick ? [] : args);
  fs.rmSync(path.join(resultsDir, 'failures'), { recursive: true, force: true });
  const counts = scratchDir('counts-').dir;
  // What runs beside something else is shown when it is through.
  const run = async (/** @type {Step} */ step, shownAtOnce = chosen.length > 0) => {
    const command = step.isSuite ? [...step.command, ...mochaArgs] : step.command;
    const outcome = await runStep({ ...step, command }, path.join(counts, step.name), shownAtOnce);
    console.log(describe(outcome));
    return outcome;
  };
  const runChosen = () => runAll(chosen, 1, run);
  const runQuick = () => runAll(quick(), AT_A_TIME, run);
  const runWhole = async () => (await Promise.all([runAll(steps, AT_A_TIME, run), run(soak)])).flat();
  const needsBuild = chosen.length === 0 || chosen.some(({ name }) => NEED_BUILD.includes(name));
  const first = needsBuild ? [await run(build, true)] : [];
  const isBuilt = first.every(({ failed }) => failed === 0);
  const outcomes = !isBuilt
    ? []
    : isQuick
      ? await runQuick()
      : chosen.length > 0
        ? await runChosen()
        : await runWhole();
  const all = [...first, ...outcomes];
  console.log(['\n== all', ...all.map(describe), '', sumLine(all)].join('\n'));
  process.exitCode = all.some(({ failed }) => failed > 0) ? 1 : 0;
}

await main();
