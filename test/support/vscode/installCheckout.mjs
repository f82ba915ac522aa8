// @ts-check
import * as fs from 'node:fs';
import * as path from 'node:path';
import { projectRoot } from './projectPaths.mjs';

/**
 * Makes the checkout an installed extension of the VS Code server that will be started on this folder. What is built
 * anew is there after a reload of the window.
 *
 * Not by `extensionDevelopmentPath` in the address: a built VS Code takes that only with its test driver on, and with
 * that it shows no notifications.
 * @param {string} extensionsDir
 */
export function installCheckout(extensionsDir) {
  const manifest = JSON.parse(fs.readFileSync(path.join(projectRoot, 'package.json'), 'utf8'));
  const installed = {
    identifier: { id: `${manifest.publisher}.${manifest.name}` },
    version: manifest.version,
    location: { $mid: 1, scheme: 'file', path: projectRoot },
    metadata: {},
  };
  fs.mkdirSync(extensionsDir, { recursive: true });
  fs.writeFileSync(path.join(extensionsDir, 'extensions.json'), JSON.stringify([installed]));
}
