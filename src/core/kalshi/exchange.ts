import type { Api, CallOptions } from './api';
import { decoder, flag, list, optionalNumber, optionalTime, received, required, text } from './decode';
import type { JsonObject } from './json';

/** The state of one shard of the exchange. */
export interface ExchangeIndexStatus {
  readonly exchange_index?: number;
  readonly description: string;
  readonly exchange_active?: boolean;
  readonly trading_active?: boolean;
  readonly intra_exchange_transfers_active?: boolean;
}

/**
 * Whether the exchange is up and trading.
 * https://docs.kalshi.com/api-reference/exchange/get-exchange-status
 */
export interface ExchangeStatus {
  /** `false` during maintenance. */
  readonly exchange_active?: boolean;
  readonly trading_active?: boolean;
  readonly intra_exchange_transfers_active?: boolean;
  /** RFC 3339; an estimate. */
  readonly exchange_estimated_resume_time?: string;
  readonly exchange_index_statuses: readonly ExchangeIndexStatus[];
  /** The object as it was received. */
  readonly raw: JsonObject;
}

const decodeIndexStatus = decoder<ExchangeIndexStatus>({
  exchange_index: optionalNumber,
  description: text,
  exchange_active: flag,
  trading_active: flag,
  intra_exchange_transfers_active: flag,
});

/** Never throws; `undefined` only for a value that is not an object. */
export const decodeExchangeStatus = decoder<ExchangeStatus>({
  exchange_active: flag,
  trading_active: flag,
  intra_exchange_transfers_active: flag,
  exchange_estimated_resume_time: optionalTime,
  exchange_index_statuses: list(decodeIndexStatus),
  raw: received,
});

/**
 * During an outage the exchange answers this with a 5xx status, which is a rejection like any other.
 * https://docs.kalshi.com/api-reference/exchange/get-exchange-status
 * @throws KalshiError
 */
export async function getExchangeStatus(api: Api, options?: CallOptions): Promise<ExchangeStatus> {
  return required(
    decodeExchangeStatus(await api.get({ path: '/exchange/status' }, options)),
    'exchange status',
  );
}
