import type { Api, ApiRequest, CallOptions } from './api';
import { askArchiveToo } from './archive';
import {
  count,
  decoder,
  dollars,
  type FieldReader,
  list,
  object,
  optionalNumber,
  readList,
  text,
} from './decode';
import { entityPath } from './entityPath';
import type { JsonValue } from './json';

/** What a price did within one period, in dollars. A figure that was not sent is absent. */
export interface Ohlc {
  readonly open?: number;
  readonly low?: number;
  readonly high?: number;
  readonly close?: number;
}

/** Of trades: empty but for `previous` where there was none in the period. */
export interface TradedOhlc extends Ohlc {
  /** The last trade before the period. */
  readonly previous?: number;
  readonly mean?: number;
}

/** One period of a market, for yes. */
export interface Candle {
  /** The inclusive end of the period, whole seconds since 1970. */
  readonly end_period_ts: number;
  /** Without an offer, a bid is 0 and an ask is 1. */
  readonly yes_bid: Ohlc;
  readonly yes_ask: Ohlc;
  readonly price: TradedOhlc;
  /** Contracts traded in the period. */
  readonly volume?: number;
  /** Contracts held at its end. */
  readonly open_interest?: number;
}

/** Minutes. */
export type PeriodInterval = 1 | 60 | 1440;

/** Whole seconds since 1970: which ends of periods are wanted, both bounds included. */
export interface CandleQuery {
  readonly start_ts: number;
  readonly end_ts: number;
  readonly period_interval: PeriodInterval;
  /** Begins with a period that only has `price.previous`, from the last trade before the start. Markets only. */
  readonly include_latest_before_start?: boolean | undefined;
}

/** The exchange cuts long answers for an event; so many times the rest is asked for. */
const MAX_PARTS = 4;

/** The figure of the field with this ending, or what stands without it: archived candles have dollars there, old ones cents. */
const figure =
  (read: FieldReader<string | undefined>, ending: string): FieldReader<number | undefined> =>
  (value, whole, name) =>
    optionalNumber(read(whole[name + ending], whole, name + ending) ?? value);

const price = figure(dollars, '_dollars');
const contracts = figure(count, '_fp');
const ohlc = { open: price, low: price, high: price, close: price };
const decodeOhlc = decoder<Ohlc>(ohlc);
const decodeTraded = decoder<TradedOhlc>({ ...ohlc, previous: price, mean: price });
const offer = (value: JsonValue | undefined): Ohlc => decodeOhlc(object(value)) ?? {};

/** Never throws; `undefined` only for a value that is not an object or has no `end_period_ts`. */
export const decodeCandle = decoder<Candle>(
  {
    end_period_ts: (value) => optionalNumber(value) ?? 0,
    yes_bid: offer,
    yes_ask: offer,
    price: (value) => decodeTraded(object(value)) ?? {},
    volume: contracts,
    open_interest: contracts,
  },
  'end_period_ts',
);

const WHAT = 'candlesticks';
const decodeCandles = list(decodeCandle);
/** Every entry at its place, whatever it is. */
const entry = (value: JsonValue | undefined): JsonValue | undefined => value;

/** Oldest first, whatever the answer's order. */
const inOrder = (candles: readonly Candle[]): readonly Candle[] =>
  candles.toSorted((a, b) => a.end_period_ts - b.end_period_ts);

/**
 * Oldest first. A market that settled months ago is archived and costs a second request.
 * https://docs.kalshi.com/api-reference/market/get-market-candlesticks
 * @throws KalshiError
 */
export async function getMarketCandlesticks(
  api: Api,
  seriesTicker: string,
  marketTicker: string,
  query: CandleQuery,
  options?: CallOptions,
): Promise<readonly Candle[]> {
  const request = candlesRequest(seriesTicker, entityPath('/markets', marketTicker), query);
  return inOrder(readList(await askArchiveToo(api, request, options), WHAT, decodeCandle));
}

/**
 * Of every market of the event, by market ticker, oldest first. The exchange cuts an answer that would become too long
 * at its newest end, so many markets or short periods cost up to four requests; where these are not enough, what is
 * missing is between the oldest part and the newest ones.
 * https://docs.kalshi.com/api-reference/events/get-event-candlesticks
 * @throws KalshiError
 */
export async function getEventCandlesticks(
  api: Api,
  seriesTicker: string,
  eventTicker: string,
  query: CandleQuery,
  options?: CallOptions,
): Promise<ReadonlyMap<string, readonly Candle[]>> {
  const found = new Map<string, readonly Candle[]>();
  const path = entityPath('/events', eventTicker);
  let { start_ts } = query;
  for (let part = 0; part < MAX_PARTS && start_ts <= query.end_ts; part++) {
    const body = await api.get(candlesRequest(seriesTicker, path, { ...query, start_ts }), options);
    const lists = readList(body, 'market_candlesticks', entry);
    readList(body, 'market_tickers', entry).forEach((ticker, index) => {
      const key = text(ticker);
      if (key) found.set(key, [...(found.get(key) ?? []), ...inOrder(decodeCandles(lists[index]))]);
    });
    const end = optionalNumber(object(body)['adjusted_end_ts']) ?? Infinity;
    // An end before the start would ask for the same for ever. Where the rest is too long, its newest parts are asked for.
    const rest = (MAX_PARTS - 1 - part) * (end - start_ts);
    start_ts = end < start_ts ? Infinity : Math.max(end + 1, query.end_ts - rest);
  }
  return found;
}

function candlesRequest(seriesTicker: string, below: string, query: CandleQuery): ApiRequest {
  return { path: `${entityPath('/series', seriesTicker)}${below}/${WHAT}`, query: { ...query } };
}
