import type { Catalog } from '../catalog/catalog';
import type { EntityKind, EntityRef } from '../entities/kinds';
import { definitionOf } from '../entities/registry';
import type { Stage } from '../entities/stage';

/** By how much the interval is longer while the hour of a thing is further off. What is final has no pace. */
const FACTORS: Readonly<Partial<Record<Stage, number>>> = { live: 1, soon: 2, today: 8, far: 40 };

/** How near the hour of a thing is, as far as one knows it; nothing for what seldom changes, too. */
export function stageIn(catalog: Catalog, ref: EntityRef, now: number): Stage | undefined {
  const known = catalog.peek<EntityKind>(ref);
  return known && definitionOf<EntityKind>(ref.kind).stageOf?.(known.value, now);
}

/**
 * Milliseconds between two refreshes of a thing, by its stage.
 * @returns `undefined` when nothing about it changes any more, or ever did, or refreshing is off
 */
export function paceOfStage(stage: Stage | undefined, intervalMs: number): number | undefined {
  return ((stage && FACTORS[stage]) ?? 0) * intervalMs || undefined;
}
