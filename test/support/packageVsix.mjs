// `npm run package`: makes kalshi-explorer.vsix in the root, the same bytes from the same sources.
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as vsce from '@vscode/vsce';

/** @param {string} packagePath where the package goes */
export async function packageVsix(packagePath) {
  // Everything in the archive gets this time: 1980, the oldest that a zip file knows.
  process.env.SOURCE_DATE_EPOCH = '315532800';
  // A zip file has the time of the clock on the wall.
  process.env.TZ = 'UTC';
  await vsce.createVSIX({
    packagePath,
    dependencies: false,
    // Without the pictures, which are part of the repository and not of the package.
    readmePath: 'dist/README.md',
    rewriteRelativeLinks: false,
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  void packageVsix(path.resolve('kalshi-explorer.vsix'));
