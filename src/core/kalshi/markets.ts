import type { Api, ApiRequest, CallOptions, Page } from './api';
import { askArchiveToo } from './archive';
import {
  count,
  decoder,
  dollars,
  flag,
  object,
  objects,
  optionalNumber,
  optionalText,
  optionalTime,
  readOne,
  readPage,
  received,
  text,
} from './decode';
import { entityPath } from './entityPath';
import type { JsonObject } from './json';

/**
 * One yes/no question of an event. Prices are dollars as the exchange writes them (`"0.5600"`), counts are decimal
 * strings (`"1250.00"`); both stay strings so that nothing is rounded. An older cent field (`yes_bid: 56`) fills its
 * dollar field when that is missing.
 * https://docs.kalshi.com/api-reference/market/get-market
 */
export interface Market {
  readonly ticker: string;
  readonly event_ticker: string;
  readonly market_type: string;
  /** Deprecated by the exchange; the best label is the event's title and `yes_sub_title`. */
  readonly title?: string;
  readonly subtitle?: string;
  readonly yes_sub_title: string;
  readonly no_sub_title: string;
  /** An open list: `initialized`, `active`, `closed`, `finalized`… */
  readonly status: string;
  /** `yes`, `no`, `scalar`, or `''` while undecided. */
  readonly result: string;
  readonly strike_type?: string;
  readonly floor_strike?: number;
  readonly cap_strike?: number;
  readonly functional_strike?: string;
  /** Structured target ids by target type, or free text by label; found beside every `strike_type`. */
  readonly custom_strike: JsonObject;
  readonly yes_bid_dollars?: string;
  readonly yes_ask_dollars?: string;
  readonly no_bid_dollars?: string;
  readonly no_ask_dollars?: string;
  readonly yes_bid_size_fp?: string;
  readonly yes_ask_size_fp?: string;
  readonly last_price_dollars?: string;
  readonly previous_yes_bid_dollars?: string;
  readonly previous_yes_ask_dollars?: string;
  readonly previous_price_dollars?: string;
  readonly notional_value_dollars?: string;
  readonly settlement_value_dollars?: string;
  readonly settlement_floor_dollars?: string;
  readonly volume_fp?: string;
  readonly volume_24h_fp?: string;
  readonly open_interest_fp?: string;
  readonly created_time?: string;
  readonly updated_time?: string;
  readonly open_time?: string;
  readonly close_time?: string;
  readonly expected_expiration_time?: string;
  readonly expiration_time?: string;
  readonly latest_expiration_time?: string;
  readonly occurrence_datetime?: string;
  readonly settlement_ts?: string;
  readonly fee_waiver_expiration_time?: string;
  readonly settlement_timer_seconds?: number;
  readonly can_close_early?: boolean;
  readonly early_close_condition?: string;
  readonly expiration_value: string;
  readonly rules_primary: string;
  readonly rules_secondary: string;
  readonly price_level_structure?: string;
  readonly price_ranges: readonly JsonObject[];
  readonly settlement_bounds_type?: string;
  readonly primary_participant_key?: string;
  readonly mve_collection_ticker?: string;
  readonly mve_selected_legs: readonly JsonObject[];
  readonly is_provisional?: boolean;
  readonly exchange_index?: number;
  /** The object as it was received. */
  readonly raw: JsonObject;
}

/** Whole seconds since 1970. Which bounds go together, and with which `status`, is on the exchange's page. */
type TimeBound = `${'min' | 'max'}_${'created' | 'updated' | 'close' | 'settled'}_ts`;

/** The filters of `GET /markets`. */
export interface MarketQuery extends Readonly<Partial<Record<TimeBound, number | undefined>>> {
  /** 1 to 1000, 100 by default. */
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
  /** One event only. */
  readonly event_ticker?: string | undefined;
  readonly series_ticker?: string | undefined;
  /** An empty list asks for nothing: the answer is an empty page, without a request. */
  readonly tickers?: readonly string[] | undefined;
  /** Not the status a market carries: `finalized` is refused. */
  readonly status?: 'unopened' | 'open' | 'paused' | 'closed' | 'settled' | undefined;
  /** Without `exclude` a page of open markets is all combos. */
  readonly mve_filter?: 'only' | 'exclude' | undefined;
}

/** Never throws; `undefined` only for a value that is not an object or has no `ticker`. */
export const decodeMarket = decoder<Market>(
  {
    ticker: text,
    event_ticker: text,
    market_type: text,
    title: optionalText,
    subtitle: optionalText,
    yes_sub_title: text,
    no_sub_title: text,
    status: text,
    result: text,
    strike_type: optionalText,
    floor_strike: optionalNumber,
    cap_strike: optionalNumber,
    functional_strike: optionalText,
    custom_strike: object,
    yes_bid_dollars: dollars,
    yes_ask_dollars: dollars,
    no_bid_dollars: dollars,
    no_ask_dollars: dollars,
    yes_bid_size_fp: count,
    yes_ask_size_fp: count,
    last_price_dollars: dollars,
    previous_yes_bid_dollars: dollars,
    previous_yes_ask_dollars: dollars,
    previous_price_dollars: dollars,
    notional_value_dollars: dollars,
    settlement_value_dollars: dollars,
    settlement_floor_dollars: dollars,
    volume_fp: count,
    volume_24h_fp: count,
    open_interest_fp: count,
    created_time: optionalTime,
    updated_time: optionalTime,
    open_time: optionalTime,
    close_time: optionalTime,
    expected_expiration_time: optionalTime,
    expiration_time: optionalTime,
    latest_expiration_time: optionalTime,
    occurrence_datetime: optionalTime,
    settlement_ts: optionalTime,
    fee_waiver_expiration_time: optionalTime,
    settlement_timer_seconds: optionalNumber,
    can_close_early: flag,
    early_close_condition: optionalText,
    expiration_value: text,
    rules_primary: text,
    rules_secondary: text,
    price_level_structure: optionalText,
    price_ranges: objects,
    settlement_bounds_type: optionalText,
    primary_participant_key: optionalText,
    mve_collection_ticker: optionalText,
    mve_selected_legs: objects,
    is_provisional: flag,
    exchange_index: optionalNumber,
    raw: received,
  },
  'ticker',
);

export function marketRequest(ticker: string): ApiRequest {
  return { path: entityPath('/markets', ticker) };
}

/**
 * https://docs.kalshi.com/api-reference/market/get-markets
 * @throws KalshiError
 */
export async function getMarkets(api: Api, query: MarketQuery, options?: CallOptions): Promise<Page<Market>> {
  if (query.tickers?.length === 0) return { items: [] };
  const request = { path: '/markets', query: { ...query, tickers: query.tickers?.join(',') } };
  return readPage(await api.get(request, options), 'markets', decodeMarket);
}

/**
 * Those of the archive, in one request.
 * https://docs.kalshi.com/api-reference/historical/get-historical-markets
 * @throws KalshiError
 */
export async function getArchivedMarkets(
  api: Api,
  tickers: readonly string[],
  options?: CallOptions,
): Promise<readonly Market[]> {
  const request = {
    path: '/historical/markets',
    query: { tickers: tickers.join(','), limit: tickers.length },
  };
  return readPage(await api.get(request, options), 'markets', decodeMarket).items;
}

/**
 * One market; one that settled months ago is archived and costs a second request.
 * https://docs.kalshi.com/api-reference/historical/get-historical-market
 * @throws KalshiError
 */
export async function getMarket(api: Api, ticker: string, options?: CallOptions): Promise<Market> {
  return readOne(await askArchiveToo(api, marketRequest(ticker), options), 'market', decodeMarket);
}
