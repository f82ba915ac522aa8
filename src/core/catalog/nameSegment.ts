import { crc32 } from 'node:zlib';
import { isWellFormedRef } from '../entities/ids';
import type { Entity, EntityKind, EntityRef } from '../entities/kinds';
import { definitionOf } from '../entities/registry';

/** What is remembered of a thing beyond the session: as it was when it was last loaded. */
export interface NamedThing extends EntityRef {
  readonly name: string;
  /** A market's status, a target's type. */
  readonly state: string;
  /** The time that its row says, RFC 3339: when a milestone starts. */
  readonly when?: string;
  /** When it was loaded, milliseconds since 1970. */
  readonly at: number;
}

/** The time that the row of a thing says. */
export function timeOf(kind: EntityKind, entity: Entity): string | undefined {
  const time = definitionOf<EntityKind>(kind)
    .row(entity)
    .find(({ value }) => value.type === 'time')?.value;
  return time?.type === 'time' && typeof time.value === 'string' ? time.value : undefined;
}

/** That the exchange said that it has no such thing. Versions that do not know this leave it out: it has no name. */
export interface MissingThing extends EntityRef {
  /** When it said so, milliseconds since 1970. */
  readonly missing: number;
}

export type NameRecord = NamedThing | MissingThing;

const WORD = 'kalshi-names';
/** Another version writes another number, so that neither reads the other's. */
const MAGIC = `${WORD} 1`;

/** Records in a segment and its bytes: few enough to be written at once. */
const MOST_RECORDS = 2_500;
const MOST_BYTES = 1_000_000;

/** The texts of segments: a header with magic, version, length and checksum, then a JSON object a line. */
export function segmentsOf(records: readonly NameRecord[]): readonly string[] {
  const segments: string[][] = [];
  let room = 0;
  for (const line of records.map((record) => JSON.stringify(record))) {
    const bytes = Buffer.byteLength(line) + 1;
    if (bytes > room || segments.at(-1)?.length === MOST_RECORDS) {
      segments.push([]);
      room = MOST_BYTES;
    }
    segments.at(-1)?.push(line);
    room -= bytes;
  }
  return segments.map((lines) => {
    const body = lines.join('\n');
    return `${headerOf(body)}\n${body}`;
  });
}

/** A line a record; `damaged` for what this version has written and something has changed since. */
export function linesOf(text: string): readonly string[] | 'damaged' | 'foreign' {
  const [header = ''] = text.split('\n', 1);
  const body = text.slice(header.length + 1);
  if (header === headerOf(body) && text.length > header.length) return body.split('\n');
  // What a power cut left empty was ours as well: nobody writes nothing.
  return text === '' || text.startsWith(`${MAGIC} `) ? 'damaged' : 'foreign';
}

/** Those of some lines, without what is no record, or one of a later version. */
export function recordsOf(lines: readonly string[]): readonly NameRecord[] {
  // Together, which takes half as long as each alone. Lines of which one is no JSON have not come from here.
  const values = parsed(`[${lines.join()}]`);
  return Array.isArray(values) ? values.filter(isRecord) : [];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is NameRecord {
  return isNamedThing(value) || isMissingThing(value);
}

function headerOf(body: string): string {
  return `${MAGIC} ${body.length} ${crc32(body)}`;
}

function isNamedThing(value: unknown): value is NamedThing {
  if (!isWellFormedRef(value)) return false;
  const { name, state, at, when = '' } = value as Partial<NamedThing>;
  return [name, state, when].every((text) => typeof text === 'string') && typeof at === 'number';
}

function isMissingThing(value: unknown): value is MissingThing {
  return isWellFormedRef(value) && typeof (value as Partial<MissingThing>).missing === 'number';
}
