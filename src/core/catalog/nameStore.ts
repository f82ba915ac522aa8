import { keyOf } from '../entities/ids';
import type { EntityKind, EntityOfKind, EntityRef } from '../entities/kinds';
import { definitionOf, timeOf } from '../entities/registry';
import { isStoredRecord, NameTable, type NameRecord } from './nameTable';

/** The file of one exchange, shared by all windows. A write replaces it as a whole. */
export interface NameFile {
  /** `undefined` if there is no file, `''` for one that is too large. */
  read(): Promise<string | undefined>;
  write(text: string): Promise<void>;
  /** For a window that is closing: VS Code waits for nothing then. */
  readNow(): string | undefined;
  writeNow(text: string): void;
  remove(): Promise<void>;
}

export interface NameStoreOptions {
  readonly file: NameFile;
  readonly log: (line: string) => void;
  readonly now?: () => number;
  /** Milliseconds from the first unsaved name to the write. */
  readonly delayMs?: number;
}

/** Another version of the format has another number. */
const VERSION = 2;
const MAX_NAME = 80;
const MAX_STATE = 40;
/** Records that are merged without letting other work run: less than a millisecond. */
const CHUNK = 500;

/**
 * The names of what was loaded and the ids of what does not exist, kept in a file so that they are there after a
 * restart and offline. It is a cache: without a disk it works in memory, and no method throws or rejects.
 */
export class NameStore {
  readonly #table = new NameTable();
  #loading: Promise<void> | undefined;
  /** Saves run one after the other. */
  #saving: Promise<unknown> = Promise.resolve();
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Changes so far, and how many of them are on disk. */
  #changes = 0;
  #saved = 0;
  #hasLogged = false;
  /** Whether the log already says that the file is replaced. */
  #isReplaced = false;
  #isClosed = false;

  readonly #file: NameFile;
  readonly #log: (line: string) => void;
  readonly #now: () => number;
  readonly #delayMs: number;

  constructor({ file, log, now = Date.now, delayMs = 3_000 }: NameStoreOptions) {
    this.#file = file;
    this.#log = log;
    this.#now = now;
    this.#delayMs = delayMs;
  }

  /** Reads the file, once. */
  load(): Promise<void> {
    return (this.#loading ??= this.#merge().catch((error: unknown) => this.#logOnce(error)));
  }

  nameOf(ref: EntityRef): NameRecord | undefined {
    return this.#table.nameOf(keyOf(ref));
  }

  /** When the exchange last said that it has no such thing, milliseconds since 1970, unless it was loaded since. */
  missingSince(ref: EntityRef): number | undefined {
    return this.#table.missingSince(keyOf(ref));
  }

  /** The names, without what is missing. */
  entries(): Iterable<NameRecord> {
    return this.#table.names();
  }

  /** Adds the names of what was just loaded, and saves them a little later. */
  note<K extends EntityKind>(kind: K, entities: readonly EntityOfKind[K][]): void {
    if (this.#isClosed) return;
    const definition = definitionOf(kind);
    const at = this.#now();
    for (const entity of entities) {
      const when = timeOf(kind, entity)?.slice(0, MAX_STATE);
      const isNew = this.#table.set({
        kind,
        id: definition.idOf(entity),
        name: definition.titleOf(entity).slice(0, MAX_NAME),
        state: definition.stateOf(entity).slice(0, MAX_STATE),
        ...(when !== undefined && { when }),
        at,
      });
      if (isNew) this.#changes++;
    }
    this.#table.trim();
    this.#saveLater();
  }

  /** Adds that the exchange has no such thing, and saves it a little later. */
  noteMissing({ kind, id }: EntityRef): void {
    if (this.#isClosed) return;
    const missing = this.#now();
    this.#table.merge({ kind, id, missing }, missing);
    this.#table.trim();
    this.#changes++;
    this.#saveLater();
  }

  /** Writes what is new, together with what other windows have written. */
  save(): Promise<void> {
    this.#stopTimer();
    return this.#inTurn(async () => {
      const changes = this.#changes;
      if (changes === this.#saved) return;
      try {
        await this.#merge();
        await this.#file.write(this.#text());
        this.#saved = changes;
      } catch (error) {
        this.#logOnce(error);
      }
    });
  }

  /** The same before it returns. */
  saveNow(): void {
    this.#stopTimer();
    if (this.#changes === this.#saved) return;
    try {
      for (const record of this.#records(this.#file.readNow())) this.#table.merge(record, this.#now());
      this.#file.writeNow(this.#text());
      this.#saved = this.#changes;
    } catch (error) {
      this.#logOnce(error);
    }
  }

  /** Ignores later notes: they come from requests that were under way when the session ended. */
  close(): void {
    this.#isClosed = true;
  }

  /** Removes all names, here and on disk. Resolves to the number of names. */
  async clear(): Promise<number> {
    await this.load();
    this.#stopTimer();
    return this.#inTurn(async () => {
      const { size } = this.#table;
      this.#table.clear();
      this.#saved = this.#changes;
      await this.#file.remove().catch((error: unknown) => this.#logOnce(error));
      return size;
    });
  }

  async #merge(): Promise<void> {
    const records = this.#records(await this.#file.read());
    for (let start = 0; start < records.length; start += CHUNK) {
      if (start > 0) await new Promise((resolve) => setImmediate(resolve));
      for (const record of records.slice(start, start + CHUNK)) this.#table.merge(record, this.#now());
    }
    this.#table.trim();
  }

  #text(): string {
    this.#table.trim();
    return JSON.stringify({ version: VERSION, records: this.#table.all() });
  }

  /** The records in the text of the file; none if it is not ours to read. The next save replaces it. */
  #records(text: string | undefined) {
    if (text === undefined) return [];
    try {
      if (text === '') throw new Error('it is empty or too large');
      const { version, records } = JSON.parse(text) as { version?: unknown; records?: unknown };
      if (version !== VERSION || !Array.isArray(records)) throw new Error('it has another format');
      return records.filter(isStoredRecord);
    } catch (error) {
      if (!this.#isReplaced) this.#log(`The file of names is replaced: ${String(error)}`);
      this.#isReplaced = true;
      return [];
    }
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#saving.then(work);
    this.#saving = turn;
    return turn;
  }

  #saveLater(): void {
    if (this.#changes !== this.#saved) this.#timer ??= setTimeout(() => void this.save(), this.#delayMs);
  }

  #stopTimer(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #logOnce(error: unknown): void {
    if (!this.#hasLogged) this.#log(`Names are kept in memory only: ${String(error)}`);
    this.#hasLogged = true;
  }
}
