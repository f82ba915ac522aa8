import type { Api, ApiRequest, CallOptions, Page } from './api';
import {
  decoder,
  flag,
  list,
  object,
  optionalList,
  optionalNumber,
  optionalObject,
  optionalText,
  optionalTime,
  readOne,
  readPage,
  received,
  required,
  text,
} from './decode';
import { entityPath } from './entityPath';
import type { JsonObject } from './json';
import { decodeMarket, type Market } from './markets';
import { decodeMilestone, type Milestone } from './milestones';

export interface SettlementSource {
  readonly name?: string;
  /** Untrusted text from the API: shown, never opened. */
  readonly url?: string;
}

/**
 * A question group with one or more markets.
 * https://docs.kalshi.com/api-reference/events/get-event
 */
export interface KalshiEvent {
  readonly event_ticker: string;
  readonly series_ticker: string;
  readonly title: string;
  readonly sub_title: string;
  readonly collateral_return_type: string;
  readonly mutually_exclusive?: boolean;
  /** Deprecated by the exchange and still filled. */
  readonly category: string;
  readonly settlement_sources: readonly SettlementSource[];
  readonly strike_date?: string;
  readonly strike_period?: string;
  readonly product_metadata?: JsonObject;
  readonly last_updated_ts?: string;
  readonly fee_type_override?: string;
  readonly fee_multiplier_override?: number;
  readonly exchange_index?: number;
  /** Absent when the request did not ask for nested markets, or the markets are archived. */
  readonly markets?: readonly Market[];
  /** The object as it was received. */
  readonly raw: JsonObject;
}

export interface MarketPicture {
  readonly market_ticker: string;
  /** An address, a path, or `''`. */
  readonly image_url: string;
  readonly color_code: string;
}

/**
 * Pictures and sources of an event.
 * https://docs.kalshi.com/api-reference/events/get-event-metadata
 */
export interface EventMetadata {
  readonly image_url: string;
  readonly featured_image_url?: string;
  readonly market_details: readonly MarketPicture[];
  readonly settlement_sources: readonly SettlementSource[];
  readonly competition?: string;
  readonly competition_scope?: string;
  /** The object as it was received. */
  readonly raw: JsonObject;
}

/** The filters of `GET /events`. Times are whole seconds since 1970. Combos are never in the answer. */
export interface EventQuery {
  /** An empty list asks for nothing: the answer is an empty page, without a request. */
  readonly tickers?: readonly string[] | undefined;
  readonly with_nested_markets?: boolean | undefined;
  readonly with_milestones?: boolean | undefined;
  /** Matches when any of the event's markets matches. */
  readonly status?: 'unopened' | 'open' | 'closed' | 'settled' | undefined;
  readonly series_ticker?: string | undefined;
  /** At least one market closes after it. */
  readonly min_close_ts?: number | undefined;
  readonly min_updated_ts?: number | undefined;
  /** 1 to 200, 200 by default. */
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

export interface EventPage extends Page<KalshiEvent> {
  /** The milestones of all the page's events, where the request asked for them. */
  readonly milestones: readonly Milestone[];
}

/** Never throws; `undefined` only for a value that is not an object. */
export const decodeSettlementSource = decoder<SettlementSource>({ name: optionalText, url: optionalText });

const decodeMarketPicture = decoder<MarketPicture>({
  market_ticker: text,
  image_url: text,
  color_code: text,
});

/** Never throws; `undefined` only for a value that is not an object or has no `event_ticker`. */
export const decodeEvent = decoder<KalshiEvent>(
  {
    event_ticker: text,
    series_ticker: text,
    title: text,
    sub_title: text,
    collateral_return_type: text,
    mutually_exclusive: flag,
    category: text,
    settlement_sources: list(decodeSettlementSource),
    strike_date: optionalTime,
    strike_period: optionalText,
    product_metadata: optionalObject,
    last_updated_ts: optionalTime,
    fee_type_override: optionalText,
    fee_multiplier_override: optionalNumber,
    exchange_index: optionalNumber,
    markets: optionalList(decodeMarket),
    raw: received,
  },
  'event_ticker',
);

/** Never throws; `undefined` only for a value that is not an object. */
export const decodeEventMetadata = decoder<EventMetadata>({
  image_url: text,
  featured_image_url: optionalText,
  market_details: list(decodeMarketPicture),
  settlement_sources: list(decodeSettlementSource),
  competition: optionalText,
  competition_scope: optionalText,
  raw: received,
});

export function eventRequest(ticker: string): ApiRequest {
  return { path: entityPath('/events', ticker), query: { with_nested_markets: true } };
}

/**
 * https://docs.kalshi.com/api-reference/events/get-events
 * @throws KalshiError
 */
export async function getEvents(api: Api, query: EventQuery, options?: CallOptions): Promise<EventPage> {
  if (query.tickers?.length === 0) return { items: [], milestones: [] };
  const request = { path: '/events', query: { ...query, tickers: query.tickers?.join(',') } };
  const body = await api.get(request, options);
  const page = readPage(body, 'events', decodeEvent);
  return { ...page, milestones: list(decodeMilestone)(object(body)['milestones']) };
}

/**
 * One event with its markets, which the exchange puts into the event or beside it.
 * https://docs.kalshi.com/api-reference/events/get-event
 * @throws KalshiError
 */
export async function getEvent(api: Api, ticker: string, options?: CallOptions): Promise<KalshiEvent> {
  const body = await api.get(eventRequest(ticker), options);
  const event = readOne(body, 'event', decodeEvent);
  const beside = list(decodeMarket)(object(body)['markets']);
  return event.markets?.length || !beside.length ? event : { ...event, markets: beside };
}

/**
 * https://docs.kalshi.com/api-reference/events/get-event-metadata
 * @throws KalshiError
 */
export async function getEventMetadata(
  api: Api,
  ticker: string,
  options?: CallOptions,
): Promise<EventMetadata> {
  const body = await api.get({ path: `${entityPath('/events', ticker)}/metadata` }, options);
  return required(decodeEventMetadata(body), 'event metadata');
}
