import { decodeEntries, encodeEntries } from './entriesFile';
import { isContained, merge, withoutExpired, type Watchlist } from './watchlist';

/** A folder that several windows write into. Its files are added and removed whole and never change. All of it may reject. */
export interface WatchlistFolder {
  /** The names of the files, oldest first. */
  list(): Promise<readonly string[]>;
  read(name: string): Promise<string>;
  /** Resolves to the name of the new file. */
  write(text: string): Promise<string>;
  remove(name: string): Promise<void>;
}

/** A value in Settings Sync, where the last writer wins. */
export interface SyncedValue {
  get(): unknown;
  /** Must not reject. */
  set(value: unknown): unknown;
}

export interface WatchlistStoreOptions {
  readonly folder: WatchlistFolder;
  readonly synced: SyncedValue;
  readonly log: (line: string) => void;
  readonly now?: () => number;
}

/** How often a folder is read again if files vanish: another window has just merged them. */
const LOOKS = 5;

/**
 * The watchlist in memory, in files and in Settings Sync. Every write is a new file with everything; only then the files
 * that were read before are removed. No file is written twice, so nothing unread is removed, however many windows write
 * at once.
 */
export class WatchlistStore {
  #list: Watchlist = new Map();
  #queue: Promise<unknown> = Promise.resolve();
  /** The files that were read, and whether they were read completely: others are left alone. */
  readonly #files = new Map<string, boolean>();
  #hasComplained = false;

  readonly #options: Required<WatchlistStoreOptions>;

  constructor(options: WatchlistStoreOptions) {
    this.#options = { now: Date.now, ...options };
  }

  /** Called when the list has changed, here or in another window. */
  onNews: () => void = () => undefined;

  get list(): Watchlist {
    return this.#list;
  }

  /** Merges what other windows and computers wrote. Never rejects. */
  load(): Promise<void> {
    return this.#inTurn(() => this.#read());
  }

  /** Merges in what is made of the newest list, and writes it. Resolves to that. Never rejects for reasons of the disk. */
  change(make: (list: Watchlist) => Watchlist): Promise<Watchlist> {
    return this.#inTurn(async () => {
      await this.#read();
      const changes = make(this.#list);
      if (changes.size === 0) return changes;
      this.#list = merge(this.#list, changes);
      this.onNews();
      await this.#write();
      await this.#read();
      return changes;
    });
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#queue.then(work);
    this.#queue = turn.catch(() => undefined);
    return turn;
  }

  async #read(): Promise<void> {
    const { folder, synced, now } = this.#options;
    const found: Watchlist[] = [];
    for (let looks = 0, again = true; again && looks < LOOKS; looks++) {
      again = false;
      const names = await folder.list().catch((error: unknown) => this.#complain(error));
      // Another window has merged these files.
      for (const name of this.#files.keys()) if (names && !names.includes(name)) this.#files.delete(name);
      for (const name of names ?? []) {
        if (this.#files.has(name)) continue;
        const text = await folder.read(name).catch(() => undefined);
        if (text === undefined) again = true;
        else found.push(this.#decode(name, text));
      }
    }
    const mirror = decodeEntries(synced.get());
    const merged = withoutExpired(merge(this.#list, ...found, mirror.marks), now());
    const isNews = !isContained(merged, this.#list);
    // The same object if nothing has changed, for caches of what is made of it.
    if (isNews || merged.size < this.#list.size) this.#list = merged;
    if (isNews) this.onNews();
    if (mirror.isWhole && !isContained(this.#list, mirror.marks)) await synced.set(encodeEntries(this.#list));
  }

  #decode(name: string, text: string): Watchlist {
    const { marks, isWhole } = decodeEntries(text);
    this.#files.set(name, isWhole);
    if (!isWhole) this.#options.log(`Watchlist: the file ${name} is damaged and left aside.`);
    return marks;
  }

  async #write(): Promise<void> {
    const { folder } = this.#options;
    try {
      const name = await folder.write(encodeEntries(this.#list));
      for (const [older, isWhole] of this.#files) {
        if (!isWhole) continue;
        await folder.remove(older).catch(() => undefined);
        this.#files.delete(older);
      }
      this.#files.set(name, true);
    } catch (error) {
      this.#complain(error);
    }
  }

  /** Logs once: without a disk the list lives in memory and in Settings Sync. */
  #complain(problem: unknown): undefined {
    if (!this.#hasComplained) this.#options.log(`Watchlist: ${String(problem)}.`);
    this.#hasComplained = true;
  }
}
