// @ts-check
import * as path from 'node:path';
import { downloadAndUnzipVSCode } from '@vscode/test-electron';
import { desktopExecutable } from './desktopExecutable.mjs';
import { installsDir } from './projectPaths.mjs';

const RELEASES = 'https://update.code.visualstudio.com/api/releases/stable';
const PROBE_MS = 3_000;

/** @typedef {{ kind: 'server' } | { kind: 'desktop', executable: string }} ChosenVSCode */

/**
 * Decides which VS Code `npm start` and the extension-host tests use: the desktop one that the `code` command belongs
 * to, else one that @vscode/test-electron can download, else the VS Code server from npm.
 * `KALSHI_EXPLORER_VSCODE=server|desktop|oldest` decides it without a look, and so does `CI`: the server. `oldest` is the
 * oldest server that is tested.
 * @param {(line: string) => void} say
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<ChosenVSCode>}
 */
export async function chooseVSCode(say = console.error, env = process.env) {
  const wish = env.KALSHI_EXPLORER_VSCODE || (env.CI ? 'server' : 'either');
  if (!['server', 'oldest', 'desktop', 'either'].includes(wish)) {
    throw new Error(`KALSHI_EXPLORER_VSCODE is "${wish}": it may be "server", "oldest" or "desktop".`);
  }
  if (wish === 'oldest' || wish === 'server' || (wish === 'either' && !hasDisplay(env))) return server(say);
  const installed = desktopExecutable(env.PATH);
  if (installed) return desktop(installed, say);
  if (wish === 'desktop' || (await canDownload())) return desktop(await download(), say);
  return server(say);
}

/** @param {NodeJS.ProcessEnv} env */
function hasDisplay(env) {
  return process.platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}

/** @param {(line: string) => void} say */
function server(say) {
  say('Using the VS Code server from npm (KALSHI_EXPLORER_VSCODE=desktop asks for the desktop one).');
  return /** @type {const} */ ({ kind: 'server' });
}

/**
 * @param {string} executable
 * @param {(line: string) => void} say
 */
function desktop(executable, say) {
  say(`Using the desktop VS Code ${executable} (KALSHI_EXPLORER_VSCODE=server asks for the one from npm).`);
  return /** @type {const} */ ({ kind: 'desktop', executable });
}

async function canDownload() {
  const answer = await fetch(RELEASES, { signal: AbortSignal.timeout(PROBE_MS) }).catch(() => undefined);
  return answer?.ok === true;
}

function download() {
  return downloadAndUnzipVSCode({ version: 'stable', cachePath: path.join(installsDir, 'desktop') });
}
