// Builds the extension into dist/: the entry that VS Code loads, the explorer that the first use loads, the page of the
// details panel, and the data of the sample exchange. `--production` minifies, `--watch` builds again after each change.
'use strict';
const fs = require('node:fs');
const path = require('node:path');
const esbuild = require('esbuild');

const production = process.argv.includes('--production');
const dist = path.join(__dirname, 'dist');

/** @type {esbuild.BuildOptions} */
const common = {
  bundle: true,
  minify: production,
  sourcemap: production ? false : 'linked',
  logLevel: 'warning',
  legalComments: 'none',
  charset: 'utf8',
  metafile: true,
};

/** @type {esbuild.BuildOptions} */
const node = {
  ...common,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  // The main file of jsonc-parser loads its parts in a way that cannot be bundled.
  mainFields: ['module', 'main'],
  // The entry loads the explorer late, from the file beside it.
  external: ['vscode', './explorer'],
  // Turns `import('./explorer')` into a require, which the bundles of CommonJS need.
  supported: { 'dynamic-import': false },
  // node-fetch brings a polyfill of the streams that Node has.
  alias: { 'web-streams-polyfill/dist/ponyfill.es2018.js': 'node:stream/web' },
};

/** @type {esbuild.BuildOptions} */
const extension = { ...node, entryPoints: ['src/extension.ts', 'src/explorer.ts'], outdir: dist };

/** @type {esbuild.BuildOptions} */
const page = {
  ...common,
  entryPoints: ['src/webview/details/main.ts', 'src/webview/details/details.css'],
  entryNames: 'details',
  outdir: path.join(dist, 'webview'),
  platform: 'browser',
  target: 'chrome128',
  format: 'iife',
};

/** The sample exchange reads its data from a file: it is made once here instead of in every window. */
async function writeSampleData() {
  const entryPoints = ['src/core/sample/data/pack.ts'];
  const { outputFiles } = await esbuild.build({ ...node, entryPoints, sourcemap: false, write: false });
  const maker = { exports: {} };
  new Function('module', 'exports', 'require', outputFiles[0].text)(maker, maker.exports, require);
  fs.writeFileSync(path.join(dist, 'sampleData.json'), maker.exports.packedSample());
}

/** Which packages are part of the bundles, for the test of THIRD_PARTY_NOTICES.md. It does not ship. */
function writePackageList(results) {
  const outputs = results.flatMap(({ metafile }) => Object.values(metafile.outputs));
  const files = outputs.flatMap(({ inputs }) =>
    Object.keys(inputs).filter((file) => inputs[file].bytesInOutput > 0),
  );
  const names = files.flatMap((file) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1] ?? []);
  fs.writeFileSync(path.join(dist, 'packages.json'), JSON.stringify([...new Set(names)].sort()));
}

/** The README of the package has no pictures: they would have to be fetched from somewhere. */
function writePackageReadme() {
  const readme = fs.readFileSync(path.join(__dirname, 'README.md'), 'utf8');
  fs.writeFileSync(path.join(dist, 'README.md'), readme.replace(/^!\[.*\]\(media\/.*\)\n\n?/gm, ''));
}

async function main() {
  fs.rmSync(dist, { recursive: true, force: true });
  fs.mkdirSync(dist);
  await writeSampleData();
  if (production) writePackageReadme();
  if (process.argv.includes('--watch')) {
    for (const options of [extension, page]) await (await esbuild.context(options)).watch();
    return;
  }
  writePackageList(await Promise.all([extension, page].map((options) => esbuild.build(options))));
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
