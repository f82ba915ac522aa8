// @ts-check
import * as fs from 'node:fs';
import * as path from 'node:path';

/**
 * The executable of the desktop VS Code that the `code` command on PATH belongs to. The command itself returns at once
 * and loses the outcome of tests. Undefined where there is no such command, or where it is none of a desktop
 * installation (the one in a remote terminal, in WSL).
 * @param {string} searchPath
 * @returns {string | undefined}
 */
export function desktopExecutable(searchPath = process.env.PATH ?? '') {
  const names = process.platform === 'win32' ? ['code.cmd'] : ['code'];
  for (const folder of searchPath.split(path.delimiter)) {
    for (const name of names) {
      const command = path.join(folder, name);
      const executable = fs.existsSync(command) ? executableOf(command) : undefined;
      if (executable) return executable;
    }
  }
  return undefined;
}

/** @param {string} command */
function executableOf(command) {
  if (command === '/snap/bin/code') return onlyIfFile('/snap/code/current/usr/share/code/code');
  // …/code/bin/code beside …/code/code; in macOS, …/Contents/Resources/app/bin/code beside …/Contents/MacOS/….
  const bin = path.dirname(fs.realpathSync(command));
  if (process.platform === 'win32') return onlyIfFile(path.join(bin, '../Code.exe'));
  if (process.platform !== 'darwin') return onlyIfFile(path.join(bin, '../code'));
  const contents = path.resolve(bin, '../../..');
  return ['Code', 'Electron'].map((name) => onlyIfFile(path.join(contents, 'MacOS', name))).find(Boolean);
}

/** @param {string} file */
function onlyIfFile(file) {
  return fs.statSync(file, { throwIfNoEntry: false })?.isFile() ? path.resolve(file) : undefined;
}
