import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import type { ExtensionHost } from './extensionHost';
import { vscodeModule } from './vscodeModule';

interface FileUri {
  readonly path: string;
}

interface SearchOptions {
  readonly includePattern?: string;
  readonly excludePattern?: readonly { readonly pattern: string }[];
  readonly maxResults?: number;
}

interface Bytes {
  readonly buffer: Uint8Array;
}

type Match = (pattern: string, path: string) => boolean;
type Entry = readonly [name: string, type: number];

const FILE = 1;
const FOLDER = 2;

/** The window's half of `vscode.workspace.fs` and `findFiles`: both read and write the disk. */
export async function serveFiles({ window, api }: Pick<ExtensionHost, 'window' | 'api'>): Promise<void> {
  const { match } = await vscodeModule<{ match: Match }>('base/common/glob');
  const on = (method: string, answer: (...args: never[]) => unknown): void =>
    window.on(`MainThreadFileSystem.${method}`, answer);
  on('$stat', async ({ path: file }: FileUri) => {
    const found = await reading(fs.stat(file));
    const type = found.isDirectory() ? FOLDER : FILE;
    return { type, ctime: found.ctimeMs, mtime: found.mtimeMs, size: found.size };
  });
  on('$readFile', async ({ path: file }: FileUri) => ({ buffer: await reading(fs.readFile(file)) }));
  on('$writeFile', async ({ path: file }: FileUri, { buffer }: Bytes) => {
    await fs.mkdir(path.dirname(file), { recursive: true });
    await fs.writeFile(file, buffer);
  });
  on('$mkdir', ({ path: folder }: FileUri) => fs.mkdir(folder, { recursive: true }));
  on('$delete', ({ path: file }: FileUri) => reading(fs.rm(file, { recursive: true })));
  on('$readdir', async ({ path: folder }: FileUri) => {
    const entries = await reading(fs.readdir(folder, { withFileTypes: true }));
    return entries.map((entry): Entry => [entry.name, entry.isDirectory() ? FOLDER : FILE]);
  });
  window.on('MainThreadWorkspace.$startFileSearch', async (folder: FileUri, options: SearchOptions) => {
    const { includePattern = '**', excludePattern = [], maxResults = Infinity } = options;
    const entries = await fs.readdir(folder.path, { recursive: true, withFileTypes: true });
    const files = entries
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name));
    const wanted = files.filter((file) => {
      const below = path.relative(folder.path, file);
      return match(includePattern, below) && !excludePattern.some(({ pattern }) => match(pattern, below));
    });
    return wanted.slice(0, maxResults).map((file) => api.Uri.file(file));
  });
}

/** What the disk says, with the error of a missing file as VS Code names it. */
async function reading<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw Object.assign(new Error(message), { name: code === 'ENOENT' ? 'EntryNotFound' : code });
  }
}
