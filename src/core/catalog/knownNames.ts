import { keyOf } from './catalog';
import type { MissingThing, NamedThing, NameRecord } from './nameSegment';

/** How many names are kept; those loaded longest ago go first. */
const CAPACITY = 50_000;
/** How many ids are remembered of which the exchange knows nothing. */
const MOST_MISSING = 10_000;
/** Milliseconds after which a name is written anew, so that its age is right, and "no such thing" is no longer believed. */
const DAY = 24 * 60 * 60 * 1000;

/** Names and missing ids by the key of what they are of: the newest of each, in whatever order they come. */
export class KnownNames {
  readonly #names = new Map<string, NamedThing>();
  readonly #missing = new Map<string, MissingThing>();

  /** How many names. */
  get size(): number {
    return this.#names.size;
  }

  /** Nothing for what the exchange said is gone. */
  nameOf(key: string): NamedThing | undefined {
    return this.missingSince(key) === undefined ? this.#names.get(key) : undefined;
  }

  /** When it was last not there, milliseconds since 1970, where it was not seen since. */
  missingSince(key: string): number | undefined {
    const since = this.#missing.get(key)?.missing;
    return since !== undefined && since >= (this.#names.get(key)?.at ?? 0) ? since : undefined;
  }

  /** Whether this is what is known: not an older one, and none that had to make room. */
  has(record: NameRecord): boolean {
    const key = keyOf(record);
    return 'missing' in record
      ? this.#missing.get(key)?.missing === record.missing
      : this.#names.get(key)?.at === record.at;
  }

  /** Without what the exchange said is gone. */
  *names(): Generator<NamedThing> {
    for (const [key, thing] of this.#names) if (this.missingSince(key) === undefined) yield thing;
  }

  all(): readonly NameRecord[] {
    this.trim();
    return [...this.#names.values(), ...this.#missing.values()];
  }

  /** Takes what was just loaded. Returns whether that is worth writing down: it is news, or a day older. */
  set(key: string, thing: NamedThing): boolean {
    const known = this.#names.get(key);
    const isSame = known?.name === thing.name && known.state === thing.state && known.when === thing.when;
    const wasMissing = this.#missing.delete(key);
    if (isSame && !wasMissing && thing.at - known.at < DAY) return false;
    this.#names.set(key, thing);
    return true;
  }

  /** Takes what was written at some time. A clock that was set back must not make it last for ever. */
  take(record: NameRecord, now: number): void {
    const key = keyOf(record);
    if ('missing' in record) {
      const missing = Math.min(record.missing, now);
      if (now - missing < DAY && missing > (this.#missing.get(key)?.missing ?? 0))
        this.#missing.set(key, { ...record, missing });
      return;
    }
    const thing = record.at > now ? { ...record, at: now } : record;
    const known = this.#names.get(key);
    if (!known || isNewer(thing, known)) this.#names.set(key, thing);
  }

  trim(): void {
    dropOldest(this.#names, CAPACITY, ({ at }) => at);
    dropOldest(this.#missing, MOST_MISSING, ({ missing }) => missing);
  }

  clear(): void {
    this.#names.clear();
    this.#missing.clear();
  }
}

/** Of two from the same millisecond it does not matter which, but always the same. */
function isNewer(one: NamedThing, other: NamedThing): boolean {
  if (one.at !== other.at) return one.at > other.at;
  return JSON.stringify(one) > JSON.stringify(other);
}

/** Several at once, because they have to be sorted. */
function dropOldest<T>(things: Map<string, T>, capacity: number, timeOf: (thing: T) => number): void {
  if (things.size <= capacity) return;
  const oldest = [...things].sort(([, a], [, b]) => timeOf(a) - timeOf(b));
  for (const [key] of oldest.slice(0, things.size - capacity * 0.9)) things.delete(key);
}
