// @ts-check
import { randomUUID } from 'node:crypto';
import * as fs from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MS = 300;

/**
 * Runs `work` while no other process on this machine does the same under `lockFile`. A lock left by a process that
 * is gone is taken over.
 * @template T
 * @param {string} lockFile
 * @param {() => void} onWait told once, when somebody else holds the lock
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function whileLocked(lockFile, onWait, work) {
  for (let waited = false; !(await tryLock(lockFile)); waited = true) {
    if (!waited) onWait();
    await sleep(POLL_MS);
  }
  try {
    return await work();
  } finally {
    await fs.rm(lockFile, { force: true });
  }
}

/** @param {number} pid */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

/** @param {string} lockFile */
async function tryLock(lockFile) {
  // Written beside it and linked into place: a lock file is never seen without its owner's process id.
  const mine = `${lockFile}.${randomUUID()}`;
  await fs.writeFile(mine, String(process.pid));
  try {
    await fs.link(mine, lockFile);
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
    const owner = Number(await fs.readFile(lockFile, 'utf8').catch(() => String(process.ppid)));
    if (!isAlive(owner)) await fs.rm(lockFile, { force: true });
    return false;
  } finally {
    await fs.rm(mine, { force: true });
  }
}
