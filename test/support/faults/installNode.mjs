// @ts-check
import * as fs from 'node:fs';
import * as path from 'node:path';
import { installFolder } from '../vscode/installFolder.mjs';
import { npmCommand } from '../vscode/npmCommand.mjs';
import { installsDir } from '../vscode/projectPaths.mjs';

/**
 * A Node of another version from npm, installed into `.vscode-test/node-<version>` if this is its first use.
 * @param {string} version
 * @returns {Promise<string>} its executable
 */
export async function installNode(version) {
  if (process.platform !== 'linux') throw new Error('Other versions of Node are installed on Linux only.');
  const name = `node-linux-${process.arch}`;
  const dir = path.join(installsDir, `node-${version}`);
  const executable = (/** @type {string} */ folder) => path.join(folder, 'node_modules', name, 'bin/node');
  await installFolder({
    dir,
    isComplete: () => fs.existsSync(executable(dir)),
    onWait: () => console.error(`Another run is installing Node ${version}: waiting for it.`),
    async fill(unfinished) {
      console.error(`Installing Node ${version} from npm, once ...`);
      fs.writeFileSync(path.join(unfinished, 'package.json'), '{ "private": true }\n');
      await npmCommand(['install', `${name}@${version}`], unfinished);
    },
  });
  return executable(dir);
}
