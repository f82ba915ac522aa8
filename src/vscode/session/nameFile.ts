import * as fs from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { NameFile } from '../../core/catalog/nameStore';
import { exchangeKey } from '../../core/kalshi/environments';

/** Bytes; 20,000 of the longest names stay below it. A larger file is not ours and is not read. */
const MAX_BYTES = 32_000_000;
/** Milliseconds after which a temporary file was left behind by a window that was killed. */
const ABANDONED = 60_000;

let writes = 0;

/** The file with the names of one exchange, below the folder that VS Code gives the extension. */
export function createNameFile(storage: string, baseUrl: string): NameFile {
  const key = exchangeKey(baseUrl);
  const folder = join(storage, 'names');
  const path = join(folder, `${key}.json`);
  // A file is written under a name of its own and then renamed: what is read is always whole.
  const newPath = () => `${path}.${process.pid}-${writes++}.tmp`;
  return {
    read: async () => {
      // Versions before 0.5.0 kept a folder of segments there.
      await rm(join(folder, key), { recursive: true, force: true });
      await removeAbandoned(folder, key);
      const size = await stat(path).then(({ size: bytes }) => bytes, ifMissing);
      if (size === undefined) return undefined;
      return size > MAX_BYTES ? '' : readFile(path, 'utf8').catch(ifMissing);
    },
    write: async (text) => {
      const unfinished = newPath();
      await mkdir(dirname(path), { recursive: true });
      try {
        await writeFile(unfinished, text, { flush: true });
        await rename(unfinished, path);
      } catch (error) {
        await rm(unfinished, { force: true });
        throw error;
      }
    },
    readNow: () => {
      const size = fs.statSync(path, { throwIfNoEntry: false })?.size;
      if (size === undefined) return undefined;
      return size > MAX_BYTES ? '' : fs.readFileSync(path, 'utf8');
    },
    writeNow: (text) => {
      const unfinished = newPath();
      fs.mkdirSync(dirname(path), { recursive: true });
      try {
        fs.writeFileSync(unfinished, text, { flush: true });
        fs.renameSync(unfinished, path);
      } catch (error) {
        fs.rmSync(unfinished, { force: true });
        throw error;
      }
    },
    remove: () => rm(path, { force: true }),
  };
}

async function removeAbandoned(folder: string, key: string): Promise<void> {
  for (const name of (await readdir(folder).catch(ifMissing)) ?? []) {
    if (!name.startsWith(`${key}.json.`) || !name.endsWith('.tmp')) continue;
    const file = join(folder, name);
    // Another window may have renamed it meanwhile.
    const changed = await stat(file).then(({ mtimeMs }) => mtimeMs, ifMissing);
    if (changed !== undefined && Date.now() - changed > ABANDONED) await rm(file, { force: true });
  }
}

function ifMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}
