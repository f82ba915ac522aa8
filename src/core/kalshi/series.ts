import type { Api, ApiRequest, CallOptions } from './api';
import {
  count,
  decoder,
  list,
  optionalNumber,
  optionalObject,
  optionalTime,
  readOne,
  received,
  text,
  texts,
} from './decode';
import { entityPath } from './entityPath';
import { decodeSettlementSource, type SettlementSource } from './events';
import type { JsonObject } from './json';

/**
 * A template of recurring events.
 * https://docs.kalshi.com/api-reference/market/get-series
 */
export interface Series {
  readonly ticker: string;
  readonly title: string;
  readonly frequency: string;
  readonly category: string;
  readonly categories: readonly string[];
  readonly tags: readonly string[];
  readonly settlement_sources: readonly SettlementSource[];
  readonly contract_url: string;
  readonly contract_terms_url: string;
  /** An open list. */
  readonly fee_type: string;
  readonly fee_multiplier?: number;
  readonly additional_prohibitions: readonly string[];
  readonly product_metadata?: JsonObject;
  readonly volume_fp?: string;
  readonly last_updated_ts?: string;
  readonly exchange_index?: number;
  /** The object as it was received. */
  readonly raw: JsonObject;
}

/** Never throws; `undefined` only for a value that is not an object or has no `ticker`. */
export const decodeSeries = decoder<Series>(
  {
    ticker: text,
    title: text,
    frequency: text,
    category: text,
    categories: texts,
    tags: texts,
    settlement_sources: list(decodeSettlementSource),
    contract_url: text,
    contract_terms_url: text,
    fee_type: text,
    fee_multiplier: optionalNumber,
    additional_prohibitions: texts,
    product_metadata: optionalObject,
    volume_fp: count,
    last_updated_ts: optionalTime,
    exchange_index: optionalNumber,
    raw: received,
  },
  'ticker',
);

export function seriesRequest(ticker: string): ApiRequest {
  return { path: entityPath('/series', ticker) };
}

/**
 * https://docs.kalshi.com/api-reference/market/get-series
 * @throws KalshiError
 */
export async function getSeries(api: Api, ticker: string, options?: CallOptions): Promise<Series> {
  return readOne(await api.get(seriesRequest(ticker), options), 'series', decodeSeries);
}
