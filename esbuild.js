// Builds the extension into dist/: the entry that VS Code loads, a bundle for each dynamic import (loaded on first
// use), the page of the details panel, and the data of the sample exchange.
'use strict';
const fs = require('node:fs');
const path = require('node:path');
const esbuild = require('esbuild');
const terser = require('terser');

const production = process.argv.includes('--production');
const dist = path.join(__dirname, 'dist');

/** Turns `import('./some/module')` of our own into loading the bundle of that name, which stands beside the entry. */
const lazyBundles = {
  name: 'lazy-bundles',
  setup(build) {
    build.onResolve({ filter: /^\./ }, ({ kind, importer, path: target }) =>
      kind === 'dynamic-import' && importer.startsWith(path.join(__dirname, 'src'))
        ? { path: `./${path.basename(target)}.js`, external: true }
        : undefined,
    );
  },
};

/**
 * Sets the exports of an entry one by one. What esbuild does for the exports of a module, getters and the copy of a
 * whole namespace, is half a kilobyte in every bundle.
 */
const plainExports = {
  name: 'plain-exports',
  setup(build) {
    build.onResolve({ filter: /./ }, ({ kind, path: file }) =>
      kind === 'entry-point' ? { path: path.join(__dirname, file), namespace: 'entry' } : undefined,
    );
    build.onLoad({ filter: /./, namespace: 'entry' }, ({ path: file }) => {
      const source = fs.readFileSync(file, 'utf8');
      const names = Array.from(
        source.matchAll(/^export (?:async )?(?:function|const|class) (\w+)/gm),
        ([, name]) => name,
      );
      const contents = `import { ${names.join()} } from ${JSON.stringify(file)};
        ${names.map((name) => `exports.${name} = ${name};`).join('\n')}`;
      return { contents, resolveDir: __dirname, watchFiles: [file] };
    });
  },
};

/**
 * node-fetch carries a form encoder, a multipart parser, file blobs, `data:` addresses and referrers, a third of its
 * size, for what a reader never sends or gets. Node's own classes stand in for those that it compares against.
 */
const onlyGets = {
  name: 'only-gets',
  setup(build) {
    const unused =
      /^(formdata-polyfill\/esm\.min\.js|fetch-blob(\/from\.js)?|data-uri-to-buffer|\.\/utils\/(multipart-parser|referrer)\.js)$/;
    build.onResolve({ filter: unused }, ({ path: name, importer }) =>
      importer.includes('node-fetch') ? { path: name, namespace: 'only-gets' } : undefined,
    );
    // Bodies are never sent, and redirects are followed by ourselves.
    build.onLoad({ filter: /node-fetch[\\/]src[\\/]utils[\\/]is\.js$/ }, () => ({
      contents: `export const isBlob = () => false;
        export { isBlob as isURLSearchParameters, isBlob as isDomainOrSubdomain, isBlob as isSameProtocol };
        export const isAbortSignal = (value) => value instanceof AbortSignal;`,
    }));
    build.onLoad({ filter: /.*/, namespace: 'only-gets' }, () => ({
      contents: `export const { Blob, File, FormData } = globalThis;
        export const DEFAULT_REFERRER_POLICY = 'no-referrer';
        export const validateReferrerPolicy = (policy) => policy;
        export const determineRequestsReferrer = () => 'no-referrer';
        export const parseReferrerPolicyFromHeader = () => 'no-referrer';
        export { none as default, none as formDataToBlob, none as toFormData, none as blobFrom };
        export { none as blobFromSync, none as fileFrom, none as fileFromSync };
        function none() { throw new Error('not in this build'); }`,
    }));
  },
};

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
const extension = {
  ...common,
  entryPoints: [
    'src/extension.ts',
    'src/explorer.ts',
    'src/core/kalshi/networkTransport.ts',
    'src/core/sample/sampleExchange.ts',
    'src/vscode/language/createChecks.ts',
  ],
  entryNames: '[name]',
  outdir: dist,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  external: ['vscode'],
  // As a require: an import of CommonJS finds what it exports by guessing from the text, which minifying changes.
  supported: { 'dynamic-import': false },
  plugins: [plainExports, lazyBundles, onlyGets],
  logOverride: { 'commonjs-variable-in-esm': 'silent' },
};

/** Runs the maker of the sample data: what the sample exchange knows is a file beside it, not code. */
const writeSampleData = {
  name: 'write-sample-data',
  setup(build) {
    build.onEnd(({ outputFiles }) => {
      const maker = { exports: {} };
      new Function('module', 'exports', 'require', outputFiles[0].text)(maker, maker.exports, require);
      fs.writeFileSync(path.join(dist, 'sampleData.json'), maker.exports.packedSample());
    });
  },
};

/** @type {esbuild.BuildOptions} */
const sampleData = {
  ...common,
  entryPoints: ['src/core/sample/data/pack.ts'],
  write: false,
  sourcemap: false,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  plugins: [writeSampleData],
};

/** @type {esbuild.BuildOptions} */
const page = {
  ...common,
  entryPoints: ['src/webview/details/main.ts', 'src/webview/details/details.css'].filter((file) =>
    fs.existsSync(file),
  ),
  entryNames: 'details',
  outdir: path.join(dist, 'webview'),
  platform: 'browser',
  target: 'chrome128',
  format: 'iife',
};

/** A second minifier, which evaluates more than esbuild does: 2 % of a package that counts every kilobyte. */
async function minifyFurther() {
  for (const name of [...fs.readdirSync(dist), 'webview/details.js'].filter((file) => file.endsWith('.js'))) {
    const file = path.join(dist, name);
    const { code } = await terser.minify(fs.readFileSync(file, 'utf8'), {
      ecma: 2022,
      toplevel: true,
      compress: { passes: 2, unsafe_arrows: true, pure_getters: true, keep_fargs: false, hoist_funs: true },
      format: { comments: false },
    });
    fs.writeFileSync(file, code ?? '');
  }
}

/** Which packages are part of the bundles: a test holds them against THIRD_PARTY_NOTICES.md. It does not ship. */
function writePackageList(results) {
  const outputs = results.flatMap(({ metafile }) => Object.values(metafile.outputs));
  const files = outputs.flatMap(({ inputs }) =>
    Object.keys(inputs).filter((file) => inputs[file].bytesInOutput > 0),
  );
  const names = files.flatMap((file) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1] ?? []);
  fs.writeFileSync(path.join(dist, 'packages.json'), JSON.stringify([...new Set(names)].sort()));
}

/** The README of the package: without the pictures, which would have to be fetched from somewhere. */
function writePackageReadme() {
  const readme = fs.readFileSync(path.join(__dirname, 'README.md'), 'utf8');
  fs.writeFileSync(path.join(dist, 'README.md'), readme.replace(/^!\[.*\]\(media\/.*\)\n\n?/gm, ''));
}

async function main() {
  fs.rmSync(dist, { recursive: true, force: true });
  fs.mkdirSync(dist);
  if (production) writePackageReadme();
  const builds = [extension, page, sampleData];
  if (!process.argv.includes('--watch')) {
    writePackageList(await Promise.all(builds.map((options) => esbuild.build(options))));
    if (production) await minifyFurther();
    return;
  }
  for (const options of builds) await (await esbuild.context(options)).watch();
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
