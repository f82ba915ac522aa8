import type { Api, CallOptions, Page } from './api';
import { count, decoder, dollars, flag, type FieldReader, readPage, received, text, time } from './decode';
import type { JsonObject } from './json';

/**
 * Contracts that changed hands.
 * https://docs.kalshi.com/api-reference/market/get-trades
 */
export interface Trade {
  readonly trade_id: string;
  /** Of the market. */
  readonly ticker: string;
  /** RFC 3339, `''` when the exchange sent none. */
  readonly created_time: string;
  /** `''` when the exchange sent none. */
  readonly yes_price_dollars: string;
  /** Contracts; `''` when the exchange sent none. */
  readonly count_fp: string;
  /** What the taker is for: `yes`, `no`, `''` when the exchange did not say. */
  readonly taker_side: string;
  /** Agreed on away from the book. */
  readonly is_block_trade?: boolean;
  /** The object as it was received. */
  readonly raw: JsonObject;
}

/** The filters of `GET /markets/trades`. */
export interface TradeQuery {
  /** One market. */
  readonly ticker?: string | undefined;
  /** 0 to 1000, 100 by default. */
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
  /** Whole seconds since 1970. */
  readonly min_ts?: number | undefined;
  readonly max_ts?: number | undefined;
  readonly is_block_trade?: boolean | undefined;
}

const orNone =
  (read: FieldReader<string | undefined>): FieldReader<string> =>
  (value, whole, name) =>
    read(value, whole, name) ?? '';

/** Never throws; `undefined` only for a value that is not an object or has no `trade_id`. */
export const decodeTrade = decoder<Trade>(
  {
    trade_id: text,
    ticker: text,
    created_time: time,
    yes_price_dollars: orNone(dollars),
    count_fp: orNone(count),
    // The newer name of the same; the older one is to go.
    taker_side: (value, { taker_outcome_side }) => text(taker_outcome_side) || text(value),
    is_block_trade: flag,
    raw: received,
  },
  'trade_id',
);

/**
 * Newest first.
 * https://docs.kalshi.com/api-reference/market/get-trades
 * @throws KalshiError
 */
export async function getTrades(api: Api, query: TradeQuery, options?: CallOptions): Promise<Page<Trade>> {
  return readPage(
    await api.get({ path: '/markets/trades', query: { ...query } }, options),
    'trades',
    decodeTrade,
  );
}
