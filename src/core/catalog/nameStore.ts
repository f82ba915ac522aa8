import type { EntityKind, EntityOfKind, EntityRef } from '../entities/kinds';
import { definitionOf } from '../entities/registry';
import { keyOf } from './catalog';
import type { SegmentFolder } from './segmentFolder';
import { segmentOf, thingsOf, timeOf, type NamedThing } from './nameSegment';

export interface NameStoreOptions {
  readonly folder: SegmentFolder;
  readonly log: (line: string) => void;
  readonly now?: () => number;
  /** Milliseconds in which what is loaded gathers into one segment. */
  readonly gathering?: number;
}

const CAPACITY = 50_000;
/** Names in a segment: below a megabyte, so that reading one stops nobody. */
const SEGMENT = 2_500;
/** From so many on they are written anew as few. Together, with the longest names, they stay below 64 MB. */
const MOST_SEGMENTS = 40;
/** Characters of a name, and of what else is kept. */
const LONGEST = 80;
const SHORT = 40;
const DAY = 24 * 60 * 60 * 1000;

/**
 * The names of what was loaded, kept on disk so that they are known after a restart and offline. It reads nothing
 * before `load`, and writes only what is new. Nothing here rejects: without a disk it is a memory.
 */
export class NameStore {
  readonly #names = new Map<string, NamedThing>();
  readonly #unsaved = new Set<string>();
  /** The segments that were read or written, and whether what they hold is here. */
  readonly #segments = new Map<string, boolean>();
  #loading: Promise<void> | undefined;
  #saving: Promise<void> = Promise.resolve();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #hasComplained = false;

  readonly #folder: SegmentFolder;
  readonly #log: (line: string) => void;
  readonly #now: () => number;
  readonly #gathering: number;

  constructor({ folder, log, now = Date.now, gathering = 3_000 }: NameStoreOptions) {
    this.#folder = folder;
    this.#log = log;
    this.#now = now;
    this.#gathering = gathering;
  }

  /** Reads what is on disk, once. */
  load(): Promise<void> {
    return (this.#loading ??= this.#read().catch((error: unknown) => this.#complain(error)));
  }

  nameOf(ref: EntityRef): NamedThing | undefined {
    return this.#names.get(keyOf(ref));
  }

  entries(): Iterable<NamedThing> {
    return this.#names.values();
  }

  /** Takes the names of what was just loaded, and saves those that are new or a day older a little later. */
  note<K extends EntityKind>(kind: K, entities: readonly EntityOfKind[K][]): void {
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
      const known = this.#names.get(key);
      const isSame = known?.name === thing.name && known.state === thing.state && known.when === thing.when;
      if (isSame && at - known.at < DAY) continue;
      this.#names.set(key, thing);
      this.#unsaved.add(key);
    }
    this.#trim();
    if (this.#unsaved.size > 0) this.#timer ??= setTimeout(() => void this.save(), this.#gathering);
  }

  /** Writes what is new. */
  save(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    return (this.#saving = this.#saving.then(() => this.#save()));
  }

  async #save(): Promise<void> {
    const keys = [...this.#unsaved];
    this.#unsaved.clear();
    const things = keys.flatMap((key) => this.#names.get(key) ?? []);
    if (things.length === 0) return;
    try {
      // What this version cannot read is not its to tidy up.
      const own = (await this.#folder.list()).filter((name) => this.#segments.get(name) !== false);
      const isMany = own.length >= MOST_SEGMENTS;
      if (!isMany || !(await this.#folder.alone(() => this.#compact()))) await this.#write(things);
    } catch (error) {
      for (const key of keys) this.#unsaved.add(key);
      this.#complain(error);
    }
  }

  async #write(things: readonly NamedThing[]): Promise<void> {
    for (let start = 0; start < things.length; start += SEGMENT) {
      const body = things.slice(start, start + SEGMENT);
      this.#segments.set(await this.#folder.write(segmentOf(body)), true);
    }
  }

  /** All that is known as few segments. Those that others add meanwhile stay: only what was read goes. */
  async #compact(): Promise<void> {
    await this.#read();
    const old = [...this.#segments].filter(([, isHere]) => isHere);
    await this.#write([...this.#names.values()]);
    for (const [name] of old) {
      await this.#folder.remove(name).catch(() => undefined);
      this.#segments.delete(name);
    }
  }

  /** Until nothing is new: what goes away while it reads stands in a segment that another window has just added. */
  async #read(): Promise<void> {
    let bad = 0;
    for (;;) {
      const fresh = (await this.#folder.list()).filter((name) => !this.#segments.has(name));
      if (fresh.length === 0) break;
      for (const name of fresh) {
        const text = await this.#folder.read(name).catch(() => undefined);
        const things = text === undefined ? undefined : thingsOf(text);
        if (text !== undefined && !things) bad++;
        this.#segments.set(name, things !== undefined);
        for (const thing of things ?? []) this.#take(thing);
      }
    }
    this.#trim();
    if (bad > 0) this.#log(`Names on disk: ${bad} damaged or unknown segments are left alone.`);
  }

  #take(thing: NamedThing): void {
    const key = keyOf(thing);
    if ((this.#names.get(key)?.at ?? 0) < thing.at) this.#names.set(key, thing);
  }

  /** The oldest go first, several at once because they have to be sorted. */
  #trim(): void {
    if (this.#names.size <= CAPACITY) return;
    const oldest = [...this.#names].sort(([, a], [, b]) => a.at - b.at);
    for (const [key] of oldest.slice(0, this.#names.size - CAPACITY * 0.9)) this.#names.delete(key);
  }

  #complain(error: unknown): void {
    if (!this.#hasComplained) this.#log(`Names are kept in memory only: ${String(error)}`);
    this.#hasComplained = true;
  }
}
