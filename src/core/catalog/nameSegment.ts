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

/** Another version writes another word, so that neither reads the other's. */
const MAGIC = 'kalshi-names 1';

/** The text of a segment: a header with magic, version, length and checksum, then a JSON object a line. */
export function segmentOf(things: readonly NamedThing[]): string {
  return withHeader(things.map((thing) => JSON.stringify(thing)).join('\n'));
}

/** Nothing for what is damaged, or comes from another version. */
export function thingsOf(text: string): readonly NamedThing[] | undefined {
  const body = text.slice(text.indexOf('\n') + 1);
  if (withHeader(body) !== text) return undefined;
  const things = body.split('\n').map((line) => JSON.parse(line) as unknown);
  return things.filter(isNamedThing);
}

function withHeader(body: string): string {
  return `${MAGIC} ${body.length} ${crc32(body)}\n${body}`;
}

function isNamedThing(value: unknown): value is NamedThing {
  if (!isWellFormedRef(value)) return false;
  const { name, state, at, when = '' } = value as Partial<NamedThing>;
  return [name, state, when].every((text) => typeof text === 'string') && typeof at === 'number';
}
