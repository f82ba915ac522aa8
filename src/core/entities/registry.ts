import type { EntityDefinition } from './definition';
import { event } from './event';
import type { Entity, EntityKind } from './kinds';
import { market } from './market';
import { milestone } from './milestone';
import { series } from './series';
import { structuredTarget } from './structuredTarget';

/** The kinds of things there are. A new kind is its definition, its API file, a line in `kinds.ts` and a line here. */
export const definitions: { readonly [K in EntityKind]: EntityDefinition<K> } = {
  milestone,
  event,
  market,
  series,
  structuredTarget,
};

/** The definition of a kind that is only known when running, typed so that it takes what the catalog gave for that kind. */
export function definitionOf<K extends EntityKind>(kind: K): EntityDefinition<K> {
  return definitions[kind];
}

/** The time in the row of a thing, RFC 3339: when a milestone starts. */
export function timeOf(kind: EntityKind, entity: Entity): string | undefined {
  const time = definitionOf<EntityKind>(kind)
    .row(entity)
    .find(({ value }) => value.type === 'time')?.value;
  return time?.type === 'time' && typeof time.value === 'string' ? time.value : undefined;
}
