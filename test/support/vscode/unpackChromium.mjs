// @ts-check
// The Chromium inside the npm package @sparticuz/chromium: compressed, x64 Linux only, with the shared libraries and
// fonts that a bare Debian lacks.
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { installFolder } from './installFolder.mjs';
import { installServer } from './installServer.mjs';

const ARCHIVES = ['al2023.tar.br', 'swiftshader.tar.br', 'fonts.tar.br'];

/**
 * @typedef {object} UnpackedChromium
 * @property {string} executable
 * @property {string} libraries for LD_LIBRARY_PATH
 * @property {string} fonts
 */

/**
 * Unpacks it next to the server on first use.
 * @param {(line: string) => void} say
 * @returns {Promise<UnpackedChromium>}
 */
export async function unpackChromium(say = console.error) {
  if (process.arch !== 'x64') {
    throw new Error('The Chromium from npm runs on x64 only: install Chromium or set CHROMIUM_PATH.');
  }
  const server = await installServer(say);
  const dir = path.join(server.dir, 'chromium');
  const executable = path.join(dir, 'chromium');
  await installFolder({
    dir,
    isComplete: () => fs.existsSync(executable),
    onWait: () => say('Another run is unpacking Chromium: waiting for it.'),
    fill: (unfinished) => {
      say('Unpacking the Chromium from npm (210 MB), once ...');
      unpack(path.join(server.dir, 'node_modules/@sparticuz/chromium/bin'), unfinished);
    },
  });
  return { executable, libraries: path.join(dir, 'lib'), fonts: path.join(dir, 'fonts') };
}

/**
 * @param {string} packed
 * @param {string} dir
 */
function unpack(packed, dir) {
  const content = (/** @type {string} */ name) =>
    brotliDecompressSync(fs.readFileSync(path.join(packed, name)));
  fs.writeFileSync(path.join(dir, 'chromium'), content('chromium.br'), { mode: 0o755 });
  for (const archive of ARCHIVES) {
    const tar = spawnSync('tar', ['xf', '-', '--no-same-owner', '-C', dir], { input: content(archive) });
    if (tar.status !== 0) throw new Error(`Unpacking ${archive} failed: ${tar.error ?? tar.stderr}`);
  }
}
