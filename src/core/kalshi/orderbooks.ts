import type { Api, CallOptions } from './api';
import {
  type Decode,
  decoder,
  type FieldReader,
  list,
  object,
  optionalNumber,
  optionalObject,
  readPage,
  text,
} from './decode';
import type { JsonValue } from './json';

/** A price in dollars and the contracts bid for at it; `null` for a count that cannot be read. */
export type Level = readonly [price: number, count: number | null];

/**
 * Who would buy yes and who would buy no, the best price first. The exchange has no asks: what a yes costs is 1 less the
 * best bid for no. A ticker that the exchange does not know has an empty book.
 * https://docs.kalshi.com/api-reference/market/get-multiple-market-orderbooks
 */
export interface Orderbook {
  readonly ticker: string;
  readonly yes: readonly Level[];
  readonly no: readonly Level[];
}

const levelsIn = (perDollar: number): Decode<readonly Level[]> => {
  const read = list<Level>((value) => {
    const [price, count] = Array.isArray(value) ? (value as readonly JsonValue[]).map(optionalNumber) : [];
    return price === undefined || count === 0 ? undefined : [price / perDollar, count ?? null];
  });
  return (value) => [...read(value)].sort(([a], [b]) => b - a);
};
const inDollars = levelsIn(1);
const inCents = levelsIn(100);

/** Either side: in dollars, or in the cents of the older answers. */
const side: FieldReader<readonly Level[]> = (_, { orderbook_fp, orderbook }, name) => {
  const book = object(orderbook_fp ?? orderbook);
  const dollars = book[`${name}_dollars`];
  return dollars ? inDollars(dollars) : inCents(book[name]);
};

const decodeSides = decoder<Orderbook>({ ticker: text, yes: side, no: side }, 'ticker');

/** Never throws; `undefined` for a value that has no `ticker`, or no book: a missing book is not an empty one. */
export const decodeOrderbook: Decode<Orderbook | undefined> = (value) => {
  const { orderbook_fp, orderbook } = object(value);
  return optionalObject(orderbook_fp ?? orderbook) && decodeSides(value);
};

/**
 * One request; no ticker asks for nothing.
 * https://docs.kalshi.com/api-reference/market/get-multiple-market-orderbooks
 * @param tickers at most 100
 * @throws KalshiError
 */
export async function getOrderbooks(
  api: Api,
  tickers: readonly string[],
  options?: CallOptions,
): Promise<readonly Orderbook[]> {
  if (!tickers.length) return [];
  const body = await api.get({ path: '/markets/orderbooks', query: { tickers } }, options);
  return readPage(body, 'orderbooks', decodeOrderbook).items;
}
