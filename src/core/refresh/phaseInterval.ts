import type { Catalog } from '../catalog/catalog';
import type { EntityKind, EntityRef } from '../entities/kinds';
import { definitionOf } from '../entities/registry';
import type { Phase } from '../entities/phase';

/** Factors of the refresh interval by phase. What is final is not refreshed. */
const FACTORS: Readonly<Partial<Record<Phase, number>>> = { live: 1, soon: 2, today: 8, far: 40 };

/** The phase of a cached thing; `undefined` if it is not cached or has none. */
export function phaseIn(catalog: Catalog, ref: EntityRef, now: number): Phase | undefined {
  const known = catalog.peek<EntityKind>(ref);
  return known && definitionOf<EntityKind>(ref.kind).phaseOf?.(known.value, now);
}

/**
 * Milliseconds between two refreshes of a thing, by its phase.
 * @returns `undefined` if it does not change or automatic refresh is off
 */
export function intervalOfPhase(phase: Phase | undefined, intervalMs: number): number | undefined {
  return ((phase && FACTORS[phase]) ?? 0) * intervalMs || undefined;
}
