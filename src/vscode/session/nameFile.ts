import * as fs from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { NameFile } from '../../core/catalog/nameStore';
import { exchangeKey } from '../../core/kalshi/environments';

let writes = 0;

/** The file with the names of one exchange, below the folder that VS Code gives the extension. */
export function createNameFile(storage: string, baseUrl: string): NameFile {
  const path = join(storage, 'names', `${exchangeKey(baseUrl)}.json`);
  // A file is written under a name of its own and then renamed: what is read is always whole.
  const newPath = () => `${path}.${process.pid}-${writes++}.tmp`;
  return {
    read: async () => {
      // Versions before 0.5.0 kept a folder of segments there.
      await rm(join(storage, 'names', exchangeKey(baseUrl)), { recursive: true, force: true });
      return readFile(path, 'utf8').catch(ifMissing);
    },
    write: async (text) => {
      const unfinished = newPath();
      await mkdir(dirname(path), { recursive: true });
      await writeFile(unfinished, text, { flush: true });
      await rename(unfinished, path);
    },
    readNow: () => (fs.existsSync(path) ? fs.readFileSync(path, 'utf8') : undefined),
    writeNow: (text) => {
      const unfinished = newPath();
      fs.mkdirSync(dirname(path), { recursive: true });
      fs.writeFileSync(unfinished, text, { flush: true });
      fs.renameSync(unfinished, path);
    },
    remove: () => rm(path, { force: true }),
  };
}

function ifMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}
