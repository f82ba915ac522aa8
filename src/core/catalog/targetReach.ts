import { eventTickers } from '../entities/milestone';
import type { Entity, EntityKind, EntityRef } from '../entities/kinds';
import { definitionOf } from '../entities/registry';
import type { Api } from '../kalshi/api';
import type { KalshiError } from '../kalshi/errors';
import { getMilestones, type Milestone } from '../kalshi/milestones';
import type { Catalog } from './catalog';
import { competitionsOf } from './filterValues';
import { minimumStartDate, soonestFirst } from './milestoneFilter';
import { firstFailure } from './outcome';
import { PagedList } from './pagedList';

/** What names a structured target, as far as it was looked. */
export interface Reach {
  readonly refs: readonly EntityRef[];
  /** How far: "46 upcoming milestones of NBA, all there are; 12 events". */
  readonly words: string;
  readonly hasMore: boolean;
  readonly error?: KalshiError | undefined;
}

/** As many as the exchange gives at once, and in how many requests one looks. */
const MILESTONES_A_PAGE = 500;
const REQUESTS = 2;
/** As many as one request may name. */
const EVENTS = 200;

/**
 * The milestones and markets that name a structured target. The exchange cannot be asked for them, so the upcoming
 * milestones of its competition are looked through, a few requests for all targets of that competition, and on demand
 * all upcoming ones; then the events of those milestones.
 */
export class TargetReach {
  readonly #walks = new Map<string, PagedList<Milestone>>();
  /** How many events are looked through, by the target. */
  readonly #depths = new Map<string, number>();
  readonly #named = new WeakMap<Entity, readonly string[]>();

  readonly #api: Api;
  readonly #catalog: Catalog;
  readonly #now: () => number;

  constructor(api: Api, catalog: Catalog, now: () => number = Date.now) {
    this.#api = api;
    this.#catalog = catalog;
    this.#now = now;
  }

  /** Of a target, soonest first. */
  async milestones(id: string): Promise<Reach> {
    const walks = this.#walksOf(id);
    await walks[0]?.[1].open(REQUESTS);
    const begun = walks.filter(([, { state }]) => state.requests > 0);
    return {
      refs: this.#milestonesOf(id).map((one) => ({ kind: 'milestone', id: one.id })),
      words: begun.map(reachWords).join('; ') || 'what is loaded',
      hasMore: walks.some(([, { state }]) => state.hasMore),
      error: walks.find(([, { error }]) => error)?.[1].error,
    };
  }

  /** Of the events of its milestones, and those in memory. */
  async markets(id: string): Promise<Reach> {
    const { words, hasMore, error } = await this.milestones(id);
    const { looked, all } = this.#eventsOf(id);
    const outcomes = await Promise.all(looked.map((ref) => this.#catalog.recall(ref)));
    const markets = [...this.#naming('market', id)].sort((a, b) => (a.ticker < b.ticker ? -1 : 1));
    const others = new Set(markets.flatMap((one) => this.#idsOf('market', one)));
    await this.#catalog.getMany([...others].map((other) => ({ kind: 'structuredTarget', id: other })));
    return {
      refs: markets.map(({ ticker }) => ({ kind: 'market', id: ticker })),
      words: `${words}; ${looked.length < all ? `${looked.length} of ` : ''}${all} of their events`,
      hasMore: hasMore || looked.length < all,
      error: error ?? firstFailure(outcomes),
    };
  }

  /** Looks through more events where there are any, else through more milestones. */
  async further(id: string, inEvents: boolean): Promise<void> {
    const { looked, all } = this.#eventsOf(id);
    if (inEvents && looked.length < all) this.#depths.set(id, looked.length + EVENTS);
    else
      await this.#walksOf(id)
        .find(([, { state }]) => state.hasMore)?.[1]
        .more(REQUESTS);
  }

  /** Looks again as far as it was looked for some targets, with their events for those of them that are named so. */
  async reload(
    ids: readonly string[],
    withEvents: readonly string[],
    keepOthers: boolean,
  ): Promise<KalshiError | undefined> {
    const walks = new Map(
      ids.flatMap((id) =>
        this.#walksOf(id).filter(([, { state, error }], index) => !index || error || state.requests > 0),
      ),
    );
    for (const key of this.#walks.keys()) if (!keepOthers && !walks.has(key)) this.#walks.delete(key);
    await Promise.all([...walks.values()].map((walk) => walk.again()));
    const events = withEvents.flatMap((id) => this.#eventsOf(id).looked);
    const outcomes = await this.#catalog.getMany(events, { fresh: true });
    return [...walks.values()].find(({ error }) => error)?.error ?? firstFailure(outcomes);
  }

  /** The lists to look through one after the other: of its competition, and all. */
  #walksOf(id: string): readonly (readonly [competition: string, PagedList<Milestone>])[] {
    const known = this.#catalog.peek({ kind: 'structuredTarget', id });
    const [competition = ''] = known ? competitionsOf(known.value.details) : [];
    return [...new Set([competition, ''])].map((one) => [one, this.#walk(one)]);
  }

  #walk(competition: string): PagedList<Milestone> {
    const known = this.#walks.get(competition);
    if (known) return known;
    let minimum_start_date: string | undefined;
    const walk = new PagedList(async (cursor) => {
      if (cursor === undefined) minimum_start_date = minimumStartDate({}, this.#now());
      const query = { limit: MILESTONES_A_PAGE, minimum_start_date, competition, cursor };
      const page = await getMilestones(this.#api, query);
      this.#catalog.remember('milestone', page.items);
      return page;
    });
    this.#walks.set(competition, walk);
    return walk;
  }

  #milestonesOf(id: string): readonly Milestone[] {
    return soonestFirst(this.#naming('milestone', id), this.#now());
  }

  #eventsOf(id: string): { readonly looked: readonly EntityRef<'event'>[]; readonly all: number } {
    const tickers = new Set(this.#milestonesOf(id).flatMap(eventTickers));
    const looked = [...tickers].slice(0, this.#depths.get(id) ?? EVENTS);
    return { looked: looked.map((ticker) => ({ kind: 'event', id: ticker })), all: tickers.size };
  }

  *#naming<K extends 'milestone' | 'market'>(kind: K, id: string) {
    for (const entity of this.#catalog.all(kind)) if (this.#idsOf(kind, entity).includes(id)) yield entity;
  }

  #idsOf(kind: EntityKind, entity: Entity): readonly string[] {
    const ids = this.#named.get(entity) ?? definitionOf<EntityKind>(kind).targetIdsOf(entity);
    this.#named.set(entity, ids);
    return ids;
  }
}

function reachWords([competition, { state }]: readonly [string, PagedList<Milestone>]): string {
  const { received, hasMore, last } = state;
  const ms = Date.parse(last?.start_date ?? '');
  const day = { year: 'numeric', month: 'short', day: 'numeric' } as const;
  const end = hasMore && ms ? ` up to ${new Date(ms).toLocaleDateString('en-US', day)}` : ', all there are';
  return `${received} upcoming milestones${competition && ` of ${competition}`}${end}`;
}
