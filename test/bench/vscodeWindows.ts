import * as fs from 'node:fs';
import * as path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { installExtensions } from '../support/vscode/installExtensions.mjs';
import { openBrowser } from '../support/vscode/openBrowser.mjs';
import { scratchDir } from '../support/vscode/scratchDir.mjs';
import { startServer } from '../support/vscode/startServer.mjs';
import { quietSettings } from '../support/vscode/userSettings.mjs';
import { workbenchAddress } from '../support/vscode/workbenchAddress.mjs';

const LONGEST_MS = 90_000;
const LOOK_AGAIN_MS = 100;

export interface WindowsWish {
  readonly count: number;
  /** Folders of extensions, which are there as if they had been installed. */
  readonly extensions: readonly string[];
  /**
   * Body of an async function in the extension host, which has `vscode` and the number of the window from 0, and
   * returns what is asked for as JSON. It runs once the extension host has nothing else to do.
   */
  readonly ask: string;
}

/**
 * Opens windows of the VS Code server, one after the other, each with an extension host of its own, and asks something
 * inside each.
 */
export async function askWindows({ count, extensions, ask }: WindowsWish): Promise<readonly unknown[]> {
  const scratch = scratchDir('windows-');
  const answers = path.join(scratch.dir, 'answers');
  const runner = path.join(scratch.dir, 'runner.cjs');
  fs.writeFileSync(answers, '');
  fs.writeFileSync(runner, runnerOf(ask, answers));
  const extensionsDir = path.join(scratch.dir, 'extensions');
  installExtensions(extensionsDir, extensions);
  const server = await startServer({
    dataDir: path.join(scratch.dir, 'data'),
    extensionsDir,
    settings: quietSettings,
    logFile: path.join(scratch.dir, 'server.log'),
    forExtensionTests: true,
  });
  const browser = await openBrowser();
  try {
    for (const name of ['codeAutomationLog', 'codeAutomationExit'])
      await browser.page.exposeFunction(name, () => undefined);
    const address = workbenchAddress(server.authority, {
      // VS Code runs tests only for an extension under development, and takes one of those.
      extensionDevelopmentPaths: [emptyExtension(scratch.dir, 'driver')],
      extensionTestsPath: runner,
    });
    for (let asked = 0; asked < count; asked++) {
      await browser.page.goto(address, { waitUntil: 'commit' });
      await untilAnswered(answers, asked + 1);
    }
    return linesIn(answers).map((line) => JSON.parse(line) as unknown);
  } finally {
    await browser.close();
    await server.stop();
    scratch.remove();
  }
}

/** One that does nothing when it is activated, as `bench.<name>`. */
export function emptyExtension(parent: string, name: string): string {
  const folder = path.join(parent, name);
  fs.mkdirSync(folder);
  const manifest = { name, publisher: 'bench', version: '1.0.0', engines: { vscode: '^1.101.0' } };
  const main = { main: './main.js', activationEvents: [] };
  fs.writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ ...manifest, ...main }));
  fs.writeFileSync(path.join(folder, 'main.js'), 'exports.activate = () => undefined;');
  return folder;
}

/** VS Code ends the extension host when it resolves. */
function runnerOf(ask: string, answers: string): string {
  const file = JSON.stringify(answers);
  return `const vscode = require('vscode');
    const fs = require('node:fs');
    const delay = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
    const calmed = async () => {
      for (let calm = 0, looks = 0; calm < 10 && looks < 200; looks++) {
        const started = performance.now();
        await delay(50);
        calm = performance.now() - started < 60 ? calm + 1 : 0;
      }
    };
    exports.run = async () => {
      const number = fs.readFileSync(${file}, 'utf8').split('\\n').length - 1;
      await calmed();
      const answer = await (async () => { ${ask} })().catch((error) => ({ error: String(error) }));
      fs.appendFileSync(${file}, JSON.stringify(answer) + '\\n');
    };`;
}

async function untilAnswered(file: string, count: number): Promise<void> {
  const end = performance.now() + LONGEST_MS;
  while (linesIn(file).length < count) {
    if (performance.now() > end) throw new Error(`window ${count} gave no answer`);
    await delay(LOOK_AGAIN_MS);
  }
}

function linesIn(file: string): string[] {
  return fs.readFileSync(file, 'utf8').split('\n').slice(0, -1);
}
