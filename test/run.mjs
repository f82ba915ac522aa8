// @ts-check
// Builds, then runs a plan or the suites that are named. The last line is the sum: `N passed, N failed`.
//
//   node test/run.mjs                      the plan `all`: what `npm test` runs
//   node test/run.mjs quick | nightly      another plan
//   node test/run.mjs unit host -g hover   suites by name; the rest of the arguments goes to mocha
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
/** Two cores are enough for two. */
const AT_A_TIME = 2;
/** Unit tests that make packages or load pages in a browser. */
const SLOW = ['test/unit/safety/package.test.ts', 'test/unit/safety/detailsPage.test.ts'];

const eslint = [node, 'node_modules/eslint/bin/eslint.js', '--cache', '--cache-location', 'out/.eslintcache'];
const build = check('build', [node, 'esbuild.js']);
const types = check('types', ['npm', 'run', '--silent', 'check']);
const unit = mocha('unit');
const host = mocha('host');

/** The longest first. */
const plans = {
  quick: () => [
    types,
    host,
    { ...unit, command: [...unit.command, ...SLOW.flatMap((file) => ['--ignore', file])] },
    check('lint', [...eslint, '--no-warn-ignored', ...changedFiles()]),
  ],
  all: () => [
    mocha('ui'),
    unit,
    host,
    suite('vscode', [node, 'test/support/vscode/hostTests.mjs']),
    check('lint', [...eslint, '.']),
    check('format', [node, 'node_modules/prettier/bin/prettier.cjs', '--check', '.']),
    types,
  ],
  nightly: () => [
    mocha('nightly/ui'),
    suite('nightly/faults', [node, 'test/nightly/faults/run.mjs']),
    mocha('nightly/soak'),
    mocha('nightly/disk'),
    mocha('nightly/snippets'),
    {
      ...suite('fuzz', [...mocha('unit').command, '--timeout', '0', '-g', 'FUZZ_SEED']),
      env: { FUZZ: 'full' },
    },
  ],
};

/**
 * A suite of mocha, with its own .mocharc.json.
 * @param {string} folder below test
 */
function mocha(folder) {
  const options = ['--config', `test/${folder}/.mocharc.json`];
  return suite(folder, [
    node,
    'node_modules/mocha/bin/mocha.js',
    ...options,
    '--reporter',
    'test/support/countingReporter.cjs',
  ]);
}

/**
 * A step that counts as one.
 * @param {string} name
 * @param {string[]} command
 * @returns {Step}
 */
function check(name, command) {
  return { name, command, limitMinutes: LIMIT_MINUTES, isSuite: false };
}

/**
 * A step that counts its tests.
 * @param {string} name
 * @param {string[]} command
 * @returns {Step}
 */
function suite(name, command) {
  return { name, command, limitMinutes: LIMIT_MINUTES, isSuite: true };
}

/**
 * The source files that differ from the last commit; if none does, those of that commit.
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

/**
 * @param {string[]} args
 * @returns {{ steps: Step[], atATime: number }}
 */
function planOf([first, ...rest]) {
  if (first === undefined) return { steps: plans.all(), atATime: AT_A_TIME };
  if (first === 'quick') return { steps: plans.quick(), atATime: AT_A_TIME };
  if (first === 'nightly') return { steps: plans.nightly(), atATime: 1 };
  const known = new Map([...plans.all(), ...plans.nightly()].map((step) => [step.name, step]));
  const args = [first, ...rest];
  const end = args.findIndex((arg) => !known.has(arg));
  const names = end === -1 ? args : args.slice(0, end);
  if (names.length === 0) throw new Error(`No plan or suite ${first}: ${[...known.keys()].join(', ')}`);
  const mochaArgs = args.slice(names.length);
  const steps = names.flatMap((name) => known.get(name) ?? []);
  return {
    steps: steps.map((step) => (step.isSuite ? { ...step, command: [...step.command, ...mochaArgs] } : step)),
    atATime: 1,
  };
}

/** @param {Outcome} outcome */
function describe({ name, passed, failed, skipped, seconds, problem }) {
  const counts = `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
  return `${name.padEnd(17)}${counts}${problem ? ` (${problem})` : ''}, ${seconds.toFixed(1)} s`;
}

/** @param {readonly Outcome[]} outcomes */
function sumLine(outcomes) {
  const sum = (/** @type {'passed' | 'failed'} */ key) =>
    outcomes.reduce((total, outcome) => total + outcome[key], 0);
  return `${sum('passed')} passed, ${sum('failed')} failed`;
}

async function main() {
  const { steps, atATime } = planOf(process.argv.slice(2).filter((arg) => arg !== '--'));
  fs.rmSync(path.join(resultsDir, 'failures'), { recursive: true, force: true });
  const counts = scratchDir('counts-').dir;
  /** @type {Outcome[]} */
  const outcomes = [];
  /** Steps that run side by side print when they end. */
  const run = async (/** @type {Step} */ step, shownAtOnce = atATime === 1) => {
    const countsFile = path.join(counts, step.name.replace('/', '-'));
    const outcome = await runStep(step, countsFile, shownAtOnce);
    outcomes.push(outcome);
    console.log(describe(outcome));
  };
  await run(build, true);
  if (outcomes.every(({ failed }) => failed === 0)) {
    const queue = steps.values();
    const lane = async () => {
      for (const step of queue) await run(step);
    };
    await Promise.all(Array.from({ length: atATime }, lane));
  }
  console.log(['\n== all', ...outcomes.map(describe), '', sumLine(outcomes)].join('\n'));
  process.exitCode = outcomes.some(({ failed }) => failed > 0) ? 1 : 0;
}

await main();
