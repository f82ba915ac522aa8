import type { Api } from '../kalshi/api';
import type { KalshiError } from '../kalshi/errors';
import { getMilestones, type Milestone, type MilestoneQuery } from '../kalshi/milestones';
import { latestStart, matches, minimumStartDate, type MilestoneFilter } from './milestoneFilter';
import { outcomeOf } from './outcome';

/** The rows of one page: what a person scans, and what the tree of VS Code takes without a pause. */
export const PAGE_SIZE = 200;

/** Milliseconds by which an update reaches back: answers of the exchange may be some seconds old. */
const OVERLAP = 60_000;

/** What the feed shows. A failure keeps the milestones that were there. */
export interface FeedState {
  readonly status: 'loading' | 'ready' | 'failed';
  readonly filter: MilestoneFilter;
  /** Each once, as the exchange lists them, which is soonest first; what an update brought stands last. */
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
  readonly cursor?: string | undefined;
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

  /**
   * Asks for what changed since, one request, and puts it in the place of what it was. Says nothing while it waits; a
   * load that begins in the meantime wins. What changed on more than a page takes a refresh, as does a list that never
   * came.
   */
  async update(): Promise<void> {
    const { filter, status, loadedAt } = this.#current;
    if (status === 'loading') return;
    if (loadedAt === undefined) return this.refresh();
    const request = this.#request;
    const query = {
      ...queryOf(filter, { ...this.#progress, cursor: undefined }),
      min_updated_ts: this.#since(loadedAt),
    };
    const outcome = await outcomeOf(() => getMilestones(this.#api, query), this.#now);
    if (request !== this.#request) return;
    if (!outcome.ok) return this.#fail(outcome.error);
    const { items, cursor } = outcome.value;
    if (cursor !== undefined) return this.refresh();
    this.#remember(items);
    this.#show({ ...this.#progress, milestones: this.#merge(items) }, outcome.loadedAt);
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
    if (outcome.ok) this.#show(outcome.value, outcome.loadedAt);
    else this.#fail(outcome.error);
  }

  #fail(error: KalshiError): void {
    this.#current = { ...this.#current, status: 'failed', error };
  }

  #show(progress: Progress, loadedAt: number): void {
    this.#progress = progress;
    const { milestones, received, cursor } = progress;
    const { filter } = this.#current;
    const hasMore = cursor !== undefined;
    this.#current = { status: 'ready', filter, milestones, received, hasMore, loadedAt };
  }

  /** Whole seconds since 1970, by the clock of the exchange where it says when something changed. */
  #since(loadedAt: number): number {
    const newest = latest(this.#progress.milestones, 'last_updated_ts');
    return Math.floor(((newest || loadedAt) - OVERLAP) / 1000);
  }

  /** What starts after all that is loaded comes with its own page. */
  #merge(changed: readonly Milestone[]): readonly Milestone[] {
    const { milestones, cursor } = this.#progress;
    const last = cursor === undefined ? Infinity : latest(milestones, 'start_date');
    const rows = new Map(milestones.map((one) => [one.id, one]));
    for (const one of changed) {
      if (!matches(this.#current.filter, one, this.#now())) rows.delete(one.id);
      else if (rows.has(one.id) || Date.parse(one.start_date) <= last) rows.set(one.id, one);
    }
    return [...rows.values()];
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

/** Milliseconds since 1970, 0 where none has a time. */
function latest(milestones: readonly Milestone[], field: 'start_date' | 'last_updated_ts'): number {
  return Math.max(0, ...milestones.map((one) => Date.parse(one[field] ?? '') || 0));
}
