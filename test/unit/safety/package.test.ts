import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import * as path from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { makePackage } from '../../support/makePackage';

/** Every address that stands in the code, and what for. None of them is asked but the two of the exchange. */
const ADDRESSES: readonly (readonly [form: RegExp, why: string])[] = [
  [/^https:\/\/external-api\.(demo\.)?kalshi\.com?\/trade-api\/v2$/, 'the exchange and its test environment'],
  [/^https:\/\/(demo\.)?kalshi\.com?(\/|$)/, 'its site, which is opened in the browser on demand'],
  [/^https:\/\/sample\.invalid\//, 'the sample, which has no socket'],
  [/^https?:\/\/host\/?/, 'the form of an address, in a text'],
  [/^https?:\/\/(127\.0\.0\.1|localhost)?$/, 'the start of an address of this computer'],
  [/^https?:\/\/(www\.)?w3\.org\//, 'the name of a language of drawings'],
  [/^https:\/\/github\.com\/node-fetch\/node-fetch\/issues\/\d+$/, 'in the words of an error of node-fetch'],
  [/^https:\/\/docs\.kalshi\.com\//, 'a page of the documentation, as a link'],
];

/** What a reader of an exchange never needs. */
const FORBIDDEN: readonly RegExp[] = [
  /\bcreateServer\b/,
  /\.listen\(/,
  /\bchild_process\b/,
  /\bnew Worker\b/,
  /\bhttp2\b/,
  /\bdgram\b/,
  /\beval\(/,
  /\bnew Function\b|[^.\w]Function\(/,
  /\bWebSocket\b/,
  /\bXMLHttpRequest\b/,
  /\bimportScripts\b/,
  /\brejectUnauthorized\b/,
  /\binnerHTML\b|\bouterHTML\b|\binsertAdjacentHTML\b|\bdocument\.write\b/,
];

const MODULES = [
  'vscode',
  'http',
  'https',
  'zlib',
  'stream',
  'buffer',
  'util',
  'url',
  'fs',
  'fs/promises',
  'path',
].concat([
  ...[
    'os',
    'crypto',
    'net',
    'process',
    'worker_threads',
    'stream/web',
    'timers',
    'timers/promises',
    'events',
    'readline',
  ],
]);

/** Bidirectional controls, characters of no width, variation selectors, tags, byte order marks: what hides in a text. */
const INVISIBLE =
  /[\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb]|[\u{e0000}-\u{e0fff}]|[\ufe00-\ufe0f]/u;

/** The package in the folder that it was made in. */
function vsixIn(folder: string): Buffer {
  return readFileSync(path.join(folder, 'kalshi-explorer.vsix'));
}

/** The files of a zip archive by name, read by its directory at the end. */
function unzipped(zip: Buffer): ReadonlyMap<string, Buffer> {
  const end = zip.lastIndexOf('PK\u0005\u0006', undefined, 'latin1');
  const files = new Map<string, Buffer>();
  let at = zip.readUInt32LE(end + 16);
  for (let count = zip.readUInt16LE(end + 10); count > 0; count--) {
    const [size, nameLength] = [zip.readUInt32LE(at + 20), zip.readUInt16LE(at + 28)];
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const packed = zip.subarray(start, start + size);
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    files.set(name, zip.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed));
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return files;
}

const isText = (name: string): boolean => !/\.(png|vsix|woff2?)$/.test(name);

describe('the package', function () {
  this.timeout(300_000);
  let first: string;
  let files: ReadonlyMap<string, Buffer>;
  const scripts = (): readonly (readonly [string, string])[] =>
    [...files]
      .filter(([name]) => name.endsWith('.js'))
      .map(([name, bytes]) => [name, bytes.toString('utf8')]);

  before(() => {
    first = makePackage();
    files = unzipped(vsixIn(first));
  });

  it('has what is listed and nothing else: no package of npm, no source, no map', () => {
    const known =
      /^(extension\.vsixmanifest|\[Content_Types\]\.xml|extension\/(package\.json|(readme|changelog)\.md|license\.txt|third_party_notices\.md|dist\/(webview\/)?\w+\.(js|css)|dist\/sampleData\.json|media\/(schemas|snippets)\/[\w.-]+|media\/(icon\.png|kalshi\.svg|checks\.md)))$/i;
    assert.ok(files.size > 20);
    assert.deepEqual(
      [...files.keys()].filter((name) => !known.test(name)),
      [],
    );
  });

  it('has no code that listens, starts programs, or makes code of data', () => {
    assert.ok(scripts().length > 2);
    for (const [name, code] of scripts())
      for (const form of FORBIDDEN) assert.doesNotMatch(code, form, `${name}: ${String(form)}`);
  });

  it('loads modules of Node and its own bundles alone', () => {
    const loaded = scripts().flatMap(([, code]) =>
      Array.from(code.matchAll(/\brequire\(["'`]([^"'`]+)["'`]\)/g), ([, name = '']) =>
        name.replace(/^node:/, ''),
      ),
    );
    assert.ok(loaded.includes('vscode'));
    assert.deepEqual(
      [...new Set(loaded)].filter((name) => !name.startsWith('./') && !MODULES.includes(name)),
      [],
    );
  });

  it('names no address but those that are known', () => {
    const named = scripts().flatMap(([name, code]) =>
      Array.from(code.matchAll(/\bhttps?:\/\/[^\s"'`<>\\)$,]*/g), ([address]) => `${name} ${address}`),
    );
    assert.ok(named.some((one) => one.includes('external-api.kalshi.com')));
    const isKnown = (one: string): boolean => ADDRESSES.some(([form]) => form.test(one.replace(/^\S+ /, '')));
    assert.deepEqual(
      [...new Set(named)].filter((one) => !isKnown(one)),
      [],
    );
  });

  it('names in its notices every package that is part of the bundles, and no other', () => {
    const notices = readFileSync('THIRD_PARTY_NOTICES.md', 'utf8');
    const noticed = Array.from(notices.matchAll(/^## (.*)$/gm), ([, name = '']) => name.toLowerCase());
    const bundled = JSON.parse(readFileSync(path.join(first, 'dist/packages.json'), 'utf8')) as string[];
    assert.deepEqual(bundled.toSorted(), noticed.toSorted());
  });

  it('hides no character in a text', () => {
    for (const [name, bytes] of files)
      if (isText(name)) assert.doesNotMatch(bytes.toString('utf8'), INVISIBLE, name);
  });
});

describe('the sources', () => {
  it('hide no character', () => {
    const folders = ['src', 'test', 'media'].flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => path.join(folder, name)),
    );
    const names = [...folders, ...readdirSync('.')].filter((name) => isText(name) && statSync(name).isFile());
    assert.ok(names.length > 300);
    const hiding = names.filter((name) => INVISIBLE.test(readFileSync(name, 'utf8')));
    assert.deepEqual(hiding, []);
  });

  it('need no script of a package while it is installed', () => {
    const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
      packages: Record<string, { hasInstallScript?: boolean; dev?: boolean; optional?: boolean }>;
    };
    const scripted = Object.entries(packages).filter(([, one]) => one.hasInstallScript);
    // esbuild's only puts its program where it is found faster; the other two sign and publish, which nobody does here.
    assert.deepEqual(
      scripted.map(([name]) => name).toSorted(),
      ['@vscode/vsce-sign', 'esbuild', 'keytar'].map((name) => `node_modules/${name}`),
    );
    for (const [name, one] of scripted) assert.ok(one.dev, `${name} is part of no bundle`);
  });
});
