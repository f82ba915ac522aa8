import type { Catalog } from '../catalog/catalog';
import { newestChange } from '../milestones/newestChange';
import { firstFailure, outcomeOf } from '../catalog/outcome';
import type { EntityKind, EntityRef } from '../entities/kinds';
import { definitionOf } from '../entities/registry';
import { mostUrgent, phaseOfLive, phaseOfStatus, type Phase } from '../entities/phase';
import type { Api } from '../kalshi/api';
import type { KalshiError } from '../kalshi/errors';
import { getLiveDatas, type LiveData } from '../kalshi/liveData';
import { getMilestones, type Milestone } from '../kalshi/milestones';
import { intervalOfPhase } from '../refresh/phaseInterval';

export interface Exchange {
  readonly api: Api;
  readonly catalog: Catalog;
}

/** Milestones per answer, the maximum of the exchange. */
const PAGE = 500;
/** Milestones of one request for live data. */
const LIVE_BATCH = 100;
/** Milliseconds by which the reads of the exchange lag behind and clocks differ. */
const LAG = 2 * 60 * 1000;

/**
 * Reloads what may have changed, in few requests of each kind: milestones by their changes on the exchange. Loads what is not
 * cached yet.
 * @param since a time of the exchange's clock, milliseconds since 1970: earlier changes are known; `unknown` loads each
 * milestone; undefined takes what is cached and fresh
 * @returns the failure
 */
export async function loadWatched(
  { api, catalog }: Exchange,
  refs: readonly EntityRef[],
  since: number | 'unknown' | undefined,
): Promise<KalshiError | undefined> {
  if (since === undefined) return firstFailure(await catalog.getMany(refs));
  const known = since === 'unknown' ? [] : changingTogether(catalog, refs);
  const byChange = new Set(known);
  const [others, changed] = await Promise.all([
    catalog.getMany(
      refs.filter((ref) => !byChange.has(ref)),
      { fresh: true },
    ),
    outcomeOf(
      async () => (since === 'unknown' ? [] : notAmongChanges({ api, catalog }, known, since)),
      Date.now,
    ),
  ]);
  const missed = changed.ok ? await catalog.getMany(changed.value, { fresh: true }) : [];
  return firstFailure([...others, changed, ...missed]);
}

/** Cached milestones are loaded by their changes, a single one by its id at the same cost. */
export function changingTogether(catalog: Catalog, refs: readonly EntityRef[]): readonly EntityRef[] {
  const known = refs.filter((ref) => ref.kind === 'milestone' && catalog.peek(ref));
  return known.length > 1 ? known : [];
}

/** Things that the exchange may still change. */
export function changing(catalog: Catalog, refs: readonly EntityRef[], now: number): readonly EntityRef[] {
  return refs.filter((ref) => phaseAt(catalog, ref, now) !== 'final');
}

/** The number of milestones that are live, by their own status or that of their live data. */
export async function countLive(
  { api, catalog }: Exchange,
  refs: readonly EntityRef[],
  now: number,
): Promise<number> {
  const ids = refs.flatMap((ref) =>
    ref.kind === 'milestone' && phaseAt(catalog, ref, now) === 'live' ? [ref.id] : [],
  );
  const started = [...new Set(ids)].slice(0, LIVE_BATCH);
  const outcome = await outcomeOf(() => getLiveDatas(api, started), Date.now);
  const live = new Map(outcome.ok ? outcome.value.map((one) => [one.milestone_id, one]) : []);
  return started.filter((id) => {
    const milestone = catalog.peek({ kind: 'milestone', id });
    return milestone && isLive(milestone.value, live.get(id));
  }).length;
}

/** Live data are newer than the milestone and decide first. A start in the past does not make it live. */
export function isLive({ details }: Milestone, live?: LiveData): boolean {
  const { is_live } = live?.details ?? {};
  const stage = (live && phaseOfLive(live.details)) ?? phaseOfStatus(details['status']);
  return is_live === true || stage === 'live';
}

/** Milliseconds between two refreshes of all: the interval of the most urgent one. */
export function watchedInterval(
  catalog: Catalog,
  refs: readonly EntityRef[],
  intervalMs: number,
  now: number,
): number | undefined {
  return intervalOfPhase(mostUrgent(refs.map((ref) => phaseAt(catalog, ref, now))), intervalMs);
}

/** The phase of what is not cached yet, so that its load is retried. */
function phaseAt(catalog: Catalog, ref: EntityRef, now: number): Phase {
  const known = catalog.peek(ref);
  if (!known) return catalog.isKnownMissing(ref) ? 'final' : 'today';
  return definitionOf<EntityKind>(ref.kind).phaseOf?.(known.value, now) ?? 'final';
}

/**
 * Reads the changes on the exchange page by page, as long as that takes fewer requests than loading each milestone.
 * @returns the milestones that must still be loaded
 */
async function notAmongChanges(
  { api, catalog }: Exchange,
  known: readonly EntityRef[],
  since: number,
): Promise<readonly EntityRef[]> {
  // Never later than the newest change that the exchange has sent: the caller's clock may be wrong.
  const newest = newestChange(catalog.all('milestone'), Date.now()) ?? since;
  const min_updated_ts = Math.floor((Math.min(since, newest) - LAG) / 1000);
  const seen = new Set<string>();
  let cursor: string | undefined;
  for (let pages = 0; pages < known.length; pages++) {
    const page = await getMilestones(api, { limit: PAGE, min_updated_ts, cursor });
    catalog.remember('milestone', page.items);
    for (const { id } of page.items) seen.add(id);
    // A repeated cursor ends the list.
    if (page.cursor === undefined || page.cursor === cursor || page.items.length === 0) return [];
    cursor = page.cursor;
  }
  return known.filter(({ id }) => !seen.has(id));
}
