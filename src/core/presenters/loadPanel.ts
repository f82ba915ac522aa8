import type { Catalog, CatalogOptions } from '../catalog/catalog';
import { firstFailure, outcomeOf, type Outcome } from '../catalog/outcome';
import type { EntityKind, EntityRef } from '../entities/kinds';
import { definitionOf } from '../entities/registry';
import type { Api } from '../kalshi/api';
import type { PanelContent } from '../protocol/content';
import { panelContent, panelTargets } from './panelContent';

/** How many names are loaded for one page at most: ten requests. The ids beyond stay ids. */
const MOST_NAMES = 1900;

export interface PanelExchange {
  readonly api: Api;
  readonly catalog: Catalog;
  /** What must be known of its data, as `environments` has it. */
  readonly note: string;
}

/**
 * Loads what a details panel shows: the thing, what stands under it in one request, and the names of the targets in
 * it. Only the thing itself can fail the page; without the rest it shows ids and says why.
 */
export async function loadPanel(
  { api, catalog, note }: PanelExchange,
  ref: EntityRef,
  options: CatalogOptions,
): Promise<Outcome<PanelContent>> {
  const found = await catalog.get(ref, options);
  if (!found.ok) return found;
  const definition = definitionOf<EntityKind>(ref.kind);
  const { value: entity, loadedAt } = found;
  const below = definition.groups(entity).flatMap(({ kind, children, inline }) => {
    // What stands inline came with the thing itself.
    return inline ? [] : children.map(({ id }): EntityRef => ({ kind, id }));
  });
  const call = options.signal ? { signal: options.signal } : {};
  const [more, children] = await Promise.all([
    outcomeOf(async () => (await definition.moreSections?.(api, ref.id, call)) ?? [], Date.now),
    catalog.getMany(below.slice(0, MOST_NAMES), options),
  ]);
  const asked = new Set(below.map(({ id }) => id));
  const targets = panelTargets(entity, ref.kind, catalog).filter(({ id }) => !asked.has(id));
  const names = await catalog.getMany(targets.slice(0, MOST_NAMES), call);
  const problem = firstFailure([more, ...children, ...names]);
  const subject = {
    ...{ ref, entity, loadedAt, environment: note },
    more: more.ok ? more.value : [],
    ...(problem && { problem }),
  };
  return { ok: true, value: panelContent(subject, catalog, Date.now()), loadedAt };
}
