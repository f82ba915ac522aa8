// Loads and activates one extension in this process, with a `vscode` that only takes registrations, and tells on
// standard output how long it took, what was loaded, and whether anything was read or timed.
'use strict';
const fs = require('node:fs');
const Module = require('node:module');

const entry = process.argv[2];
const modules = [];
let timers = 0;
let reads = 0;

/** What of VS Code is a list, and empty in a window where nothing was opened. */
const LISTS = ['subscriptions', 'textDocuments'];

/** Stands for anything of `vscode`: whatever is called or made of it gives another one. */
const anything = new Proxy(function () {}, {
  get: (_target, name) => (name === Symbol.toPrimitive ? () => '' : LISTS.includes(name) ? [] : anything),
  apply: () => anything,
  construct: () => anything,
});

// A bundle copies the properties of what it requires, so they have to be there.
const names = [
  'commands',
  'env',
  'languages',
  'window',
  'workspace',
  'Disposable',
  'EventEmitter',
  'MarkdownString',
  'Uri',
];
const vscode = Object.fromEntries(names.map((name) => [name, anything]));

const load = Module._load;
Module._load = (name, ...rest) => {
  if (name === 'vscode') return vscode;
  if (name !== entry) modules.push(name);
  return load(name, ...rest);
};

// VS Code has read the manifest before it activates anything.
const packageJSON = JSON.parse(fs.readFileSync('package.json', 'utf8'));
const readFileSync = fs.readFileSync;
fs.readFileSync = (file, ...rest) => {
  // Node itself reads the entry and looks for its package.json.
  if (file !== entry && !String(file).endsWith('package.json')) reads++;
  return readFileSync(file, ...rest);
};
for (const name of ['setTimeout', 'setInterval', 'setImmediate']) {
  const original = globalThis[name];
  globalThis[name] = (...rest) => (timers++, original(...rest));
}

const started = process.hrtime.bigint();
require(entry).activate({
  extension: { packageJSON },
  subscriptions: [],
  workspaceState: anything,
  extensionUri: anything,
});
const ms = Number(process.hrtime.bigint() - started) / 1e6;
process.stdout.write(JSON.stringify({ ms, modules, timers, reads }));
process.exit(0);
