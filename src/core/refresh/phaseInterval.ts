import type { Catalog } from '../catalog/catalog';
import type { EntityKind, EntityRef } from '../entities/kinds';
import { definitionOf } from '../entities/registry';
import type { Phase } from '../entities/phase';

/** By how much the interval is longer while the hour of a thing is further off. What is final has no pace. */
const FACTORS: Readonly<Partial<Record<Phase, number>>> = { live: 1, soon: 2, today: 8, far: 40 };

/** How near the hour of a thing is, as far as one knows it; nothing for what seldom changes, too. */
export function phaseIn(catalog: Catalog, ref: EntityRef, now: number): Phase | undefined {
  const known = catalog.peek<EntityKind>(ref);
  return known && definitionOf<EntityKind>(ref.kind).phaseOf?.(known.value, now);
}

/**
 * Milliseconds between two refreshes of a thing, by its stage.
 * @returns `undefined` when nothing about it changes any more, or ever did, or refreshing is off
 */
export function intervalOfPhase(stage: Phase | undefined, intervalMs: number): number | undefined {
  return ((stage && FACTORS[stage]) ?? 0) * intervalMs || undefined;
}
