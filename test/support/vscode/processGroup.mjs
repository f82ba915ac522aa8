// @ts-check
import { atExit } from './atExit.mjs';

const STOP_TIMEOUT_MS = 3_000;

/**
 * The life of a child that was spawned `detached`, in a process group of its own: the group is the child and everything
 * it started. It gets a last signal when this process ends.
 * @param {import('node:child_process').ChildProcess} child
 * @param {'SIGKILL' | 'SIGTERM'} lastSignal SIGTERM for a child that has something of its own to clear up
 * @returns {{ ended: Promise<void>, stop: () => Promise<void> }}
 */
export function processGroup(child, lastSignal = 'SIGKILL') {
  const signal = (/** @type {NodeJS.Signals} */ name) => {
    try {
      if (child.pid) process.kill(-child.pid, name);
    } catch {
      // The whole group is gone already.
    }
  };
  const kill = () => signal('SIGKILL');
  const forget = atExit(() => signal(lastSignal));
  /** @type {Promise<void>} */
  const ended = new Promise((resolve) => {
    child.once('exit', () => resolve()).once('error', () => resolve());
  });
  const stop = async () => {
    signal('SIGTERM');
    const timer = setTimeout(kill, STOP_TIMEOUT_MS);
    await ended;
    clearTimeout(timer);
    kill();
    forget();
  };
  return { ended, stop };
}
