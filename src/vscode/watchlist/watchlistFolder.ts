import { mkdir, open, readdir, readFile, rename, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { WatchlistFolder } from '../../core/watchlist/watchlistStore';

const ENDING = '.seg';
/** Milliseconds after which a half-written file is no longer in use. */
const ABANDONED = 60_000;
/** Windows refuses to rename a file while a virus scanner reads it: the pauses before each retry, in milliseconds. */
const BUSY = ['EACCES', 'EBUSY', 'EPERM'];
const PATIENCE = [20, 80, 300];

let written = 0;

/**
 * A folder on disk, made when it is first written to.
 * @param move gives a file its name
 */
export function createWatchlistFolder(path: string, move: typeof rename = rename): WatchlistFolder {
  const at = (name: string): string => join(path, name);
  const isAbandoned = async (name: string): Promise<boolean> =>
    Date.now() - (await stat(at(name)).catch(() => ({ mtimeMs: Infinity }))).mtimeMs > ABANDONED;
  return {
    list: async () => {
      const names = await readdir(path).catch(ifMissing);
      for (const name of names)
        if (name.endsWith('.tmp') && (await isAbandoned(name))) await unlink(at(name)).catch(() => undefined);
      return names.filter((name) => name.endsWith(ENDING)).sort();
    },
    read: (name) => readFile(at(name), 'utf8'),
    write: async (text) => {
      await mkdir(path, { recursive: true });
      const name = nextName();
      const unfinished = at(`${name}.tmp`);
      try {
        await writeWhole(unfinished, text);
        await patiently(() => move(unfinished, at(name)));
      } catch (error) {
        await unlink(unfinished).catch(() => undefined);
        throw error;
      }
      return name;
    },
    remove: (name) => unlink(at(name)),
  };
}

async function patiently(work: () => Promise<void>): Promise<void> {
  for (const pause of [...PATIENCE, undefined])
    try {
      return await work();
    } catch (error) {
      const { code = '' } = error as NodeJS.ErrnoException;
      if (pause === undefined || !BUSY.includes(code)) throw error;
      await wait(pause);
    }
}

/** Sorted by name, files are sorted by time. No two windows use the same name. */
function nextName(): string {
  return `${Date.now()}-${process.pid}-${written++}${ENDING}`;
}

/** Flushed before it is renamed: a power cut must not leave an empty file. */
async function writeWhole(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx');
  try {
    await file.writeFile(text);
    await file.sync();
    const { size } = await file.stat();
    if (size !== Buffer.byteLength(text)) throw new Error(`${size} bytes arrived on the disk`);
  } finally {
    await file.close();
  }
}

function ifMissing(error: NodeJS.ErrnoException): string[] {
  if (error.code === 'ENOENT') return [];
  throw error;
}
