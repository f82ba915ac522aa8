import type { KalshiEvent } from '../kalshi/events';
import type { Market } from '../kalshi/markets';
import type { Milestone } from '../kalshi/milestones';
import type { Series } from '../kalshi/series';
import type { StructuredTarget } from '../kalshi/structuredTargets';

/** What each kind of thing on the exchange is once decoded. */
export interface EntityOfKind {
  milestone: Milestone;
  event: KalshiEvent;
  market: Market;
  series: Series;
  structuredTarget: StructuredTarget;
}

export type EntityKind = keyof EntityOfKind;
export type Entity = EntityOfKind[EntityKind];

/**
 * What travels in commands, messages, node ids and links instead of the thing itself. `id` is a lower-case UUID for
 * milestones and structured targets, a ticker for the rest.
 */
export interface EntityRef<K extends EntityKind = EntityKind> {
  readonly kind: K;
  readonly id: string;
}

export function sameRef(a: EntityRef, b: EntityRef): boolean {
  return a.kind === b.kind && a.id === b.id;
}
