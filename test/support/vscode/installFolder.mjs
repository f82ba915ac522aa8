// @ts-check
import * as fs from 'node:fs';
import * as path from 'node:path';
import { isAlive, whileLocked } from './installLock.mjs';

/**
 * @typedef {object} FolderInstall
 * @property {string} dir
 * @property {() => boolean} isComplete whether `dir` holds all that it should
 * @property {(unfinished: string) => Promise<void> | void} fill writes everything into the folder it is given
 * @property {() => void} onWait told once, when another process is filling the same folder
 */

/**
 * Fills a folder once, whoever asks at the same time. It is filled under another name and renamed when it is whole:
 * an install that was cut short leaves nothing that looks finished, and the next one clears it away.
 * @param {FolderInstall} install
 */
export async function installFolder({ dir, isComplete, fill, onWait }) {
  if (isComplete()) return;
  fs.mkdirSync(path.dirname(dir), { recursive: true });
  await whileLocked(`${dir}.lock`, onWait, async () => {
    if (isComplete()) return;
    removeLeftovers(dir);
    const unfinished = `${dir}.unfinished-${process.pid}`;
    fs.mkdirSync(unfinished, { recursive: true });
    try {
      await fill(unfinished);
      fs.rmSync(dir, { recursive: true, force: true });
      fs.renameSync(unfinished, dir);
    } finally {
      fs.rmSync(unfinished, { recursive: true, force: true });
    }
  });
}

/** @param {string} dir */
function removeLeftovers(dir) {
  const prefix = `${path.basename(dir)}.unfinished-`;
  for (const name of fs.readdirSync(path.dirname(dir))) {
    const left = name.startsWith(prefix) && !isAlive(Number(name.slice(prefix.length)));
    if (left) fs.rmSync(path.join(path.dirname(dir), name), { recursive: true, force: true });
  }
}
