// @ts-check
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';

/**
 * A new temporary folder, removed when this process ends at the latest. Its path is short: VS Code puts sockets into
 * it, and a socket's path may have 107 characters.
 * @param {string} prefix
 */
export function scratchDir(prefix) {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), prefix));
  const remove = () => fs.rmSync(dir, { recursive: true, force: true, maxRetries: 5 });
  process.once('exit', remove);
  exitOnSignals();
  return {
    dir,
    remove() {
      process.off('exit', remove);
      remove();
    },
  };
}

/** A signal that nobody takes ends a process without its exit handlers, which clear up and stop what it started. */
function exitOnSignals() {
  const codes = /** @type {const} */ ({ SIGINT: 130, SIGTERM: 143, SIGHUP: 129 });
  for (const signal of /** @type {(keyof typeof codes)[]} */ (Object.keys(codes))) {
    if (process.listenerCount(signal) === 0) process.once(signal, () => process.exit(codes[signal]));
  }
}
