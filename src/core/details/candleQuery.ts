import type { Candle, CandleQuery, PeriodInterval } from '../kalshi/candlesticks';
import type { Market } from '../kalshi/markets';
import type { ChartContent, ChartRange, PriceSeries } from './live';
import { plainText } from '../format/text';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Seconds that a range shows, and the minutes of its periods. */
const RANGES: Readonly<Record<ChartRange, readonly [seconds: number, interval: PeriodInterval]>> = {
  '1H': [HOUR, 1],
  '6H': [6 * HOUR, 1],
  '1D': [DAY, 1],
  '1W': [7 * DAY, 60],
  '1M': [30 * DAY, 60],
  All: [Infinity, 1440],
};
const LONGEST = 2 * 365 * DAY;
const INTERVALS: readonly PeriodInterval[] = [1, 60, 1440];
/** An event's chart is asked for in longer periods, or for less of the past, before it comes to more candles. */
const MAX_CANDLES = 5_000;
const MAX_CANDLES_IN_ALL = 20_000;
/** What a screen tells apart: points of one line, of all of them, and lines. */
const MAX_POINTS = 500;
const MAX_POINTS_IN_ALL = 8_000;
const MAX_LINES = 40;

/** Which candles a range takes; it ends when the last of the markets closes, and starts when the first opens. */
export function candleQuery(range: ChartRange, markets: readonly Market[], now: number): CandleQuery {
  const end = Math.min(
    Math.floor(now / 1000),
    Math.max(...markets.map((one) => secondsOf(one.close_time) ?? Infinity)),
  );
  const opened = Math.min(...markets.map((one) => secondsOf(one.open_time) ?? -Infinity));
  const span = Math.max(HOUR, end - Math.max(end - RANGES[range][0], opened, end - LONGEST));
  const candles = (interval: number): number => (markets.length * span) / (interval * MINUTE);
  const [, shortest] = Object.values(RANGES).find(([seconds]) => seconds >= span) ?? RANGES.All;
  // An hour cannot be told in longer periods.
  const fits = (one: number): boolean => markets.length < 2 || span <= HOUR || candles(one) <= MAX_CANDLES;
  const period_interval = INTERVALS.find((one) => one >= shortest && fits(one)) ?? 1440;
  const part = Math.min(1, MAX_CANDLES_IN_ALL / candles(period_interval));
  return { start_ts: end - Math.floor(span * part), end_ts: end, period_interval };
}

/** The lines with the most volume, where there are too many to tell apart. */
export function linesOf(
  candles: ReadonlyMap<string, readonly Candle[]>,
  markets: readonly Market[],
): Pick<ChartContent, 'series' | 'problem'> {
  const byTicker = new Map(markets.map((market) => [market.ticker, market]));
  const volume = (ticker: string): number => Number(byTicker.get(ticker)?.volume_fp ?? -1);
  const all = [...candles.keys()].sort((a, b) => volume(b) - volume(a));
  const shown = all.slice(0, MAX_LINES);
  return {
    series: shown.map((ticker) =>
      priceSeries(byTicker.get(ticker), ticker, candles.get(ticker) ?? [], shown.length),
    ),
    ...(shown.length < all.length && {
      problem: `Shown are the ${shown.length} markets with the most volume, of ${all.length}.`,
    }),
  };
}

/** A line of the chart, thinned out where it has more points than one sees among so many lines. */
function priceSeries(
  market: Market | undefined,
  ticker: string,
  candles: readonly Candle[],
  lines: number,
): PriceSeries {
  const most = Math.max(2, Math.min(MAX_POINTS, Math.floor(MAX_POINTS_IN_ALL / lines)));
  const groups = groupsOf(candles, Math.ceil(candles.length / most));
  const each = <T>(value: (group: readonly Candle[]) => T): T[] => groups.map(value);
  return {
    ticker,
    name: plainText(market?.yes_sub_title || market?.title || ticker),
    time: each((group) => group.at(-1)?.end_period_ts ?? 0),
    // Without an offer, a bid is 0 and an ask is 1.
    bid: each((group) => group.at(-1)?.yes_bid.close || null),
    ask: each((group) => offered(group.at(-1)?.yes_ask.close)),
    last: each((group) => group.findLast(({ price }) => price.close !== undefined)?.price.close ?? null),
    volume: each(volumeOf),
  };
}

/** `null` where no period says any. */
function volumeOf(group: readonly Candle[]): number | null {
  const known = group.flatMap(({ volume }) => volume ?? []);
  return known.length > 0 ? known.reduce((sum, volume) => sum + volume, 0) : null;
}

function offered(ask: number | undefined): number | null {
  return ask === undefined || ask >= 1 ? null : ask;
}

function groupsOf<T>(items: readonly T[], size: number): (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / size) || 0 }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}

function secondsOf(time: string | undefined): number | undefined {
  const ms = Date.parse(time ?? '');
  return Number.isNaN(ms) ? undefined : Math.floor(ms / 1000);
}
