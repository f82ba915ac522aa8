import * as fs from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { SegmentFolder } from '../../core/catalog/segmentFolder';
import { exchangeKey } from '../../core/kalshi/exchangeId';

const ENDING = '.seg';
/** Milliseconds after which what a window left behind, a lock or a half-written file, is no longer in use. */
const ABANDONED = 60_000;
/** Windows refuses a new name so while a virus scanner looks at the file, and for how many milliseconds that is waited out. */
const BUSY = ['EACCES', 'EBUSY', 'EPERM'];
const PATIENCE = [20, 80, 300];

let written = 0;

/** Where the names of one exchange are kept. */
export function nameFolderPath(storage: string, baseUrl: string): string {
  return join(storage, 'names', exchangeKey(baseUrl));
}

/**
 * A folder on disk, made when it is first written to.
 * @param move gives a file its name
 */
export function createSegmentFolder(path: string, move: typeof rename = rename): SegmentFolder {
  const at = (name: string): string => join(path, name);
  const isAbandoned = async (name: string): Promise<boolean> =>
    Date.now() - (await stat(at(name)).catch(() => ({ mtimeMs: Infinity }))).mtimeMs > ABANDONED;
  /** Whatever stands there: a file of this name would be in the way for ever. */
  const unlock = (): Promise<void> => rm(at('lock'), { recursive: true, force: true }).catch(() => undefined);
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
    writeNow: (text) => {
      fs.mkdirSync(path, { recursive: true });
      const name = nextName();
      writeWholeNow(at(`${name}.tmp`), text);
      fs.renameSync(at(`${name}.tmp`), at(name));
    },
    remove: (name) => unlink(at(name)),
    alone: async (run) => {
      // Two that break the same lock at once do no harm: each removes only what it has read.
      if (await isAbandoned('lock')) await unlock();
      const isMine = await mkdir(at('lock')).then(
        () => true,
        () => false,
      );
      if (isMine) await run().finally(unlock);
      return isMine;
    },
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

/** Later ones come later in the alphabet, and no two windows have the same. */
function nextName(): string {
  return `${Date.now()}-${process.pid}-${written++}${ENDING}`;
}

function writeWholeNow(path: string, text: string): void {
  const file = fs.openSync(path, 'wx');
  try {
    fs.writeFileSync(file, text);
    fs.fsyncSync(file);
  } finally {
    fs.closeSync(file);
  }
}

/** On the disk before it gets its name: a power cut must not leave an empty one. */
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
