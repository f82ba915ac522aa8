// @ts-check
// Runs test/vscode inside a real VS Code extension host: the desktop one where there is one, else the server's.
import * as fs from 'node:fs';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runTests } from '@vscode/test-electron';
import { bundleHostTests } from './bundleHostTests.mjs';
import { chooseVSCode } from './chooseVSCode.mjs';
import { projectRoot, workspaceDir } from './projectPaths.mjs';
import { quietSettings } from './userSettings.mjs';
import { scratchDir } from './scratchDir.mjs';

const serverStandIn = fileURLToPath(new URL('code.mjs', import.meta.url));

async function main() {
  const vscode = await chooseVSCode();
  const scratch = scratchDir('user-');
  const userDir = path.join(scratch.dir, 'User');
  fs.mkdirSync(userDir);
  const settings = { ...quietSettings, 'kalshi.environment': 'sample' };
  fs.writeFileSync(path.join(userDir, 'settings.json'), JSON.stringify(settings));
  // A copy: what the tests write into the settings of a workspace counts in every window that has it open.
  const workspace = path.join(scratch.dir, path.basename(workspaceDir));
  fs.cpSync(workspaceDir, workspace, { recursive: true });
  await runTests({
    vscodeExecutablePath: vscode.kind === 'desktop' ? vscode.executable : serverStandIn,
    extensionDevelopmentPath: projectRoot,
    extensionTestsPath: await bundleHostTests(),
    launchArgs: [
      workspace,
      `--user-data-dir=${scratch.dir}`,
      `--extensions-dir=${path.join(scratch.dir, 'extensions')}`,
    ],
    // What the tests read of it; mocha's own arguments are in it too (see test/vscode/index.ts).
    extensionTestsEnv: { MOCHA_ARGUMENTS: JSON.stringify(process.argv.slice(2)) },
  });
}

main().catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
