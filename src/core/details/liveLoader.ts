import { outcomeOf, type Outcome } from '../catalog/outcome';
import type { CachedResponse, ResponseCache } from '../catalog/responseCache';
import type { Catalog } from '../catalog/catalog';
import { uuidsOf } from '../entities/ids';
import type { EntityKind, EntityOfKind, EntityRef } from '../entities/kinds';
import { mostUrgent, phaseOfLive, type Phase } from '../entities/phase';
import { definitionOf } from '../entities/registry';
import { failureSentence } from '../format/failure';
import { plainText } from '../format/text';
import { parseTime } from '../format/time';
import type { Api } from '../kalshi/api';
import { getEventCandlesticks, getMarketCandlesticks } from '../kalshi/candlesticks';
import { isOnePath } from '../kalshi/circuitBreaker';
import { optionalNumber, required } from '../kalshi/decode';
import { isKalshiError, type KalshiError } from '../kalshi/errors';
import { getEventLiveData, getGameStats, getLiveData, getLiveDatas, type LiveData } from '../kalshi/liveData';
import type { Milestone } from '../kalshi/milestones';
import { getOrderbooks, type Orderbook } from '../kalshi/orderbooks';
import { getTrades } from '../kalshi/trades';
import { intervalOfPhase, phaseIn } from '../refresh/phaseInterval';
import { RequestBatcher } from '../refresh/requestBatcher';
import { setBounded } from '../setBounded';
import { candleQuery, linesOf } from './candleQuery';
import type { BookContent, ChartContent, FreeContent, LiveContent, TradeContent } from './live';
import type { LiveOptions } from './panelSource';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
/** TTL of what a page shows when it comes back or chooses another range, ms. */
const TTL = 15 * SECOND;
/** TTL of "there is none": live data of a milestone, plays of a game, live data of a series, ms. */
const NONE_TTL = { live: 2 * MINUTE, stats: 10 * MINUTE, series: 60 * MINUTE };
const MAX_TRADES = 50;
/** Names looked up in one request. */
const MAX_NAMES = 190;
/** Ids in one request of the batch endpoints. */
const MAX_IDS = 100;
/** Cached series without live data. */
const MAX_SERIES = 1_000;

/** A part of the live content of a panel. */
type PartName = 'liveData' | 'gameStats' | 'chart' | 'book' | 'trades';
type Free = Pick<LiveData, 'type' | 'details'>;
type Part = Promise<CachedResponse<unknown>>;

const PART_WORDS: Readonly<Record<PartName, string>> = {
  liveData: 'the live data',
  gameStats: 'the plays',
  chart: 'the price chart',
  book: 'the order book',
  trades: 'the recent trades',
};

/** Loads the live content of panels: at most one request for each part, and panels share the batch endpoints. */
export class LiveLoader {
  readonly #lives = new RequestBatcher<LiveData>(MAX_IDS, (ids) => this.#liveDatas(ids));
  readonly #books = new RequestBatcher<Orderbook>(MAX_IDS, async (tickers) => {
    const books = await getOrderbooks(this.#api, tickers);
    return new Map(books.map((book) => [book.ticker, book]));
  });

  /** Series without live data, and until when that is assumed: milliseconds since 1970. */
  readonly #withoutUntil = new Map<string, number>();

  readonly #api: Api;
  readonly #catalog: Catalog;
  readonly #cache: ResponseCache;
  readonly #now: () => number;

  constructor(api: Api, catalog: Catalog, cache: ResponseCache, now: () => number = Date.now) {
    this.#api = api;
    this.#catalog = catalog;
    this.#cache = cache;
    this.#now = now;
  }

  /** `undefined` for kinds without live content. A part that fails stays as it was. Rejects for bugs only. */
  async load(ref: EntityRef, options: LiveOptions): Promise<LiveContent | undefined> {
    const parts = this.#parts[ref.kind]?.(ref.id, options);
    if (!parts) return undefined;
    const named = Object.entries(parts) as [PartName, Part][];
    const outcomes = await Promise.all(
      named.map(async ([name, part]) => [name, await outcomeOf(() => part, this.#now)] as const),
    );
    return contentOf(outcomes, options.before);
  }

  /** Milliseconds until the next refresh; `undefined` if the thing is final or automatic refresh is off. */
  refreshInterval(ref: EntityRef, intervalMs: number): number | undefined {
    const phases = [this.#phase(ref), ...this.#milestonesOf(ref).map((one) => this.#phase(one))];
    const known = phases.filter((phase) => phase !== undefined);
    return intervalOfPhase(known[0] === 'final' ? 'final' : mostUrgent(known), intervalMs);
  }

  /** The state of a game says more about how fast quotes change than the times of its markets. */
  #milestonesOf(ref: EntityRef): readonly EntityRef[] {
    const cached = this.#catalog.peek<EntityKind>(ref);
    const ticker = cached && definitionOf<EntityKind>(ref.kind).eventOf?.(cached.value);
    const milestones = (this.#cache.peek(`milestones ${ticker ?? ''}`) ?? []) as readonly Milestone[];
    return milestones.map(({ id }) => ({ kind: 'milestone', id }));
  }

  #phase(ref: EntityRef): Phase | undefined {
    const live = this.#cache.peek(`live ${ref.id}`) as LiveData | undefined;
    return (live && phaseOfLive(live.details)) ?? phaseIn(this.#catalog, ref, this.#now());
  }

  /** The parts of each kind. Each rejects with KalshiError. */
  readonly #parts: {
    readonly [K in EntityKind]?: (id: string, options: LiveOptions) => Partial<Record<PartName, Part>>;
  } = {
    milestone: (id, options) => ({
      liveData: this.#free(
        this.#cached(options, `live ${id}`, () => this.#lives.ask(id), noneFor(NONE_TTL.live)),
      ),
      ...(options.withStats && { gameStats: this.#free(this.#stats(id, options)) }),
    }),
    event: (id, options) => ({
      chart: this.#chart(id, undefined, options),
      liveData: this.#free(this.#eventLive(id, options)),
    }),
    market: (id, options) => ({
      chart: this.#marketChart(id, options),
      book: this.#cached(options, `book ${id}`, () => this.#book(id)),
      trades: this.#cached(options, `trades ${id}`, () => this.#trades(id)),
    }),
  };

  #cached<T>(
    { how }: LiveOptions,
    name: string,
    load: () => Promise<T>,
    ttlMs: (value: T) => number = () => 0,
  ): Promise<CachedResponse<T>> {
    const ttl = { fresh: () => 0, quiet: ttlMs, held: (value: T) => Math.max(TTL, ttlMs(value)) };
    return this.#cache.get(name, ttl[how], load);
  }

  #stats(id: string, options: LiveOptions): Promise<CachedResponse<Free | undefined>> {
    const load = async (): Promise<Free | undefined> => {
      const details = await getGameStats(this.#api, id);
      return details && { type: 'game_stats', details };
    };
    return this.#cached(options, `stats ${id}`, load, noneFor(NONE_TTL.stats));
  }

  async #book(ticker: string): Promise<BookContent | null> {
    // An unknown ticker has an empty book in the answer. A ticker that is left out is a fault.
    const { yes, no } = required(await this.#books.ask(ticker), 'order book');
    return yes.length + no.length > 0 ? { yes, no } : null;
  }

  async #liveDatas(ids: readonly string[]): Promise<ReadonlyMap<string, LiveData>> {
    const [id = '', ...others] = ids;
    const found =
      others.length > 0 ? getLiveDatas(this.#api, ids) : getLiveData(this.#api, id).then((one) => [one]);
    const lives = await found.catch(noneWhereNotFound);
    return new Map(lives.map((one) => [one.milestone_id || id, one]));
  }

  /** Only some series have live data. If one event has none, its series is not asked again for a while. */
  async #eventLive(ticker: string, options: LiveOptions): Promise<CachedResponse<LiveData | undefined>> {
    const { series_ticker } = await this.#known({ kind: 'event', id: ticker });
    const isNone = options.how !== 'fresh' && this.#now() < (this.#withoutUntil.get(series_ticker) ?? 0);
    const load = async (): Promise<LiveData | undefined> => {
      if (isNone) return undefined;
      const [live] = await getEventLiveData(this.#api, ticker).then((one) => [one], noneWhereNotFound);
      if (!live) setBounded(this.#withoutUntil, series_ticker, this.#now() + NONE_TTL.series, MAX_SERIES);
      return live;
    };
    return this.#cached(options, `live ${ticker}`, load, noneFor(NONE_TTL.series));
  }

  async #chart(
    event: string,
    market: string | undefined,
    options: LiveOptions,
  ): Promise<CachedResponse<ChartContent>> {
    const { range } = options;
    const of = await this.#known({ kind: 'event', id: event });
    const markets =
      market === undefined ? (of.markets ?? []) : [await this.#known({ kind: 'market', id: market })];
    if (markets.length === 0)
      return {
        value: { range, interval: 1440, series: [], problem: 'There are no markets.' },
        at: this.#now(),
      };
    const query = candleQuery(range, markets, this.#now());
    const interval = query.period_interval;
    const hold = interval > 1 ? 5 * MINUTE : MINUTE;
    const load = async (): Promise<ChartContent> => {
      const candles =
        market === undefined
          ? await getEventCandlesticks(this.#api, of.series_ticker, event, query)
          : new Map([[market, await getMarketCandlesticks(this.#api, of.series_ticker, market, query)]]);
      return { range, interval, ...linesOf(candles, markets) };
    };
    return this.#cached(options, `chart ${market ?? event} ${range}`, load, () => hold);
  }

  async #marketChart(ticker: string, options: LiveOptions): Promise<CachedResponse<ChartContent>> {
    const { event_ticker } = await this.#known({ kind: 'market', id: ticker });
    return this.#chart(event_ticker, ticker, options);
  }

  async #trades(ticker: string): Promise<readonly TradeContent[]> {
    const { items } = await getTrades(this.#api, { ticker, limit: MAX_TRADES });
    return items.map(({ created_time, yes_price_dollars, count_fp, taker_side }): TradeContent => ({
      time: parseTime(created_time) ?? null,
      price: optionalNumber(yes_price_dollars) ?? null,
      count: optionalNumber(count_fp) ?? null,
      taker: taker_side === 'yes' || taker_side === 'no' ? taker_side : '',
    }));
  }

  /** Free JSON with the names of the ids in it. Unknown names take one request. */
  async #free(part: Promise<CachedResponse<Free | undefined>>): Promise<CachedResponse<FreeContent | null>> {
    const { value, at } = await part;
    if (!value) return { value: null, at };
    const json = JSON.stringify(value.details);
    const refs = uuidsOf(json)
      .slice(0, MAX_NAMES)
      .map((id) => ({ kind: 'structuredTarget', id }) as const);
    const found = await Promise.all(refs.map((ref) => this.#catalog.getStale(ref)));
    const ids = refs.flatMap((ref, index) =>
      found[index]?.ok ? [{ id: ref.id, ref, name: plainText(this.#catalog.nameOf(ref) ?? '') }] : [],
    );
    return { value: { type: plainText(value.type), json, ids }, at };
  }

  async #known<K extends EntityKind>(ref: EntityRef<K>): Promise<EntityOfKind[K]> {
    const outcome = await this.#catalog.getStale(ref);
    if (outcome.ok) return outcome.value;
    throw outcome.error;
  }
}

/** The TTL of "there is none"; data itself is always asked for again. */
function noneFor(ms: number): (value: unknown) => number {
  return (value) => (value ? 0 : ms);
}

/** "Not found" is an answer, and so is a path that the exchange does not serve. */
export function noneWhereNotFound(error: unknown): [] {
  if (isKalshiError(error) && (error.reason === 'notFound' || isOnePath(error))) return [];
  throw error;
}

/** The parts that were loaded, and the earlier ones for those that failed. */
function contentOf(
  outcomes: readonly (readonly [PartName, Outcome<CachedResponse<unknown>>])[],
  before: Partial<LiveContent> = {},
): LiveContent {
  const content: Record<string, unknown> = {};
  const failed: string[] = [];
  let error: KalshiError | undefined;
  let { loadedAt = 0 } = before;
  for (const [name, outcome] of outcomes) {
    if (!outcome.ok) failed.push(PART_WORDS[name]);
    if (!outcome.ok) error ??= outcome.error;
    if (outcome.ok || name in before) content[name] = outcome.ok ? outcome.value.value : before[name];
    if (outcome.ok) loadedAt = Math.max(loadedAt, outcome.value.at);
  }
  const subject = failed.join(' and ');
  return { ...content, loadedAt, ...(error && { problem: failureSentence(error, subject) }) };
}
