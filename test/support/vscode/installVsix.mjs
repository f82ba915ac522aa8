// @ts-check
import { spawn } from 'node:child_process';
import * as path from 'node:path';
import { installServer } from './installServer.mjs';
import { scratchDir } from './scratchDir.mjs';
import { serverEnvironment } from './serverEnvironment.mjs';

/**
 * Installs a packed extension into the VS Code server that will be started on the same folders, as a person would.
 * @param {string} vsix
 * @param {import('./startServer.mjs').ServerDirs} dirs
 * @returns {Promise<void>}
 */
export async function installVsix(vsix, { dataDir, extensionsDir }) {
  const server = await installServer();
  const scratch = scratchDir('vsix-');
  const args = [server.serverMain, '--install-extension', path.resolve(vsix), '--force'];
  args.push('--accept-server-license-terms', '--server-data-dir', dataDir, '--extensions-dir', extensionsDir);
  const env = serverEnvironment(scratch.dir);
  const child = spawn(server.node, args, { cwd: server.vscodeDir, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  child.stdout.on('data', (text) => (output += text));
  child.stderr.on('data', (text) => (output += text));
  await new Promise((resolve, reject) => child.once('close', resolve).once('error', reject));
  scratch.remove();
  if (!/successfully installed/i.test(output)) throw new Error(`${vsix} could not be installed:\n${output}`);
}
