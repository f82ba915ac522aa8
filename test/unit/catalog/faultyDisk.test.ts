import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import { join } from 'node:path';
import { NameStore } from '../../../src/core/catalog/nameStore';
import { contentOf } from '../../../src/core/watchlist/watchlist';
import { put } from '../../../src/core/watchlist/watchlistChanges';
import { WatchlistStore } from '../../../src/core/watchlist/watchlistStore';
import { createSegmentFolder } from '../../../src/vscode/platform/segmentFolder';
import { targetOf, uuid } from '../entities/entityOf';
import { NameDisk } from './nameDisk';

const NOBODY = 65_534;
const MOST_FILES = 100_000;
/** Bytes of a page, by which a disk fills. */
const PAGE = 4096;

/** What keeps things in a folder: it takes numbers, and knows them again after a restart. */
interface Keeper {
  readonly take: (number: number) => Promise<void>;
  readonly known: () => Promise<readonly number[]>;
  readonly log: readonly string[];
}

function namesIn(folder: string): Keeper {
  const log: string[] = [];
  const store = new NameStore({
    folder: createSegmentFolder(folder),
    log: (line) => log.push(line),
    gathering: 2 ** 30,
  });
  return {
    log,
    take: async (number) => {
      store.note('structuredTarget', [targetOf({ id: uuid(number), name: String(number) })]);
      await store.save();
      store.saveNow();
    },
    known: async () => {
      await store.load();
      return [...store.entries()].map(({ name }) => Number(name)).sort();
    },
  };
}

function watchlistIn(folder: string): Keeper {
  const log: string[] = [];
  const store = new WatchlistStore({
    folder: createSegmentFolder(folder),
    synced: { get: () => undefined, set: () => undefined },
    log: (line) => log.push(line),
  });
  return {
    log,
    take: async (number) => {
      const thing = { ref: { kind: 'market', id: String(number) } } as const;
      await store.change((list) => put(list, { environment: 'sample', group: '' }, [thing], Date.now()));
    },
    known: async () => {
      await store.load();
      return contentOf(store.list, 'sample')
        .entries.map(({ ref }) => Number(ref.id))
        .sort();
    },
  };
}

interface Fault {
  readonly code: string;
  /** What was written can still be read. */
  readonly isReadable?: true;
  /** Done before anything is written. Returns why the fault cannot be made here. */
  readonly prepare?: (disk: NameDisk) => string | undefined;
  /** Returns what ends it, or why it cannot be made here. */
  readonly begin: (disk: NameDisk) => (() => void) | string;
  /** What was made. */
  readonly clear?: (disk: NameDisk) => void;
}

const FAULTS: readonly Fault[] = [
  { code: 'EACCES', begin: forbid },
  { code: 'ENOTDIR', begin: replaceByFile },
  { code: 'EMFILE', begin: openAllFiles },
  {
    code: 'EROFS',
    isReadable: true,
    prepare: (disk) => disk.mount(1024),
    begin: (disk) => disk.remount('ro') ?? (() => void disk.remount('rw')),
    clear: (disk) => disk.unmount(),
  },
];

function forbid({ root }: NameDisk): () => void {
  fs.chmodSync(root, 0);
  // Root may do everything.
  const isRoot = process.geteuid?.() === 0;
  if (isRoot) process.seteuid?.(NOBODY);
  return () => {
    if (isRoot) process.seteuid?.(0);
    fs.chmodSync(root, 0o700);
  };
}

function replaceByFile({ folder }: NameDisk): () => void {
  fs.renameSync(folder, `${folder}.aside`);
  fs.writeFileSync(folder, '');
  return () => {
    fs.rmSync(folder);
    fs.renameSync(`${folder}.aside`, folder);
  };
}

function openAllFiles(): (() => void) | string {
  const open: number[] = [];
  const close = (): void => open.forEach((file) => fs.closeSync(file));
  try {
    while (open.length < MOST_FILES) open.push(fs.openSync('/dev/null', 'r'));
  } catch {
    return close;
  }
  close();
  return `more than ${MOST_FILES} files may be open`;
}

/** What is in a folder, and every byte of it. */
function contentOfFolder(folder: string): Readonly<Record<string, string>> {
  const names = fs.readdirSync(folder).sort();
  return Object.fromEntries(names.map((name) => [name, fs.readFileSync(join(folder, name), 'hex')]));
}

for (const [what, open] of [
  ['names', namesIn],
  ['the watchlist', watchlistIn],
] as const)
  describe(`${what} in a folder that cannot be used`, () => {
    let disk: NameDisk;
    beforeEach(() => void (disk = new NameDisk()));
    afterEach(() => disk.remove());

    for (const { code, isReadable, prepare, begin, clear } of FAULTS)
      it(`live in memory, say so once, leave what is there, and go on once it can be: ${code}`, async function () {
        if (process.platform === 'win32' || prepare?.(disk)) return this.skip();
        try {
          const before = open(disk.folder);
          await before.take(1);
          const old = contentOfFolder(disk.folder);
          const end = begin(disk);
          if (typeof end === 'string') return this.skip();
          const during = open(disk.folder);
          let known: readonly (readonly number[])[];
          try {
            for (const number of [2, 3]) await during.take(number);
            await before.take(4);
            known = [await during.known(), await before.known()];
          } finally {
            end();
          }
          assert.deepEqual(known, [isReadable ? [1, 2, 3] : [2, 3], [1, 4]]);
          assert.match(during.log.join('\n'), new RegExp(`^[^\n]*${code}[^\n]*$`));
          assert.match(before.log.join('\n'), new RegExp(`^[^\n]*${code}[^\n]*$`));
          assert.deepEqual(contentOfFolder(disk.folder), old);
          await before.take(5);
          await during.take(6);
          assert.deepEqual(await open(disk.folder).known(), [1, 2, 3, 4, 5, 6]);
        } finally {
          clear?.(disk);
        }
      });

    it('live in memory and say so once where the name of the folder is too long', async () => {
      const { take, known, log } = open(join(disk.root, 'x'.repeat(300)));
      for (const number of [1, 2]) await take(number);
      assert.deepEqual(await known(), [1, 2]);
      assert.match(log.join('\n'), /^[^\n]*ENAMETOOLONG[^\n]*$/);
    });
  });

describe('a segment', () => {
  it('is there whole or not at all, wherever in a megabyte the disk is full', async function () {
    this.timeout(30_000);
    const disk = new NameDisk();
    if (disk.mount(2048)) return this.skip();
    try {
      const folder = createSegmentFolder(disk.folder);
      const old = await folder.write('old');
      const text = 'x'.repeat(1_000_000);
      const other = join(disk.folder, 'other');
      let filled = roomOf(disk.folder);
      fs.writeFileSync(other, Buffer.alloc(filled));
      for (; filled >= 0; filled -= PAGE) {
        fs.truncateSync(other, filled);
        const room = roomOf(disk.folder);
        const name = await folder.write(text).catch(() => undefined);
        assert.equal(name !== undefined, room >= text.length, `${room} bytes`);
        const segments = fs.readdirSync(disk.folder).filter((one) => join(disk.folder, one) !== other);
        assert.deepEqual(segments.sort(), name ? [old, name].sort() : [old]);
        assert.equal(await folder.read(old), 'old');
        if (name) assert.ok((await folder.read(name)) === text);
        if (name) break;
      }
      assert.ok(filled > 0);
    } finally {
      disk.unmount();
      disk.remove();
    }
  });
});

/** How many bytes a disk can still take. */
function roomOf(folder: string): number {
  const { bavail, bsize } = fs.statfsSync(folder);
  return bavail * bsize;
}
