import { eventTickers } from '../entities/milestone';
import type { Entity, EntityKind, EntityOfKind, EntityRef } from '../entities/kinds';
import { definitionOf } from '../entities/registry';
import type { Api } from '../kalshi/api';
import type { KalshiError } from '../kalshi/errors';
import type { Market } from '../kalshi/markets';
import { getMilestones, type Milestone } from '../kalshi/milestones';
import { dateAt } from '../timeZone';
import type { Catalog } from '../catalog/catalog';
import { competitionsOf } from '../milestones/filterValues';
import { minimumStartDate, soonestFirst } from '../milestones/milestoneFilter';
import { firstFailure } from '../catalog/outcome';
import { PagedList } from '../catalog/pagedList';

/** What names a structured target, as far as it was looked. */
export interface SearchedSoFar {
  /** Soonest first; a market says of which event it is. */
  readonly rows: readonly { readonly ref: EntityRef; readonly role?: string | undefined }[];
  /** How far: "46 upcoming milestones of NBA to the last; 12 of their events". */
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
export class TargetReferences {
  readonly #walks = new Map<string, PagedList<Milestone>>();
  /** The events that were looked through, and how many they may be, by the target. */
  readonly #looked = new Set<string>();
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

  /** Of a target. */
  async milestones(id: string): Promise<SearchedSoFar> {
    const walks = this.#walksOf(id);
    await walks[0]?.[1].open(REQUESTS);
    return {
      rows: this.#milestonesOf(id).map((one) => ({ ref: { kind: 'milestone', id: one.id } })),
      words: walks.flatMap(reachWords).join('; ') || 'what is loaded',
      hasMore: walks.some(([, { hasMore }]) => hasMore),
      error: walks.find(([, { error }]) => error)?.[1].error,
    };
  }

  /** Of the events of its milestones, and those in memory. */
  async markets(id: string): Promise<SearchedSoFar> {
    const { words, hasMore, error } = await this.milestones(id);
    const [events, all] = this.#eventsOf(id);
    const wanted = events.filter((ref) => !this.#looked.has(ref.id));
    const outcomes = await this.#catalog.getMany(wanted, { fresh: true });
    wanted.forEach((ref, index) => {
      if (!firstFailure(outcomes.slice(index, index + 1))) this.#looked.add(ref.id);
    });
    const order = new Map(events.map((ref, index) => [ref.id, index]));
    const place = (market: Market): number => order.get(market.event_ticker) ?? events.length;
    const markets = [...this.#naming('market', id)].sort((a, b) => place(a) - place(b));
    return {
      rows: markets.map(({ ticker, event_ticker }) => ({
        ref: { kind: 'market', id: ticker },
        role: this.#catalog.nameOf({ kind: 'event', id: event_ticker }),
      })),
      words: `${words}; ${events.length < all ? `${events.length} of ` : ''}${all} of their events`,
      hasMore: hasMore || events.length < all,
      error: error ?? firstFailure(outcomes),
    };
  }

  /** Looks on: through what failed, then through more events if these are wanted, then through more milestones. */
  async further(id: string, inEvents: boolean): Promise<void> {
    const [events, all] = this.#eventsOf(id);
    if (inEvents && events.some((ref) => !this.#looked.has(ref.id))) return;
    if (inEvents && events.length < all) this.#depths.set(id, events.length + EVENTS);
    else
      await this.#walksOf(id)
        .find(([, { hasMore }]) => hasMore)?.[1]
        .more(REQUESTS);
  }

  /** Looks again from the start on, when somebody wants to know. What is in memory stays. */
  forget(): void {
    this.#walks.clear();
    this.#looked.clear();
  }

  /** The lists to look through one after the other: of its competition, and all. */
  #walksOf(id: string): readonly Walk[] {
    const known = this.#catalog.peek({ kind: 'structuredTarget', id });
    const [competition = ''] = known ? competitionsOf(known.value.details) : [];
    return [...new Set([competition, ''])].map((one) => [one, this.#walk(one)]);
  }

  #walk(competition: string): PagedList<Milestone> {
    const known = this.#walks.get(competition);
    // The lower bound stays what it was: a cursor belongs to the query that it came from.
    const minimum_start_date = minimumStartDate({}, this.#now());
    const walk =
      known ??
      new PagedList(async (cursor) => {
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

  /** Those to look through, and how many there are. */
  #eventsOf(id: string): readonly [readonly EntityRef<'event'>[], number] {
    const tickers = [...new Set(this.#milestonesOf(id).flatMap(eventTickers))];
    const looked = tickers.slice(0, this.#depths.get(id) ?? EVENTS);
    return [looked.map((ticker) => ({ kind: 'event', id: ticker })), tickers.length];
  }

  *#naming<K extends EntityKind>(kind: K, id: string): Generator<EntityOfKind[K]> {
    for (const entity of this.#catalog.all(kind)) {
      const ids = this.#named.get(entity) ?? definitionOf(kind).targetIdsOf(entity);
      this.#named.set(entity, ids);
      if (ids.includes(id)) yield entity;
    }
  }
}

type Walk = readonly [competition: string, PagedList<Milestone>];

function reachWords([competition, { received, requests, hasMore, last }]: Walk): string | [] {
  if (requests === 0) return [];
  const end = hasMore && last ? `up to ${dateWords(last.start_date)}` : 'to the last';
  return `${received} upcoming milestones${competition && ` of ${competition}`} ${end}`;
}

/** The date of a start, `2026-11-23`, where the person is. */
function dateWords(start: string): string {
  const ms = Date.parse(start);
  return Number.isNaN(ms) ? start : dateAt(ms);
}
