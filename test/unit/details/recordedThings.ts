import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { EntityKind } from '../../../src/core/entities/kinds';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../src/core/kalshi/json';

/** Beside the project, never part of it; tests run from the project's root. */
export const RECORDED = resolve('../shared/kalshi/recorded');

/** The fields by which a thing of each kind is known, wherever it stands in an answer. */
const MARKS: readonly (readonly [kind: EntityKind, fields: readonly string[]])[] = [
  ['milestone', ['id', 'related_event_tickers', 'details']],
  ['market', ['ticker', 'event_ticker', 'yes_sub_title']],
  ['event', ['event_ticker', 'series_ticker', 'title']],
  ['series', ['ticker', 'frequency', 'fee_type']],
  ['structuredTarget', ['id', 'name', 'type', 'details']],
];

/** Every thing in the recorded answers of the exchange, with its kind; nothing where they are not at hand. */
export function* recordedThings(): Generator<readonly [EntityKind, JsonObject], void, undefined> {
  if (!existsSync(RECORDED)) return;
  for (const name of readdirSync(RECORDED, { recursive: true, encoding: 'utf8' })) {
    if (name.endsWith('.json'))
      yield* thingsIn(JSON.parse(readFileSync(join(RECORDED, name), 'utf8')) as JsonValue);
  }
}

function* thingsIn(value: JsonValue): Generator<readonly [EntityKind, JsonObject], void, undefined> {
  if (isJsonObject(value)) {
    const [kind] = MARKS.find(([, fields]) => fields.every((field) => value[field] !== undefined)) ?? [];
    if (kind) yield [kind, value];
  }
  if (typeof value !== 'object' || value === null) return;
  for (const one of Object.values(value) as readonly JsonValue[]) yield* thingsIn(one);
}
