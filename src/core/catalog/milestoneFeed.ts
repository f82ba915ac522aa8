import type { Api } from '../kalshi/api';
import type { KalshiError } from '../kalshi/errors';
import { getMilestones, type Milestone, type MilestoneQuery } from '../kalshi/milestones';
import { latestStart, matches, minimumStartDate, type MilestoneFilter } from './milestoneFilter';
import { outcomeOf } from './outcome';

/** The rows of one page: what a person scans, and what the tree of VS Code takes without a pause. */
export const PAGE_SIZE = 200;

/** What the feed shows. A failure keeps the milestones that were there. */
export interface FeedState {
  readonly status: 'loading' | 'ready' | 'failed';
  readonly filter: MilestoneFilter;
  /** Soonest first, each once. */
  readonly milestones: readonly Milestone[];
  readonly hasMore: boolean;
  /** How many milestones the exchange sent for this, before the filter's own part was applied. */
  readonly received: number;
  readonly error?: KalshiError;
  /** When the newest answer came, milliseconds since 1970. */
  readonly loadedAt?: number;
}

const NOTHING: FeedState = { status: 'loading', filter: {}, milestones: [], hasMore: false, received: 0 };

/** Where the next page starts and what stands before it. */
interface Progress {
  /** The lower bound stays what it was on the first page: a cursor belongs to the query that it came from. */
  readonly minimumStart?: string | undefined;
  readonly cursor?: string;
  readonly milestones: readonly Milestone[];
  readonly received: number;
}

const START: Progress = { milestones: [], received: 0 };

/** The list of milestones, page by page: one request a page, the newest request wins. */
export class MilestoneFeed {
  #current = NOTHING;
  #progress = START;
  #request = 0;

  readonly #api: Api;
  readonly #remember: (milestones: readonly Milestone[]) => void;
  readonly #now: () => number;

  constructor(api: Api, remember: (milestones: readonly Milestone[]) => void, now: () => number = Date.now) {
    this.#api = api;
    this.#remember = remember;
    this.#now = now;
  }

  get state(): FeedState {
    return this.#current;
  }

  /** Starts over with a filter. Another filter's rows are not kept: they would be wrong under the new one. */
  async open(filter: MilestoneFilter): Promise<void> {
    this.#current = { ...NOTHING, filter };
    await this.#loadFromStart(1);
  }

  /** Asks again for as many as are shown; they stay until the answer is there. */
  async refresh(): Promise<void> {
    await this.#loadFromStart(Math.max(1, Math.ceil(this.#current.received / PAGE_SIZE)));
  }

  async loadMore(): Promise<void> {
    if (this.#current.hasMore) await this.#load(this.#progress, 1);
  }

  async #loadFromStart(pages: number): Promise<void> {
    const minimumStart = minimumStartDate(this.#current.filter, this.#now());
    await this.#load({ ...START, minimumStart }, pages);
  }

  async #load(from: Progress, pages: number): Promise<void> {
    const request = ++this.#request;
    this.#current = { ...this.#current, status: 'loading' };
    const outcome = await outcomeOf(() => this.#fetch(from, pages, request), this.#now);
    if (request !== this.#request) return;
    if (!outcome.ok) {
      this.#current = { ...this.#current, status: 'failed', error: outcome.error };
      return;
    }
    this.#progress = outcome.value;
    const { milestones, received, cursor } = outcome.value;
    const { filter } = this.#current;
    const { loadedAt } = outcome;
    this.#current = {
      status: 'ready',
      filter,
      milestones,
      received,
      hasMore: cursor !== undefined,
      loadedAt,
    };
  }

  async #fetch(from: Progress, pages: number, request: number): Promise<Progress> {
    const { filter } = this.#current;
    let progress = from;
    for (let page = 0; page < pages && (page === 0 || progress.cursor !== undefined); page++) {
      const { items, cursor } = await getMilestones(this.#api, queryOf(filter, progress));
      this.#remember(items);
      progress = this.#advance(progress, items, cursor);
      if (request !== this.#request) break;
    }
    return progress;
  }

  #advance(before: Progress, items: readonly Milestone[], cursor: string | undefined): Progress {
    const { filter } = this.#current;
    const last = items.at(-1);
    // The order is by start: past the upper bound, or with a cursor that repeats, nothing more can come.
    const ended =
      !last || cursor === before.cursor || Date.parse(last.start_date) >= latestStart(filter, this.#now());
    const rows = items.filter((one) => matches(filter, one, this.#now()));
    return {
      minimumStart: before.minimumStart,
      milestones: append(before.milestones, rows),
      received: before.received + items.length,
      ...(cursor !== undefined && !ended && { cursor }),
    };
  }
}

function queryOf(filter: MilestoneFilter, { minimumStart, cursor }: Progress): MilestoneQuery {
  const { category, type, competition } = filter;
  return { limit: PAGE_SIZE, category, type, competition, minimum_start_date: minimumStart, cursor };
}

function append(rows: readonly Milestone[], more: readonly Milestone[]): readonly Milestone[] {
  const seen = new Set(rows.map(({ id }) => id));
  return [...rows, ...more.filter(({ id }) => !seen.has(id) && seen.add(id))];
}
