import type { ResolvedId } from './content';

/** How much of the past a price chart shows. */
export const CHART_RANGES = ['1H', '6H', '1D', '1W', '1M', 'All'] as const;
export type ChartRange = (typeof CHART_RANGES)[number];

/** The prices of one market over time, by column. Prices are dollars for yes; `null` where there was none. */
export interface PriceSeries {
  readonly ticker: string;
  readonly name: string;
  /** Ends of the periods, whole seconds since 1970, ascending. */
  readonly time: readonly number[];
  readonly bid: readonly (number | null)[];
  readonly ask: readonly (number | null)[];
  /** The last trade of the period. */
  readonly last: readonly (number | null)[];
  /** Contracts traded in the period. */
  readonly volume: readonly (number | null)[];
}

export interface ChartContent {
  readonly range: ChartRange;
  /** Minutes of one period: 1, 60 or 1440. */
  readonly interval: number;
  readonly series: readonly PriceSeries[];
  /** Why there is no chart, or not all of it. */
  readonly problem?: string;
}

/** One step of a book: the price in dollars and the contracts offered at it, `null` where that cannot be read. */
export type BookLevel = readonly [price: number, count: number | null];

/** Bids for both sides, best first, as the exchange has them; what a yes costs is 1 less the bid for no. */
export interface BookContent {
  readonly yes: readonly BookLevel[];
  readonly no: readonly BookLevel[];
}

export interface TradeContent {
  /** Milliseconds since 1970; `null`, here and below, where the exchange sent nothing that can be read. */
  readonly time: number | null;
  /** Dollars for yes. */
  readonly price: number | null;
  /** Contracts. */
  readonly count: number | null;
  readonly taker: 'yes' | 'no' | '';
}

/** Free JSON of the exchange, not cleaned, with the names of ids in it. */
export interface FreeContent {
  /** The exchange's type of it: an open list. */
  readonly type: string;
  readonly json: string;
  readonly ids: readonly ResolvedId[];
}

/**
 * What changes while one looks at it. A part that is absent is not of this kind of thing; `null` says that the exchange
 * has none, which is normal.
 */
export interface LiveContent {
  /** Of a milestone, or of an event of a series that has it. */
  readonly liveData?: FreeContent | null;
  /** Plays, once they were asked for. */
  readonly gameStats?: FreeContent | null;
  readonly chart?: ChartContent;
  readonly book?: BookContent | null;
  /** Newest first. */
  readonly trades?: readonly TradeContent[];
  /** When the newest answer came, milliseconds since 1970. */
  readonly loadedAt: number;
  /** Milliseconds until it is asked for again; absent when it is not. */
  readonly refreshesIn?: number;
  /** Why a part could not be loaded; what was shown before stays. */
  readonly problem?: string;
}
