// `npm run package`: makes kalshi-explorer.vsix in the root.
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as vsce from '@vscode/vsce';

/** @param {string} packagePath where the package goes */
export async function packageVsix(packagePath) {
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
