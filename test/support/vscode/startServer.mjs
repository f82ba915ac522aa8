// @ts-check
import { spawn } from 'node:child_process';
import * as fs from 'node:fs';
import { fileURLToPath } from 'node:url';
import { installServer } from './installServer.mjs';
import { processGroup } from './processGroup.mjs';
import { scratchDir } from './scratchDir.mjs';
import { serverEnvironment } from './serverEnvironment.mjs';
import { writeUserSettings } from './userSettings.mjs';

const parentGuard = fileURLToPath(new URL('parentGuard.cjs', import.meta.url));
const START_TIMEOUT_MS = 60_000;

/**
 * @typedef {object} ServerDirs
 * @property {string} dataDir all that VS Code keeps: user settings, logs
 * @property {string} extensionsDir installed extensions
 *
 * @typedef {object} ServerOptions
 * @property {object} settings the user settings
 * @property {string} logFile for what the server prints
 * @property {number} [port] any free one if left out
 * @property {boolean} [forExtensionTests] turns the test driver on: without it a built VS Code silently ignores
 *   extensionDevelopmentPath and extensionTestsPath in the address; with it there are no notifications on the screen
 * @property {(line: string) => void} [say]
 *
 * @typedef {object} RunningServer
 * @property {string} authority `127.0.0.1:<port>`
 * @property {number} pid
 * @property {Promise<void>} ended
 * @property {() => Promise<void>} stop ends it and everything it started
 */

/**
 * Starts the VS Code server on a loopback port. It ends with this process at the latest.
 * @param {ServerDirs & ServerOptions} options
 * @returns {Promise<RunningServer>}
 */
export async function startServer(options) {
  const { node, serverMain, vscodeDir } = await installServer(options.say);
  writeUserSettings(options.dataDir, options.settings);
  fs.mkdirSync(options.extensionsDir, { recursive: true });
  const scratch = scratchDir('vscode-');
  // A process group of its own, by which stop() ends the whole tree: extension host, file watcher, terminals' host.
  const child = spawn(node, ['--require', parentGuard, serverMain, ...serverFlags(options)], {
    cwd: vscodeDir,
    env: serverEnvironment(scratch.dir),
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const { ended, stop: stopChild } = processGroup(child);
  const stop = () => stopChild().finally(() => scratch.remove());
  try {
    const port = await listeningPort(child, options.logFile);
    return { authority: `127.0.0.1:${port}`, pid: Number(child.pid), ended, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** @param {ServerDirs & ServerOptions} options */
function serverFlags({ dataDir, extensionsDir, port = 0, forExtensionTests = false }) {
  return [
    ...['--host', '127.0.0.1', '--port', String(port), '--without-connection-token'],
    ...['--server-data-dir', dataDir, '--extensions-dir', extensionsDir],
    ...['--accept-server-license-terms', '--telemetry-level', 'off'],
    ...(forExtensionTests ? ['--enable-smoke-test-driver'] : []),
  ];
}

/**
 * @param {import('node:child_process').ChildProcessByStdio<null, import('node:stream').Readable, import('node:stream').Readable>} child
 * @param {string} logFile
 * @returns {Promise<number>}
 */
function listeningPort(child, logFile) {
  const log = fs.createWriteStream(logFile);
  let printed = '';
  return new Promise((resolve, reject) => {
    const fail = (/** @type {string} */ why) =>
      reject(new Error(`The VS Code server ${why}:\n${printed.trim()}`));
    const timer = setTimeout(() => fail(`did not start in ${START_TIMEOUT_MS / 1000} s`), START_TIMEOUT_MS);
    const onText = (/** @type {Buffer} */ text) => {
      log.write(text);
      if (printed.length < 100_000) printed += text;
      const port = /Extension host agent listening on (\d+)/.exec(printed)?.[1];
      if (port) resolve(Number(port));
      if (port) clearTimeout(timer);
    };
    child.stdout.on('data', onText);
    child.stderr.on('data', onText);
    child.once('error', (error) => fail(`could not be run (${error.message})`));
    child.once('close', (code, signal) => {
      clearTimeout(timer);
      log.end();
      fail(`ended early (${code ?? signal})`);
    });
  });
}
