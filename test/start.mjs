// @ts-check
// What `npm start` runs: builds the extension and opens VS Code with it on test/workspace.
import { spawn, spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from 'jsonc-parser';
import { chooseVSCode } from './support/vscode/chooseVSCode.mjs';
import { installExtensions } from './support/vscode/installExtensions.mjs';
import { installsDir, projectRoot, workspaceDir } from './support/vscode/projectPaths.mjs';
import { quietSettings, userSettingsFile } from './support/vscode/userSettings.mjs';
import { startServer } from './support/vscode/startServer.mjs';
import { workbenchAddress } from './support/vscode/workbenchAddress.mjs';

const HELP = `npm start [-- options]

Builds the extension and opens VS Code with it on test/workspace: the desktop VS Code where there is one, otherwise a
VS Code server whose address is printed. Nothing of your own VS Code is used or changed.

  --live        talk to the real exchange (kalshi.environment: production); without it, to the embedded sample exchange
  --port N      the port of the VS Code server (any free one)
  --check       start the VS Code server, ask it for the workbench, stop, and exit 0 if it answered
  --help        this text

KALSHI_EXPLORER_VSCODE=server|desktop chooses the VS Code.`;

/** @typedef {{ live: boolean, check: boolean, port: number }} StartOptions */

/** @param {StartOptions} options */
async function start(options) {
  console.log('Building the extension ...');
  build();
  const vscode = options.check ? undefined : await chooseVSCode(console.log);
  if (vscode?.kind === 'desktop') await openDesktop(vscode.executable, options);
  else await openServer(options);
}

function build() {
  const { status } = spawnSync(process.execPath, ['esbuild.js'], { cwd: projectRoot, stdio: 'inherit' });
  if (status !== 0) throw new Error('The build failed.');
}

/**
 * What a person changed in this VS Code stays, but for the environment, which is what was asked for.
 * @param {string} file
 * @param {StartOptions} options
 */
function userSettings(file, { live }) {
  const kept = fs.existsSync(file) ? parse(fs.readFileSync(file, 'utf8')) : {};
  return { ...quietSettings, ...kept, 'kalshi.environment': live ? 'production' : 'sample' };
}

/**
 * @param {string} executable
 * @param {StartOptions} options
 */
async function openDesktop(executable, options) {
  const userDataDir = path.join(installsDir, 'start-desktop');
  const settingsFile = path.join(userDataDir, 'User/settings.json');
  const settings = userSettings(settingsFile, options);
  fs.mkdirSync(path.dirname(settingsFile), { recursive: true });
  fs.writeFileSync(settingsFile, JSON.stringify(settings, null, 2));
  const args = [`--user-data-dir=${userDataDir}`, `--extensions-dir=${path.join(userDataDir, 'extensions')}`];
  args.push(
    `--extensionDevelopmentPath=${projectRoot}`,
    '--skip-welcome',
    '--skip-release-notes',
    workspaceDir,
  );
  // VS Code refuses to run as root with its sandbox.
  if (process.getuid?.() === 0) args.push('--no-sandbox');
  console.log('Opening VS Code. Close its window, or press Ctrl+C here, to end it.');
  const child = spawn(executable, args, { stdio: 'ignore' });
  await new Promise((resolve, reject) => child.once('exit', resolve).once('error', reject));
}

/** @param {StartOptions} options */
async function openServer(options) {
  const interrupted = nextInterruption();
  const dataDir = path.join(installsDir, 'start-server');
  fs.mkdirSync(dataDir, { recursive: true });
  const extensionsDir = path.join(dataDir, 'extensions');
  installExtensions(extensionsDir, [projectRoot]);
  const server = await startServer({
    dataDir,
    extensionsDir,
    settings: userSettings(userSettingsFile(dataDir), options),
    logFile: path.join(dataDir, 'server.log'),
    port: options.port,
    say: console.log,
  });
  const address = workbenchAddress(server.authority, { folder: workspaceDir });
  try {
    await checkWorkbench(address);
    if (options.check) console.log(`The workbench answers: ${address}`);
    else await stay(server, address, interrupted);
  } finally {
    await server.stop();
  }
}

/** @param {string} address */
async function checkWorkbench(address) {
  const answer = await fetch(address, { signal: AbortSignal.timeout(30_000) });
  const isWorkbench = answer.ok && (await answer.text()).includes('vscode-workbench-web-configuration');
  if (!isWorkbench) throw new Error(`The VS Code server answers ${answer.status}, but not with a workbench.`);
}

/** Resolves when somebody asks this process to end. */
function nextInterruption() {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => resolve(true));
  });
}

/**
 * @param {import('./support/vscode/startServer.mjs').RunningServer} server
 * @param {string} address
 * @param {Promise<unknown>} interrupted
 */
async function stay(server, address, interrupted) {
  console.log(`\nVS Code is ready. Open this address in a browser; Ctrl+C ends it.\n\n${address}\n`);
  const asked = await Promise.race([interrupted, server.ended.then(() => false)]);
  if (!asked)
    throw new Error('The VS Code server ended by itself; see .vscode-test/start-server/server.log.');
  console.log('Stopping ...');
}

async function main() {
  const { values } = parseArgs({
    options: {
      live: { type: 'boolean', default: false },
      check: { type: 'boolean', default: false },
      port: { type: 'string', default: '0' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) console.log(HELP);
  else await start({ live: values.live, check: values.check, port: Number(values.port) });
}

main().catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
