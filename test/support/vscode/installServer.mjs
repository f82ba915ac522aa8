// @ts-check
// VS Code without a desktop: the `code-server` package from npm, run by the Node it wants, also from npm.
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';
import { installFolder } from './installFolder.mjs';
import { npmCommand } from './npmCommand.mjs';
import { installsDir, projectRoot } from './projectPaths.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));

/** What no test needs and is heavy, or noisy (the chat's sign-in). */
const PRUNED = [
  'extensions/copilot',
  'node_modules/@github',
  'node_modules/@microsoft/mxc-sdk',
  'node_modules/@devcontainers',
];

/** Native modules without a prebuilt binary, by their names of now and before, and what spares a compiler. */
const STAND_INS = {
  'node_modules/native-watchdog/index.js': 'standIns/nativeWatchdog.cjs',
  'node_modules/@vscode/native-watchdog/index.js': 'standIns/nativeWatchdog.cjs',
  'node_modules/@vscode/spdlog/index.js': 'standIns/spdlog.cjs',
};

/**
 * @typedef {object} InstalledServer
 * @property {string} dir what was installed, Chromium included
 * @property {string} vscodeDir VS Code itself
 * @property {string} node the Node that runs it
 * @property {string} serverMain the script that it runs
 */

/** @typedef {{ dir: string, manifest: string, lock: string, version: string }} InstallPlan */

/**
 * The VS Code server, installed into `.vscode-test/server-<hash>` if this is its first use. Safe to call from several
 * processes at once; an install that was cut short or damaged is done again.
 *
 * It is the one in `newest`, or with `KALSHI_EXPLORER_VSCODE=oldest` the one in `oldest`: each is a manifest and its lock.
 * @param {(line: string) => void} say
 * @returns {Promise<InstalledServer>}
 */
export async function installServer(say = console.error) {
  if (process.platform !== 'linux') {
    throw new Error('The VS Code server runs on Linux only: install VS Code with its `code` command.');
  }
  const plan = installPlan(process.env.KALSHI_EXPLORER_VSCODE === 'oldest' ? 'oldest' : 'newest');
  const { dir } = plan;
  await installFolder({
    dir,
    isComplete: () => isComplete(dir),
    onWait: () => say('Another run is installing the VS Code server: waiting for it.'),
    fill: (unfinished) => fill(unfinished, plan, say),
  });
  return layout(dir);
}

/**
 * @param {'newest' | 'oldest'} which
 * @returns {InstallPlan}
 */
function installPlan(which) {
  const manifest = JSON.parse(fs.readFileSync(path.join(here, which, 'package.json'), 'utf8'));
  const lock = fs.readFileSync(path.join(here, which, 'package-lock.json'), 'utf8');
  const hash = createHash('sha256')
    .update(JSON.stringify([manifest, PRUNED]))
    .update(lock);
  for (const file of new Set(Object.values(STAND_INS))) hash.update(fs.readFileSync(path.join(here, file)));
  const dir = path.join(installsDir, `server-${hash.digest('hex').slice(0, 12)}`);
  return {
    dir,
    manifest: JSON.stringify(manifest, null, 2),
    lock,
    version: manifest.dependencies['code-server'],
  };
}

/**
 * @param {string} dir
 * @returns {InstalledServer}
 */
function layout(dir) {
  const vscodeDir = path.join(dir, 'node_modules/code-server/lib/vscode');
  const node = path.join(dir, `node_modules/node-linux-${process.arch}/bin/node`);
  return { dir, vscodeDir, node, serverMain: path.join(vscodeDir, 'out/server-main.js') };
}

/** @param {string} dir */
function isComplete(dir) {
  const { node, serverMain } = layout(dir);
  return [node, serverMain, path.join(dir, '.complete')].every((file) => fs.existsSync(file));
}

/**
 * @param {string} dir
 * @param {InstallPlan} plan
 * @param {(line: string) => void} say
 */
async function fill(dir, plan, say) {
  const started = Date.now();
  const target = path.relative(projectRoot, plan.dir);
  say(
    `Installing the VS Code server (code-server ${plan.version}, about 600 MB) from npm into ${target}, once ...`,
  );
  fs.writeFileSync(path.join(dir, 'package.json'), plan.manifest);
  fs.writeFileSync(path.join(dir, 'package-lock.json'), plan.lock);
  await npmCommand(['ci', '--omit=dev'], dir);
  say('... the server is here; now the packages that it needs itself ...');
  const { vscodeDir } = layout(dir);
  // The shrinkwrap in the package lacks an auto-installed peer (tslib), which `npm ci` would call out of sync.
  await npmCommand(['ci', '--omit=dev', '--legacy-peer-deps'], vscodeDir);
  adapt(dir, vscodeDir);
  fs.writeFileSync(path.join(dir, '.complete'), '');
  say(`... installed in ${Math.round((Date.now() - started) / 1000)} s.`);
}

/**
 * @param {string} dir
 * @param {string} vscodeDir
 */
function adapt(dir, vscodeDir) {
  for (const name of PRUNED) fs.rmSync(path.join(vscodeDir, name), { recursive: true, force: true });
  for (const [target, standIn] of Object.entries(STAND_INS)) {
    const replaced = path.join(vscodeDir, target);
    if (fs.existsSync(replaced)) fs.copyFileSync(path.join(here, standIn), replaced);
  }
  // Later versions bring ripgrep along; that of this one comes from elsewhere, by a script that does not run here.
  const ripgrep = path.join(dir, `node_modules/@vscode/ripgrep-linux-${process.arch}/bin`);
  if (fs.existsSync(ripgrep)) {
    fs.cpSync(ripgrep, path.join(vscodeDir, 'node_modules/@vscode/ripgrep/bin'), { recursive: true });
  }
}
