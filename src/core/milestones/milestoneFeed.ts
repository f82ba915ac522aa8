import type { Api } from '../kalshi/api';
import type { KalshiError } from '../kalshi/errors';
import { getMilestones, type Milestone } from '../kalshi/milestones';
import { latestStart, matches, minimumStartDate, type MilestoneFilter } from './milestoneFilter';
import { advanced, merged, PAGE_SIZE, queryOf, START, type Progress } from './milestonePages';
import { newestChange } from './newestChange';
import { outcomeOf } from '../catalog/outcome';

/** Milliseconds by which an update reaches back: answers of the exchange may be some seconds old. */
const OVERLAP = 60_000;
/** Milliseconds after which an update loads the list again: changes do not tell of milestones that were deleted. */
const RELOAD_AFTER = 60 * 60 * 1000;
/** Milliseconds for which the rows within the bounds are not counted again. */
const BOUNDS_HOLD = 1000;

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

type Result = Pick<FeedState, 'status' | 'error' | 'loadedAt'>;

/** The list of milestones, page by page: one request a page, the newest request wins. Its bounds follow the clock. */
export class MilestoneFeed {
  #filter: MilestoneFilter = {};
  #result: Result = { status: 'loading' };
  #progress = START;
  /** When all pages were last asked for, milliseconds since 1970. */
  #reloadedAt = 0;
  /** Whether the last answer left nothing more to load within the bounds. */
  #isWhole = false;
  #request = 0;
  #within: { readonly rows: Progress['rows']; readonly at: number; readonly value: Progress['rows'] };

  readonly #api: Api;
  readonly #remember: (milestones: readonly Milestone[]) => void;
  readonly #now: () => number;

  constructor(api: Api, remember: (milestones: readonly Milestone[]) => void, now: () => number = Date.now) {
    this.#api = api;
    this.#remember = remember;
    this.#now = now;
    this.#within = { rows: START.rows, at: now(), value: START.rows };
  }

  get state(): FeedState {
    return {
      ...this.#result,
      filter: this.#filter,
      milestones: this.#rowsWithin(),
      hasMore: this.#hasMore(this.#progress),
      received: this.#progress.received,
    };
  }

  /** Starts over with a filter. Another filter's rows are not kept: they would be wrong under the new one. */
  async open(filter: MilestoneFilter): Promise<void> {
    this.#filter = filter;
    this.#progress = START;
    this.#result = { status: 'loading' };
    this.#isWhole = false;
    await this.#reload(1);
  }

  /** Asks again for as many as are shown; they stay until the answer is there. */
  async refresh(): Promise<void> {
    this.#result = { ...this.#result, status: 'loading' };
    await this.#reloadAll();
  }

  async loadMore(): Promise<void> {
    if (!this.#hasMore(this.#progress)) return;
    this.#result = { ...this.#result, status: 'loading' };
    await this.#load(this.#progress, 1);
  }

  /**
   * Asks for what changed since, one request, and puts it in the place of what it was. Says nothing while it waits; a
   * load that begins in the meantime wins. All is loaded again where changes do not say enough: after an hour, where the
   * bounds have moved past what is loaded, where more than a page has changed, and where the list never came.
   */
  async update(): Promise<void> {
    const { status, loadedAt } = this.#result;
    if (status === 'loading') return;
    const since = newestChange(this.#progress.rows, this.#now());
    if (loadedAt === undefined || since === undefined || this.#needsReload()) return this.#reloadAll();
    const request = this.#request;
    const query = {
      ...queryOf(this.#filter, { ...this.#progress, cursor: undefined }),
      min_updated_ts: Math.floor((since - OVERLAP) / 1000),
    };
    const outcome = await outcomeOf(() => getMilestones(this.#api, query), this.#now);
    if (request !== this.#request) return;
    if (!outcome.ok) return this.#fail(outcome.error);
    const { items, cursor } = outcome.value;
    if (cursor !== undefined) return this.#reloadAll();
    this.#remember(items);
    this.#show({ ...this.#progress, rows: merged(this.#progress, items) }, outcome.loadedAt);
  }

  #needsReload(): boolean {
    const age = this.#now() - this.#reloadedAt;
    // The clock may be set back, and the days of a filter may begin earlier in another time zone.
    const least = minimumStartDate(this.#filter, this.#now()) ?? '';
    const isEarlier = least < (this.#progress.minimumStart ?? '');
    return isEarlier || age < 0 || age >= RELOAD_AFTER || (this.#isWhole && this.#hasMore(this.#progress));
  }

  /** A list that had all within its bounds has room for one page more: there may be more within them now. */
  #reloadAll(): Promise<void> {
    const pages = Math.max(1, Math.ceil(this.#progress.received / PAGE_SIZE));
    return this.#reload(this.#isWhole ? pages + 1 : pages);
  }

  async #reload(pages: number): Promise<void> {
    const startedAt = this.#now();
    const from = { ...START, minimumStart: minimumStartDate(this.#filter, startedAt) };
    if (await this.#load(from, pages)) this.#reloadedAt = startedAt;
  }

  /** Resolves to whether the answer came and is shown. */
  async #load(from: Progress, pages: number): Promise<boolean> {
    const request = ++this.#request;
    const outcome = await outcomeOf(() => this.#fetch(from, pages, request), this.#now);
    if (request !== this.#request) return false;
    if (outcome.ok) this.#show(outcome.value, outcome.loadedAt);
    else this.#fail(outcome.error);
    return outcome.ok;
  }

  #fail(error: KalshiError): void {
    this.#result = { ...this.#result, status: 'failed', error };
  }

  #show(progress: Progress, loadedAt: number): void {
    this.#progress = progress;
    this.#result = { status: 'ready', loadedAt };
    this.#isWhole = !this.#hasMore(progress);
  }

  /** The order is by start: past the upper bound nothing more can come. */
  #hasMore({ cursor, lastStart }: Progress): boolean {
    return cursor !== undefined && !(lastStart >= latestStart(this.#filter, this.#now()));
  }

  #rowsWithin(): readonly Milestone[] {
    const now = this.#now();
    const { rows } = this.#progress;
    const age = now - this.#within.at;
    if (rows !== this.#within.rows || age < 0 || age >= BOUNDS_HOLD)
      this.#within = { rows, at: now, value: rows.filter((one) => matches(this.#filter, one, now)) };
    return this.#within.value;
  }

  async #fetch(from: Progress, pages: number, request: number): Promise<Progress> {
    let progress = from;
    for (let page = 0; page < pages && (page === 0 || this.#hasMore(progress)); page++) {
      const { items, cursor } = await getMilestones(this.#api, queryOf(this.#filter, progress));
      this.#remember(items);
      progress = advanced(progress, items, cursor);
      if (request !== this.#request) break;
    }
    return progress;
  }
}
