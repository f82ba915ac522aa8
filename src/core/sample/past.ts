import type { Wire } from './data/sampleData';
const { ceil, exp, max, min, sin } = Math;

/** A made figure from 0 to 1, always the same for the same numbers. */
const chance = (seed: number, at: number): number => (sin(seed + at * 12.9898) * 43758.5 + 43759) % 1;

const fixed = (dollars: number): string => min(1, max(0, dollars)).toFixed(4);

/** Seconds since 1970. */
const seconds = (time: unknown): number => Date.parse(time as string) / 1000;

/**
 * The past of a market: made up, the same in every window, and ending at the current values of the market. A minute's candle
 * has the trades of that minute.
 */
export interface Past {
  /**
   * Those that end within the bounds (seconds since 1970); a period here and there is missing.
   * @param before begins with what was traded last before them
   */
  candles(start: number, end: number, minutes: number, before?: boolean): Wire[];
  /** The trades of the last so many minutes. */
  trades(minutes: number): Wire[];
}

/** A period of so many minutes that ends at a time; in a quiet one nothing is traded. */
type CandleAt = (time: number, minutes: number, isQuiet?: boolean) => Wire;

/** @param to when the market closed, or now */
function candlesOf(market: Wire, seed: number, to: number): CandleAt {
  const { last_price_dollars, yes_bid_dollars, yes_ask_dollars, open_interest_fp, result } = market;
  const last = Number(last_price_dollars);
  const steps = /00$/.test(last_price_dollars as string) ? 100 : 1e4;
  const wave = (time: number): number =>
    [7, 50, 400, 3000].reduce(
      (sum, minutes, i) => sum + (0.1 + i / 6) * sin(time / 60 / minutes + seed * minutes),
      0,
    );
  const price = (time: number): number => {
    const odds = (last / (1 - last)) * exp(wave(min(time, to)) - wave(to));
    return Math.round((odds / (1 + odds)) * steps) / steps;
  };
  /** Once a market is settled there are no offers; before, they stood a cent beside the price. */
  const offset = (offer: unknown, cents: number): number => (result ? cents / 100 : Number(offer) - last);

  return (time, minutes, isQuiet = !last || chance(seed, time) < 0.5 / minutes ** 0.3) => {
    const ohlc = (offset: number): Wire => {
      const prices = [6, 5, 4, 3, 2, 1, 0].map((part) => price(time - part * minutes * 10) + offset);
      return {
        open_dollars: fixed(prices[0] as number),
        low_dollars: fixed(min(...prices)),
        high_dollars: fixed(max(...prices)),
        close_dollars: fixed(prices[6] as number),
      };
    };
    const traded = ohlc(0);
    return {
      end_period_ts: time,
      yes_bid: ohlc(offset(yes_bid_dollars, -1)),
      yes_ask: ohlc(offset(yes_ask_dollars, 1)),
      price: {
        ...(!isQuiet && { ...traded, mean_dollars: fixed(price(time)) }),
        previous_dollars: traded['open_dollars'],
      },
      volume_fp: (isQuiet ? 0 : ceil(chance(time, seed) * 40 * minutes ** 0.7)).toFixed(2),
      open_interest_fp,
    };
  };
}

/** @param now milliseconds since 1970 */
export function pastOf(market: Wire, now: number): Past {
  const ticker = market['ticker'] as string;
  const seed = Buffer.from(ticker).reduce((sum, byte) => (sum * 31 + byte) % 1e9);
  const to = min(now / 1000, seconds(market['close_time']));
  const candle = candlesOf(market, seed, to);

  function candles(start: number, end: number, minutes: number, before?: boolean): Wire[] {
    const length = minutes * 60;
    const open = seconds(market['open_time']);
    const found: Wire[] = [];
    let time = ceil(max(start, open) / length) * length;
    if (before && open < start) found.push({ ...candle(time, minutes, true), yes_bid: {}, yes_ask: {} });
    for (; time <= end && time < to + length; time += length) {
      if (chance(time, seed) > 0.03) found.push(candle(time, minutes));
    }
    return found;
  }

  return {
    candles,
    trades: (minutes) =>
      candles(to - minutes * 60, to, 1).flatMap(({ end_period_ts, volume_fp, price }) => {
        const { close_dollars } = price as Wire;
        const time = end_period_ts as number;
        const isYes = chance(time, seed) > 0.5;
        return close_dollars
          ? {
              trade_id: `${time.toString(16)}-0000-4000-8000-${`${seed}`.padStart(12, '0')}`,
              ticker,
              count_fp: volume_fp,
              yes_price_dollars: close_dollars,
              no_price_dollars: fixed(1 - Number(close_dollars)),
              taker_outcome_side: isYes ? 'yes' : 'no',
              taker_book_side: isYes ? 'bid' : 'ask',
              created_time: new Date((time - chance(seed, time) * 50) * 1000).toISOString(),
              is_block_trade: false,
            }
          : [];
      }),
  };
}

/** Bids only, the best one last; an empty book where there is no market. */
export function bookOf(market: Wire = {}, depth = 0): Wire {
  const side = (best: unknown, size: unknown): string[][] => {
    const levels: string[][] = [];
    let price = Number(best);
    for (let count = Number(size); count > 0 && price > 0.001 && levels.length < 15; price -= 0.01) {
      levels.unshift([price.toFixed(4), count.toFixed(2)]);
      count = ceil(chance(count, price) * 900);
    }
    return levels.slice(-depth);
  };
  return {
    yes_dollars: side(market['yes_bid_dollars'], market['yes_bid_size_fp']),
    no_dollars: side(market['no_bid_dollars'], market['yes_ask_size_fp']),
  };
}
