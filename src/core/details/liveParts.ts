import type { Catalog } from '../catalog/catalog';
import { uuidsOf } from '../entities/ids';
import type { EntityKind, EntityOfKind, EntityRef } from '../entities/kinds';
import type { Api } from '../kalshi/api';
import { getEventCandlesticks, getMarketCandlesticks } from '../kalshi/candlesticks';
import { optionalNumber, required } from '../kalshi/decode';
import { isKalshiError } from '../kalshi/errors';
import { getEventLiveData, getGameStats, getLiveData, getLiveDatas, type LiveData } from '../kalshi/liveData';
import { isOnePath } from '../kalshi/circuitBreaker';
import { getOrderbooks, type Orderbook } from '../kalshi/orderbooks';
import { getTrades } from '../kalshi/trades';
import type { BookContent, ChartContent, FreeContent, TradeContent } from './live';
import type { LiveOptions } from './panelSource';
import { RequestBatcher } from '../refresh/requestBatcher';
import type { CachedResponse, ResponseCache } from '../catalog/responseCache';
import { setBounded } from '../setBounded';
import { candleQuery, linesOf } from './candleQuery';
import { plainText } from '../format/text';
import { parseTime } from '../format/time';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
/** Milliseconds for which a page that comes back, or another range, gets what is there. */
const HOLDS = 15 * SECOND;
/** How long it is believed that there is no live data of a milestone, plays of a game, live data of a series. */
const NONE = { live: 2 * MINUTE, stats: 10 * MINUTE, series: 60 * MINUTE };
const MOST_TRADES = 50;
/** Ids named in one request. */
const MOST_NAMES = 190;
/** Ids in one request of the batch endpoints. */
const MOST_IDS = 100;

/** Series without live data that are remembered. */
const MOST_SERIES = 1_000;

/** A part of what is live. */
export type PartName = 'liveData' | 'gameStats' | 'chart' | 'book' | 'trades';
type Free = Pick<LiveData, 'type' | 'details'>;
/** It, asked for. */
export type Part = Promise<CachedResponse<unknown>>;

/** The parts of what is live, each a request or less. Several panels share those of the batch endpoints. */
export class LiveParts {
  readonly #lives = new RequestBatcher<LiveData>(MOST_IDS, (ids) => this.#liveDatas(ids));
  readonly #books = new RequestBatcher<Orderbook>(MOST_IDS, async (tickers) => {
    const books = await getOrderbooks(this.#api, tickers);
    return new Map(books.map((book) => [book.ticker, book]));
  });

  /** Of series without live data, until when that is believed: milliseconds since 1970. */
  readonly #withoutUntil = new Map<string, number>();

  readonly #api: Api;
  readonly #catalog: Catalog;
  readonly #memo: ResponseCache;
  readonly #now: () => number;

  constructor(api: Api, catalog: Catalog, memo: ResponseCache, now: () => number) {
    this.#api = api;
    this.#catalog = catalog;
    this.#memo = memo;
    this.#now = now;
  }

  /** What there is of each kind. Each rejects with KalshiError. */
  readonly of: {
    readonly [K in EntityKind]?: (id: string, wish: LiveOptions) => Partial<Record<PartName, Part>>;
  } = {
    milestone: (id, wish) => ({
      liveData: this.#free(this.#kept(wish, `live ${id}`, () => this.#lives.ask(id), noneFor(NONE.live))),
      ...(wish.withStats && { gameStats: this.#free(this.#stats(id, wish)) }),
    }),
    event: (id, wish) => ({
      chart: this.#chart(id, undefined, wish),
      liveData: this.#free(this.#eventLive(id, wish)),
    }),
    market: (id, wish) => ({
      chart: this.#marketChart(id, wish),
      book: this.#kept(wish, `book ${id}`, () => this.#book(id)),
      trades: this.#kept(wish, `trades ${id}`, () => this.#trades(id)),
    }),
  };

  #kept<T>(
    { how }: LiveOptions,
    name: string,
    load: () => Promise<T>,
    holdsFor: (value: T) => number = () => 0,
  ): Promise<CachedResponse<T>> {
    const hold = { fresh: () => 0, quiet: holdsFor, held: (value: T) => Math.max(HOLDS, holdsFor(value)) };
    return this.#memo.get(name, hold[how], load);
  }

  #stats(id: string, wish: LiveOptions): Promise<CachedResponse<Free | undefined>> {
    const load = async (): Promise<Free | undefined> => {
      const details = await getGameStats(this.#api, id);
      return details && { type: 'game_stats', details };
    };
    return this.#kept(wish, `stats ${id}`, load, noneFor(NONE.stats));
  }

  async #book(ticker: string): Promise<BookContent | null> {
    // The book of an unknown ticker is empty; one that is left out of the answer is not.
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

  /** Only some series have live data; one that had none for an event is not asked about the next. */
  async #eventLive(ticker: string, wish: LiveOptions): Promise<CachedResponse<LiveData | undefined>> {
    const { series_ticker } = await this.#known({ kind: 'event', id: ticker });
    const isNone = wish.how !== 'fresh' && this.#now() < (this.#withoutUntil.get(series_ticker) ?? 0);
    const load = async (): Promise<LiveData | undefined> => {
      if (isNone) return undefined;
      const [live] = await getEventLiveData(this.#api, ticker).then((one) => [one], noneWhereNotFound);
      if (!live) setBounded(this.#withoutUntil, series_ticker, this.#now() + NONE.series, MOST_SERIES);
      return live;
    };
    return this.#kept(wish, `live ${ticker}`, load, noneFor(NONE.series));
  }

  async #chart(
    event: string,
    market: string | undefined,
    wish: LiveOptions,
  ): Promise<CachedResponse<ChartContent>> {
    const { range } = wish;
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
    return this.#kept(wish, `chart ${market ?? event} ${range}`, load, () => hold);
  }

  async #marketChart(ticker: string, wish: LiveOptions): Promise<CachedResponse<ChartContent>> {
    const { event_ticker } = await this.#known({ kind: 'market', id: ticker });
    return this.#chart(event_ticker, ticker, wish);
  }

  async #trades(ticker: string): Promise<readonly TradeContent[]> {
    const { items } = await getTrades(this.#api, { ticker, limit: MOST_TRADES });
    return items.map(({ created_time, yes_price_dollars, count_fp, taker_side }): TradeContent => ({
      time: parseTime(created_time) ?? null,
      price: optionalNumber(yes_price_dollars) ?? null,
      count: optionalNumber(count_fp) ?? null,
      taker: taker_side === 'yes' || taker_side === 'no' ? taker_side : '',
    }));
  }

  /** Free JSON with the names of the ids in it, of which the unknown ones take one request. */
  async #free(part: Promise<CachedResponse<Free | undefined>>): Promise<CachedResponse<FreeContent | null>> {
    const { value, at } = await part;
    if (!value) return { value: null, at };
    const json = JSON.stringify(value.details);
    const refs = uuidsOf(json)
      .slice(0, MOST_NAMES)
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

/** What there is is asked for each time; that there is none holds for so many milliseconds. */
function noneFor(ms: number): (value: unknown) => number {
  return (value) => (value ? 0 : ms);
}

/** That the exchange has none is an answer, and so is that it does not serve the path. */
export function noneWhereNotFound(error: unknown): [] {
  if (isKalshiError(error) && (error.reason === 'notFound' || isOnePath(error))) return [];
  throw error;
}
