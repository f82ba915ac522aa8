import type { Catalog, CatalogOptions } from '../catalog/catalog';
import { milestonesOfEvent } from '../milestones/milestonesOfEvent';
import { firstFailure, outcomeOf, type Outcome } from '../catalog/outcome';
import type { EntitySection } from '../entities/definition';
import { factSection, refValue } from '../entities/facts';
import { sameRef, type Entity, type EntityKind, type EntityRef } from '../entities/kinds';
import { definitionOf } from '../entities/registry';
import type { Api } from '../kalshi/api';
import type { PanelContent } from './content';
import type { Freshness } from './panelSource';
import type { ResponseCache } from '../catalog/responseCache';
import { noneWhereNotFound } from './liveLoader';
import { phaseIn } from '../refresh/phaseInterval';
import { panelContent, panelTargets } from './panelContent';

/** How many names are loaded for one page at most: ten requests. The ids beyond stay ids. */
const MAX_NAMES = 1900;
/** Milliseconds for which what takes a request of its own for the page is answered from memory. */
const HOLDS = 10 * 60 * 1000;

export interface PanelExchange {
  readonly api: Api;
  readonly catalog: Catalog;
  readonly memo: ResponseCache;
  /** What must be known of its data, as `environments` has it. */
  readonly note: string;
}

export interface PanelOptions {
  readonly how?: Freshness;
  readonly signal?: AbortSignal;
}

/**
 * Loads what a details panel shows: the thing, what stands under it in one request, what it belongs to, and the names
 * of the targets in it. Only the thing itself can fail the page; without the rest it shows ids and says why. A quiet
 * load asks only for quotes: of what stands under the thing where that has them, else of the thing. Without them it
 * fails, since the page shows the earlier ones already.
 */
export async function loadPanel(
  exchange: PanelExchange,
  ref: EntityRef,
  { how = 'held', ...call }: PanelOptions = {},
): Promise<Outcome<PanelContent>> {
  const { catalog, note } = exchange;
  const options = { ...call, fresh: how === 'fresh' };
  const known = how === 'quiet' ? catalog.peek<EntityKind>(ref) : undefined;
  const due = (known ? below(ref.kind, known.value).quoted : []).filter(
    (one) => phaseIn(catalog, one, Date.now()) !== 'final',
  );
  const [found, quotes] = await Promise.all([
    catalog.get(ref, { ...call, fresh: how !== 'held' && due.length === 0 }),
    catalog.getMany(due, { ...call, fresh: true }),
  ]);
  const failure = firstFailure(quotes);
  if (failure) return { ok: false, error: failure };
  if (!found.ok) return found;
  const entity: Entity = found.value;
  const { quoted, still } = below(ref.kind, entity);
  const [more, belongs, children] = await Promise.all([
    moreSections(exchange, ref, options),
    belongsTo(exchange, ref, entity, options),
    how === 'quiet'
      ? Promise.all(quoted.map((one) => catalog.getStale(one)))
      : catalog.getMany(quoted, options),
  ]);
  const names = await loadNames(catalog, { ref, entity, still }, options);
  const problem = firstFailure([more, ...belongs.outcomes, ...children, ...names]);
  const loadedAt = Math.max(found.loadedAt, ...children.map((one) => (one.ok ? one.loadedAt : 0)));
  const subject = {
    ...{ ref, entity, loadedAt, environment: note, belongs: belongs.section },
    more: more.ok ? more.value : [],
    ...(problem && { problem }),
  };
  return { ok: true, value: panelContent(subject, catalog, Date.now()), loadedAt };
}

/** What stands under a thing and did not come with it: what has quotes, and what seldom changes. */
function below(
  kind: EntityKind,
  entity: Entity,
): { quoted: readonly EntityRef[]; still: readonly EntityRef[] } {
  const all = definitionOf<EntityKind>(kind)
    .groups(entity)
    .flatMap(({ kind: of, children, inline }) =>
      inline ? [] : children.map(({ id }): EntityRef => ({ kind: of, id })),
    )
    .slice(0, MAX_NAMES);
  const hasQuotes = (ref: EntityRef): boolean => definitionOf(ref.kind).phaseOf !== undefined;
  return { quoted: all.filter(hasQuotes), still: all.filter((ref) => !hasQuotes(ref)) };
}

/** The names of targets: those under the thing together with those its children strike on, then those that they name. */
async function loadNames(
  catalog: Catalog,
  { ref, entity, still }: { ref: EntityRef; entity: Entity; still: readonly EntityRef[] },
  options: CatalogOptions,
): Promise<readonly Outcome<Entity>[]> {
  const call = { ...options, fresh: false };
  const asked = new Set(still.map(({ id }) => id));
  const further = (): readonly EntityRef[] =>
    panelTargets(entity, ref.kind, catalog)
      .filter(({ id }) => !asked.has(id) && asked.add(id))
      .slice(0, MAX_NAMES);
  const first = await Promise.all([catalog.getMany(still, options), catalog.getMany(further(), call)]);
  return [...first.flat(), ...(await catalog.getMany(further(), call))];
}

/** That there is nothing more of it is remembered too. */
async function moreSections(
  { api, memo }: PanelExchange,
  { kind, id }: EntityRef,
  { fresh, ...call }: CatalogOptions,
): Promise<Outcome<readonly EntitySection[]>> {
  const definition = definitionOf(kind);
  const load = async (): Promise<readonly EntitySection[]> =>
    (await definition.moreSections?.(api, id, call).catch(noneWhereNotFound)) ?? [];
  const hold = (): number => (fresh ? 0 : HOLDS);
  return outcomeOf(async () => (await memo.get(`more ${kind} ${id}`, hold, load)).value, Date.now);
}

/** The milestones of the event that the thing is or belongs to; of a market the event and its series too. */
async function belongsTo(
  exchange: PanelExchange,
  ref: EntityRef,
  entity: Entity,
  { fresh }: CatalogOptions,
): Promise<{ section?: EntitySection; outcomes: readonly Outcome<unknown>[] }> {
  const ticker = definitionOf<EntityKind>(ref.kind).eventOf?.(entity);
  if (!ticker) return { outcomes: [] };
  const { catalog } = exchange;
  const isEvent = sameRef(ref, { kind: 'event', id: ticker });
  const [milestones, event] = await Promise.all([
    outcomeOf(() => milestonesOfEvent(ticker, exchange, fresh), Date.now),
    catalog.getStale({ kind: 'event', id: ticker }),
  ]);
  const series = event.ok ? event.value.series_ticker : '';
  const named = isEvent || !series ? event : await catalog.getStale({ kind: 'series', id: series });
  const facts = [
    { label: 'Event', field: 'event_ticker', value: refValue('event', ticker) },
    { label: 'Series', value: refValue('series', series) },
    ...(milestones.ok ? milestones.value : []).map(({ id }) => ({
      label: 'Milestone',
      value: refValue('milestone', id),
    })),
  ];
  return {
    section: isEvent
      ? factSection('belongs', 'Milestones', facts.slice(2))
      : factSection('belongs', 'Belongs to', facts),
    outcomes: [milestones, event, named],
  };
}
