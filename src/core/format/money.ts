import type { Market } from '../kalshi/markets';

const DECIMAL = /^(-?)0*(0|[1-9]\d*)(?:\.(\d*))?$/;
/** Characters: longer than any amount, and short enough to format quickly. */
const LONGEST = 60;
const NONE = '—';

/** Puts commas between the thousands of a decimal number written in digits. */
export function groupThousands(number: string): string {
  const [whole = '', fraction] = number.split('.', 2);
  let grouped = whole;
  for (let at = whole.length - 3; /\d/.test(whole.charAt(at - 1)); at -= 3)
    grouped = `${grouped.slice(0, at)},${grouped.slice(at)}`;
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

/** Sign, whole part with commas, and fraction without its closing zeros, of an API decimal. Nothing is rounded. */
function decimal(
  value: string | undefined,
): readonly [sign: string, whole: string, fraction: string] | undefined {
  const match = DECIMAL.exec(value && value.length <= LONGEST ? value : '');
  if (!match) return undefined;
  const [, minus = '', whole = '', digits = ''] = match;
  const fraction = digits.replace(/(?<!0)0+$/, '');
  const isZero = whole === '0' && fraction === '';
  return [isZero ? '' : minus, groupThousands(whole), fraction];
}

/** A dollar string of the API for people: `"0.5600"` is "$0.56", `"0.5625"` is "$0.5625"; "—" when there is none. */
export function dollars(value: string | undefined): string {
  const parts = decimal(value);
  return parts ? `${parts[0]}$${parts[1]}.${parts[2].padEnd(2, '0')}` : NONE;
}

/** A count of the API for people: `"1250.00"` is "1,250"; "—" when there is none. */
export function count(value?: string): string {
  const parts = decimal(value);
  return parts ? parts[0] + parts[1] + (parts[2] && `.${parts[2]}`) : NONE;
}

type Quoted = Pick<
  Market,
  'last_price_dollars' | 'yes_bid_dollars' | 'yes_ask_dollars' | 'yes_bid_size_fp' | 'yes_ask_size_fp'
>;

export interface Quote {
  readonly last: string;
  readonly bid: string;
  readonly ask: string;
}

/**
 * The yes side of a market in words. A side exists only where its size is above zero: the exchange fills the price of
 * an empty side with 0 or 1 dollar. Without sizes those two prices count as none.
 */
export function quote(market: Quoted): Quote {
  const side = (price: string | undefined, size: string | undefined): string => {
    const isThere = size === undefined ? !/^[01](\.0*)?$/.test(price ?? '0') : /^[^-]*[1-9]/.test(size);
    return isThere ? dollars(price) : NONE;
  };
  return {
    last: /[1-9]/.test(market.last_price_dollars ?? '') ? dollars(market.last_price_dollars) : NONE,
    bid: side(market.yes_bid_dollars, market.yes_bid_size_fp),
    ask: side(market.yes_ask_dollars, market.yes_ask_size_fp),
  };
}
