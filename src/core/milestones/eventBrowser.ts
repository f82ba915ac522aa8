import { eventTickers } from '../entities/milestone';
import type { Api } from '../kalshi/api';
import { getEvents, type EventQuery, type KalshiEvent } from '../kalshi/events';
import type { Milestone } from '../kalshi/milestones';
import type { Catalog } from '../catalog/catalog';
import { soonestFirst } from './milestoneFilter';
import type { NameStore } from '../catalog/nameStore';
import { PagedList } from '../catalog/pagedList';

/** Which events are listed. */
export type EventScope = Required<Pick<EventQuery, 'series_ticker'>> | Required<Pick<EventQuery, 'status'>>;

/** Events that a milestone joins; those that none joins come last, without one. */
export interface EventGroup {
  readonly milestone?: Milestone;
  readonly events: readonly KalshiEvent[];
}

/** The events of a series or a status, page by page, with their milestones. */
export class EventBrowser {
  readonly list: PagedList<KalshiEvent>;
  readonly #events = new Map<string, KalshiEvent>();
  readonly #milestones = new Map<string, Milestone>();

  constructor(api: Api, scope: EventScope, catalog: Catalog, names: NameStore | undefined) {
    this.list = new PagedList(async (cursor) => {
      const page = await getEvents(api, { ...scope, with_milestones: true, cursor });
      catalog.remember('milestone', page.milestones);
      // Without their markets they would stand in the trees as if they had none: only their names are kept.
      names?.note('event', page.items);
      for (const one of page.items) this.#events.set(one.event_ticker, one);
      for (const one of page.milestones) this.#milestones.set(one.id, one);
      return page;
    });
  }

  /** How many there are so far. */
  get size(): number {
    return this.#events.size;
  }

  /** Each event once, under the soonest of its milestones. */
  groups(now: number): readonly EventGroup[] {
    const left = new Map(this.#events);
    const joined = soonestFirst(this.#milestones.values(), now).map((milestone) => {
      const events = eventTickers(milestone).flatMap((ticker) => left.get(ticker) ?? []);
      for (const { event_ticker } of events) left.delete(event_ticker);
      return { milestone, events };
    });
    return [...joined, { events: [...left.values()] }].filter(({ events }) => events.length > 0);
  }
}
