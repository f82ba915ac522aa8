import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Page } from 'playwright-core';
import { installExtensions } from '../vscode/installExtensions.mjs';
import { installVsix } from '../vscode/installVsix.mjs';
import { openBrowser } from '../vscode/openBrowser.mjs';
import { projectRoot, workspaceDir } from '../vscode/projectPaths.mjs';
import { scratchDir } from '../vscode/scratchDir.mjs';
import { startServer } from '../vscode/startServer.mjs';
import { quietSettings } from '../vscode/userSettings.mjs';
import { workbenchAddress } from '../vscode/workbenchAddress.mjs';
import { collectProblems } from './pageProblems.js';

const settingsWriter = path.join(import.meta.dirname, 'settingsWriter');

export interface SessionOptions {
  /** User settings on top of the quiet ones; the environment is `sample` unless they say otherwise. */
  settings?: Record<string, unknown>;
  /** Absolute path of the folder to open; test/workspace if left out. */
  folder?: string;
  /** A packed extension to install; if left out, the extension runs from the checkout. */
  vsix?: string;
  /** In CSS pixels. */
  width?: number;
  height?: number;
  deviceScaleFactor?: number;
}

/** A VS Code server and a browser page on it, with data of their own that end with them. */
export interface WorkbenchSession {
  page: Page;
  address: string;
  /** What went wrong in the page so far: uncaught errors and violated content security policies. */
  problems: readonly string[];
  /** The user settings that it started with. */
  settings: Readonly<Record<string, unknown>>;
  /** Where the extension keeps files of its own. */
  storageDir: string;
  /** From where the command `Test: Write Settings` takes them; gone once it has. Not with a packed extension. */
  wantedSettings: string;
  /** Copies the logs of the server and of VS Code into a folder. */
  keepLogs(dir: string): void;
  close(): Promise<void>;
}

export async function openSession(options: SessionOptions): Promise<WorkbenchSession> {
  const { vsix, folder = workspaceDir, settings: wanted, ...browserOptions } = options;
  const scratch = scratchDir('ui-');
  const dataDir = path.join(scratch.dir, 'data');
  const extensionsDir = path.join(scratch.dir, 'extensions');
  const storage = path.join(dataDir, 'data/User/globalStorage');
  const logFile = path.join(scratch.dir, 'server.log');
  const settings: Record<string, unknown> = { ...quietSettings, 'kalshi.environment': 'sample', ...wanted };
  if (vsix === undefined) installExtensions(extensionsDir, [projectRoot, settingsWriter]);
  else await installVsix(vsix, { dataDir, extensionsDir });
  const server = await startServer({ dataDir, extensionsDir, settings, logFile });
  const browser = await openBrowser(browserOptions).catch(async (error: unknown) => {
    await server.stop();
    throw error;
  });
  // tsx marks named functions with a helper; functions that tests send into the page need it there too.
  await browser.page.addInitScript('globalThis.__name = (named) => named');
  return {
    page: browser.page,
    address: workbenchAddress(server.authority, { folder }),
    problems: collectProblems(browser.page),
    settings,
    storageDir: path.join(storage, 'kalshi-explorer.kalshi-explorer'),
    wantedSettings: path.join(storage, 'test.settings-writer/wanted.json'),
    keepLogs(dir) {
      fs.cpSync(logFile, path.join(dir, 'server.log'));
      fs.cpSync(path.join(dataDir, 'data/logs'), path.join(dir, 'logs'), { recursive: true });
    },
    async close() {
      await browser.close();
      await server.stop();
      scratch.remove();
    },
  };
}
