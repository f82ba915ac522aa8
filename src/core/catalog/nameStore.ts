import type { EntityKind, EntityOfKind, EntityRef } from '../entities/kinds';
import { definitionOf } from '../entities/registry';
import { keyOf } from './catalog';
import { KnownNames } from './knownNames';
import { NameFiles } from './nameFiles';
import { timeOf, type NamedThing, type NameRecord } from './nameSegment';
import type { SegmentFolder } from './segmentFolder';

export interface NameStoreOptions {
  readonly folder: SegmentFolder;
  readonly log: (line: string) => void;
  readonly now?: () => number;
  /** Milliseconds in which what is loaded gathers into one segment. */
  readonly gathering?: number;
}

/** Characters of a name, and of what else is kept. */
const LONGEST = 80;
const SHORT = 40;

/**
 * The names of what was loaded, and the ids of what does not exist, kept on disk so that they are known after a restart
 * and offline. It reads nothing before `load`, and writes only what is new. Nothing here rejects or throws: without a
 * disk it is a memory.
 */
export class NameStore {
  readonly #known = new KnownNames();
  /** What stands in no segment yet, also while it is being written. */
  readonly #unsaved = new Map<string, NameRecord>();
  #loading: Promise<void> | undefined;
  #saving: Promise<unknown> = Promise.resolve();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #hasComplained = false;
  /** Nothing is kept any more. */
  #isClosed = false;

  readonly #files: NameFiles;
  readonly #log: (line: string) => void;
  readonly #now: () => number;
  readonly #gathering: number;

  constructor({ folder, log, now = Date.now, gathering = 3_000 }: NameStoreOptions) {
    this.#files = new NameFiles({ folder, log, take: (record) => this.#known.take(record, now()) });
    this.#log = log;
    this.#now = now;
    this.#gathering = gathering;
  }

  /** Reads what is on disk, once. What is read is known while the rest is still being read. */
  load(): Promise<void> {
    return (this.#loading ??= this.#files.read().then(
      () => this.#known.trim(),
      (error: unknown) => this.#complain(error),
    ));
  }

  nameOf(ref: EntityRef): NamedThing | undefined {
    return this.#known.nameOf(keyOf(ref));
  }

  /** When the exchange last said that it has no such thing, milliseconds since 1970, where it was not seen since. */
  missingSince(ref: EntityRef): number | undefined {
    return this.#known.missingSince(keyOf(ref));
  }

  /** The names, not what is missing. */
  entries(): Iterable<NamedThing> {
    return this.#known.names();
  }

  /** Takes the names of what was just loaded, and saves those that are new or a day older a little later. */
  note<K extends EntityKind>(kind: K, entities: readonly EntityOfKind[K][]): void {
    if (this.#isClosed) return;
    const definition = definitionOf(kind);
    const at = this.#now();
    for (const entity of entities) {
      const when = timeOf(kind, entity)?.slice(0, SHORT);
      const thing = {
        kind,
        id: definition.idOf(entity),
        name: definition.titleOf(entity).slice(0, LONGEST),
        state: definition.stateOf(entity).slice(0, SHORT),
        ...(when !== undefined && { when }),
        at,
      };
      const key = keyOf(thing);
      if (this.#known.set(key, thing)) this.#unsaved.set(key, thing);
    }
    this.#known.trim();
    this.#saveLater();
  }

  /** Takes that the exchange has no such thing, and saves it a little later. */
  noteMissing({ kind, id }: EntityRef): void {
    if (this.#isClosed) return;
    const record = { kind, id, missing: this.#now() };
    this.#known.take(record, record.missing);
    this.#known.trim();
    this.#unsaved.set(`no ${keyOf(record)}`, record);
    this.#saveLater();
  }

  /** Writes what is new. */
  save(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    return this.#inTurn(() => this.#save());
  }

  /** Writes what is new before it returns: VS Code ends soon after. */
  saveNow(): void {
    clearTimeout(this.#timer);
    try {
      this.#files.writeNow([...this.#unsaved.values()]);
    } catch (error) {
      this.#complain(error);
    }
  }

  /** Ignores what is noted from now on: it comes from answers that were on their way when the session ended. */
  close(): void {
    this.#isClosed = true;
  }

  /** Forgets all, here and on the disk. Resolves to how many names that were. */
  async clear(): Promise<number> {
    await this.load();
    clearTimeout(this.#timer);
    this.#timer = undefined;
    return this.#inTurn(async () => {
      const { size } = this.#known;
      this.#known.clear();
      this.#unsaved.clear();
      await this.#files.clear().catch((error: unknown) => this.#complain(error));
      return size;
    });
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#saving.then(work);
    this.#saving = turn;
    return turn;
  }

  #saveLater(): void {
    if (this.#unsaved.size > 0) this.#timer ??= setTimeout(() => void this.save(), this.#gathering);
  }

  async #save(): Promise<void> {
    for (const [key, record] of this.#unsaved) if (!this.#known.has(record)) this.#unsaved.delete(key);
    const saved = [...this.#unsaved];
    if (saved.length === 0) return;
    try {
      const areMany = await this.#files.areMany();
      const isDone = areMany && (await this.#files.compact(() => this.#known.all()));
      if (!isDone) await this.#files.write(saved.map(([, record]) => record));
      // What was noted meanwhile is another record.
      for (const [key, record] of saved) if (this.#unsaved.get(key) === record) this.#unsaved.delete(key);
    } catch (error) {
      this.#complain(error);
    }
  }

  #complain(error: unknown): void {
    if (!this.#hasComplained) this.#log(`Names are kept in memory only: ${String(error)}`);
    this.#hasComplained = true;
  }
}
