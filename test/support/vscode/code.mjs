#!/usr/bin/env node
// @ts-check
// Stands in for the VS Code executable that @vscode/test-electron's runTests() starts, where there is no desktop VS
// Code: runs the tests in the extension host of the VS Code server, prints their output, exits with their code.
//
//   code.mjs --extensionDevelopmentPath=DIR --extensionTestsPath=FILE [--user-data-dir=DIR] [--extensions-dir=DIR] [FOLDER]
import * as fs from 'node:fs';
import * as path from 'node:path';
import { quietSettings } from './userSettings.mjs';
import { runInHost } from './runInHost.mjs';

/** @param {string[]} argv */
function readArguments(argv) {
  /** @type {Map<string, string[]>} */
  const options = new Map();
  const rest = [];
  for (const arg of argv) {
    const [, name, value] = /^--([^=]+)=?(.*)$/s.exec(arg) ?? [];
    if (name === undefined) rest.push(path.resolve(arg));
    else options.set(name, [...(options.get(name) ?? []), path.resolve(value ?? '')]);
  }
  return { all: (/** @type {string} */ name) => options.get(name) ?? [], folder: rest[0] };
}

/** @param {string | undefined} userDataDir */
function userSettings(userDataDir) {
  const file = userDataDir && path.join(userDataDir, 'User/settings.json');
  return file && fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : {};
}

async function main() {
  const { all, folder } = readArguments(process.argv.slice(2));
  const extensionTestsPath = all('extensionTestsPath').at(-1);
  if (!extensionTestsPath)
    throw new Error('code.mjs runs extension tests only: --extensionTestsPath is missing.');
  const run = {
    extensionDevelopmentPaths: all('extensionDevelopmentPath'),
    extensionTestsPath,
    folder,
    extensionsDir: all('extensions-dir').at(-1),
    settings: { ...quietSettings, ...userSettings(all('user-data-dir').at(-1)) },
  };
  let outcome = await runInHost(run);
  if (outcome.problem && !outcome.started) {
    // Nothing of the tests has run: starting over hides nothing.
    console.error(`VS Code did not come up (${outcome.problem}): trying once more.`);
    outcome = await runInHost(run);
  }
  if (outcome.problem)
    console.error(`No result: ${outcome.problem}. See test-results/failures/extension-host.`);
  return outcome.code;
}

main().then(
  (code) => process.exit(code),
  (error) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
