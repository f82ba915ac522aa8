// Loads and activates one extension in this process, with a `vscode` that only takes registrations, and tells on
// standard output how long it took, what was loaded, and what it touched: files, network, processes, timers.
'use strict';
const Module = require('node:module');

const entry = process.argv[2];
const modules = [];
/** Names of what was called that activation has no need of. */
const touched = [];
/** What it set off may still come. */
const AFTERWARDS_MS = 50;

/** What of VS Code is a list, and empty in a window where nothing was opened. */
const LISTS = ['subscriptions', 'textDocuments', 'workspaceFolders'];

/** Stands for anything of `vscode`: whatever is called or made of it gives another one. */
const anything = new Proxy(function () {}, {
  get: (_target, name) => {
    if (name === Symbol.toPrimitive) return () => '';
    // Of a setting: it has its default.
    if (name === 'get' || name === 'inspect') return () => undefined;
    return LISTS.includes(name) ? [] : anything;
  },
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

// VS Code has read the manifest before it activates anything.
const fs = require('node:fs');
const packageJSON = JSON.parse(fs.readFileSync('package.json', 'utf8'));
const later = globalThis.setTimeout;

/** Node itself reads the entry, and looks for its package.json. */
const isOfNode = (file) => file === entry || (typeof file === 'string' && file.endsWith('package.json'));

function watch(object, what, names = Object.keys(object)) {
  for (const name of names) {
    const original = object[name];
    if (typeof original !== 'function' || /^[A-Z_]/.test(name)) continue;
    object[name] = function (...args) {
      if (!isOfNode(args[0])) touched.push(`${what}.${name}`);
      return original.apply(this, args);
    };
  }
}

watch(fs, 'fs');
watch(fs.promises, 'fs.promises');
for (const name of ['net', 'tls', 'dns', 'dgram', 'child_process', 'http', 'https', 'http2'])
  watch(require(`node:${name}`), name);
watch(require('node:dns').promises, 'dns.promises');
watch(require('node:net').Socket.prototype, 'Socket', ['connect']);
watch(require('node:net').Server.prototype, 'Server', ['listen']);
watch(globalThis, 'globalThis', ['setTimeout', 'setInterval', 'setImmediate', 'fetch']);

const load = Module._load;
Module._load = (name, ...rest) => {
  if (name === 'vscode') return vscode;
  if (name !== entry) modules.push(name);
  return load(name, ...rest);
};

const started = process.hrtime.bigint();
require(entry).activate({
  extension: { packageJSON },
  subscriptions: [],
  workspaceState: anything,
  extensionUri: anything,
});
const ms = Number(process.hrtime.bigint() - started) / 1e6;
later(() => {
  process.stdout.write(JSON.stringify({ ms, modules, touched }));
  process.exit(0);
}, AFTERWARDS_MS);
