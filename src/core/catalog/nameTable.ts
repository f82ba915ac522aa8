import { isWellFormedRef, keyOf } from '../entities/ids';
import type { EntityRef } from '../entities/kinds';

/** The name of a thing as it was last loaded. */
export interface NameRecord extends EntityRef {
  readonly name: string;
  /** A market's status, a target's type. */
  readonly state: string;
  /** The time in its row, RFC 3339: when a milestone starts. */
  readonly when?: string;
  /** When it was loaded, milliseconds since 1970. */
  readonly at: number;
}

/** The exchange said that it has no such thing. */
export interface MissingRecord extends EntityRef {
  /** When it said so, milliseconds since 1970. */
  readonly missing: number;
}

export type StoredRecord = NameRecord | MissingRecord;

/** Names beyond this number are dropped, those loaded longest ago first. */
const MAX_NAMES = 20_000;
const MAX_MISSING = 5_000;
/** Milliseconds after which an unchanged name is saved again with its new age, and "missing" is no longer believed. */
const DAY = 24 * 60 * 60 * 1000;

/** Names and missing ids by key. Of two records of one thing the newer counts, in whatever order they are added. */
export class NameTable {
  readonly #names = new Map<string, NameRecord>();
  readonly #missing = new Map<string, MissingRecord>();

  /** The number of names. */
  get size(): number {
    return this.#names.size;
  }

  /** `undefined` also for what the exchange has said is gone. */
  nameOf(key: string): NameRecord | undefined {
    return this.missingSince(key) === undefined ? this.#names.get(key) : undefined;
  }

  /** When the exchange last said that it has no such thing, unless the thing was loaded since. */
  missingSince(key: string): number | undefined {
    const since = this.#missing.get(key)?.missing;
    return since !== undefined && since >= (this.#names.get(key)?.at ?? 0) ? since : undefined;
  }

  *names(): Generator<NameRecord> {
    for (const [key, record] of this.#names) if (this.missingSince(key) === undefined) yield record;
  }

  all(): readonly StoredRecord[] {
    return [...this.#names.values(), ...this.#missing.values()];
  }

  /** Adds what was just loaded. Returns whether it should be saved: it is new, changed, or a day older. */
  set(record: NameRecord): boolean {
    const key = keyOf(record);
    const old = this.#names.get(key);
    const isSame = old?.name === record.name && old.state === record.state && old.when === record.when;
    const wasMissing = this.#missing.delete(key);
    if (isSame && !wasMissing && record.at - old.at < DAY) return false;
    this.#names.set(key, record);
    return true;
  }

  /** Adds what was saved earlier. A time in the future counts as now: otherwise it would be the newest for ever. */
  merge(record: StoredRecord, now: number): void {
    const key = keyOf(record);
    if ('missing' in record) {
      const missing = Math.min(record.missing, now);
      const isNewer = missing > (this.#missing.get(key)?.missing ?? 0);
      if (isNewer && now - missing < DAY) this.#missing.set(key, { ...record, missing });
      return;
    }
    const at = Math.min(record.at, now);
    if (at > (this.#names.get(key)?.at ?? -1)) this.#names.set(key, { ...record, at });
  }

  trim(): void {
    dropOldest(this.#names, MAX_NAMES, ({ at }) => at);
    dropOldest(this.#missing, MAX_MISSING, ({ missing }) => missing);
  }

  clear(): void {
    this.#names.clear();
    this.#missing.clear();
  }
}

/** Whether a value from a file is a record. */
export function isStoredRecord(value: unknown): value is StoredRecord {
  if (!isWellFormedRef(value)) return false;
  const { name, state, at, when = '', missing } = value as Partial<NameRecord & MissingRecord>;
  if (typeof missing === 'number') return true;
  return [name, state, when].every((text) => typeof text === 'string') && typeof at === 'number';
}

/** Drops a tenth more than it must, so that the records are not sorted each time one is added. */
function dropOldest<T>(records: Map<string, T>, max: number, timeOf: (record: T) => number): void {
  if (records.size <= max) return;
  const oldest = [...records].sort(([, a], [, b]) => timeOf(a) - timeOf(b));
  for (const [key] of oldest.slice(0, records.size - max * 0.9)) records.delete(key);
}
