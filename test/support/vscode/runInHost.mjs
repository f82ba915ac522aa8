// @ts-check
// One run of a test runner inside the extension host of a VS Code server, which a headless browser keeps open.
import * as fs from 'node:fs';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';
import { format } from 'node:util';
import { listenToHost } from './hostChannel.mjs';
import { openBrowser } from './openBrowser.mjs';
import { resultsDir } from './projectPaths.mjs';
import { scratchDir } from './scratchDir.mjs';
import { startServer } from './startServer.mjs';
import { workbenchAddress } from './workbenchAddress.mjs';

const START_LIMIT_MS = 90_000;
const RUN_LIMIT_MS = Number(process.env.KALSHI_EXPLORER_HOST_TESTS_MS || 300_000);
/** How long the second signal (page or extension host) is waited for after the first. */
const SECOND_SIGNAL_MS = 2_000;

/**
 * @typedef {object} HostRun
 * @property {string[]} extensionDevelopmentPaths
 * @property {string} extensionTestsPath
 * @property {string | undefined} folder
 * @property {string | undefined} extensionsDir
 * @property {object} settings
 *
 * @typedef {{ code: number, started: boolean, problem?: string }} HostOutcome
 */

/**
 * @param {HostRun} run
 * @returns {Promise<HostOutcome>} `code` is the runner's own; a `problem` says why there is none
 */
export async function runInHost(run) {
  const scratch = scratchDir('host-');
  const verdict = waitForVerdict();
  const dataDir = path.join(scratch.dir, 'data');
  const logFile = path.join(scratch.dir, 'server.log');
  const channel = await listenToHost(path.join(scratch.dir, 'socket'), verdict);
  const extensionTestsPath = writeWrapper(scratch.dir, run.extensionTestsPath);
  /** @type {string[]} */
  const pageLog = [];
  /** @type {Awaited<ReturnType<typeof startServer>> | undefined} */
  let server;
  /** @type {Awaited<ReturnType<typeof openBrowser>> | undefined} */
  let browser;
  try {
    const extensionsDir = run.extensionsDir ?? path.join(scratch.dir, 'extensions');
    server = await startServer({
      dataDir,
      extensionsDir,
      settings: run.settings,
      logFile,
      forExtensionTests: true,
    });
    // Nobody looks at this window, and every pixel of it is drawn by the processor.
    browser = await openBrowser({ width: 900, height: 500 });
    await watchPage(browser.page, verdict, pageLog);
    const address = workbenchAddress(server.authority, { ...definedFolder(run), extensionTestsPath });
    await browser.page.goto(address, { waitUntil: 'commit' });
    const outcome = await verdict.outcome();
    if (outcome.problem) await keepEvidence(browser.page, pageLog, logFile, path.join(dataDir, 'data/logs'));
    return outcome;
  } finally {
    await browser?.close().catch(() => {});
    await server?.stop();
    channel.close();
    scratch.remove();
  }
}

/** @param {HostRun} run */
function definedFolder({ folder, extensionDevelopmentPaths }) {
  return folder === undefined ? { extensionDevelopmentPaths } : { folder, extensionDevelopmentPaths };
}

/**
 * The extension host's own word counts. The page says when the extension host has ended, which settles the matter
 * where the extension host could say nothing.
 */
function waitForVerdict() {
  /** @type {(outcome: { code: number, problem?: string }) => void} */
  let settle = () => {};
  /** @type {Promise<{ code: number, problem?: string }>} */
  const settled = new Promise((resolve) => (settle = resolve));
  let started = false;
  /** @type {number | undefined} */
  let hostCode;
  const fail = (/** @type {string} */ problem, ms = 0) =>
    setTimeout(() => settle(hostCode === undefined ? { code: 1, problem } : { code: hostCode }), ms);
  return {
    onStart: () => void (started = true),
    onDone(/** @type {number} */ code) {
      hostCode = code;
      fail('', SECOND_SIGNAL_MS);
    },
    onLost: () => void fail('the extension host ended before the tests did', SECOND_SIGNAL_MS),
    onPageExit: () =>
      void fail('the extension host ended without a result', hostCode === undefined ? SECOND_SIGNAL_MS : 0),
    onCrash: () => void fail('the page crashed'),
    async outcome() {
      const boot = setTimeout(() => started || fail('the tests did not start in time'), START_LIMIT_MS);
      const limit = fail(`the tests did not end in ${RUN_LIMIT_MS / 1000} s`, RUN_LIMIT_MS);
      const outcome = await settled;
      clearTimeout(boot);
      clearTimeout(limit);
      return { ...outcome, started };
    },
  };
}

/**
 * @param {import('playwright-core').Page} page
 * @param {ReturnType<typeof waitForVerdict>} verdict
 * @param {string[]} log
 */
async function watchPage(page, verdict, log) {
  await page.exposeFunction(
    'codeAutomationLog',
    (/** @type {string} */ type, /** @type {unknown[]} */ args) => {
      log.push(`[${type}] ${format(...args)}`);
    },
  );
  await page.exposeFunction('codeAutomationExit', verdict.onPageExit);
  page.on('crash', verdict.onCrash);
  page.on('pageerror', (error) => log.push(`[pageerror] ${error}`));
}

/**
 * @param {string} dir
 * @param {string} tests
 */
function writeWrapper(dir, tests) {
  const unwanted = /^(VSCODE_|ELECTRON_|PLAYWRIGHT_|npm_|NODE_OPTIONS$|HOME$|TMPDIR$|XDG_)/;
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !unwanted.test(name)));
  const wrapper = path.join(dir, 'wrapper', 'index.cjs');
  fs.mkdirSync(path.dirname(wrapper));
  fs.copyFileSync(fileURLToPath(new URL('hostWrapper.cjs', import.meta.url)), wrapper);
  const config = { socket: path.join(dir, 'socket'), tests, env };
  fs.writeFileSync(path.join(path.dirname(wrapper), 'config.json'), JSON.stringify(config));
  return wrapper;
}

/**
 * @param {import('playwright-core').Page} page
 * @param {string[]} pageLog
 * @param {string} serverLog
 * @param {string} logs
 */
async function keepEvidence(page, pageLog, serverLog, logs) {
  const dir = path.join(resultsDir, 'failures', 'extension-host');
  fs.rmSync(dir, { recursive: true, force: true });
  fs.mkdirSync(dir, { recursive: true });
  await page.screenshot({ path: path.join(dir, 'page.png'), timeout: 5_000 }).catch(() => {});
  fs.writeFileSync(path.join(dir, 'page.log'), pageLog.join('\n'));
  fs.cpSync(serverLog, path.join(dir, 'server.log'));
  if (fs.existsSync(logs)) fs.cpSync(logs, path.join(dir, 'logs'), { recursive: true });
}
