// @ts-check
import * as fs from 'node:fs';
import * as path from 'node:path';

/**
 * Makes folders, such as the checkout, installed extensions of the VS Code server that will be started on
 * `extensionsDir`. What is built anew is there after a reload of the window.
 *
 * Not by `extensionDevelopmentPath` in the address: a built VS Code takes that only with its test driver on, and with
 * that it shows no notifications.
 * @param {string} extensionsDir
 * @param {readonly string[]} folders absolute
 */
export function installExtensions(extensionsDir, folders) {
  fs.mkdirSync(extensionsDir, { recursive: true });
  fs.writeFileSync(path.join(extensionsDir, 'extensions.json'), JSON.stringify(folders.map(installed)));
}

/** @param {string} folder */
function installed(folder) {
  const { publisher, name, version } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
  return {
    identifier: { id: `${publisher}.${name}` },
    version,
    location: { $mid: 1, scheme: 'file', path: folder },
    metadata: {},
  };
}
