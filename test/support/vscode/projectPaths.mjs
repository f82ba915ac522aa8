// @ts-check
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout: the folder with `package.json`, which is also the extension under development. */
export const projectRoot = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');

/** Everything that is installed on demand: the VS Code server, its browser, desktop VS Code. Git-ignored; may be deleted. */
export const installsDir = path.join(projectRoot, '.vscode-test');

/** The files of a small bot that `npm start` and the tests open. */
export const workspaceDir = path.join(projectRoot, 'test/workspace');

/** Pictures, logs and whatever else a run leaves for a person to look at. Git-ignored. */
export const resultsDir = path.join(projectRoot, 'test-results');
