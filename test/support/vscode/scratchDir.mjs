// @ts-check
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { atExit } from './atExit.mjs';

/**
 * A new temporary folder, removed when this process ends at the latest. Its path is short: VS Code puts sockets into
 * it, and a socket's path may have 107 characters.
 * @param {string} prefix
 */
export function scratchDir(prefix) {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), prefix));
  const remove = () => fs.rmSync(dir, { recursive: true, force: true, maxRetries: 5 });
  const forget = atExit(remove);
  return {
    dir,
    remove() {
      forget();
      remove();
    },
  };
}
