/**
 * Holds our types against the exchange's own (`kalshi-typescript`, generated from its specification) while the project
 * is type-checked; nothing here runs. A field that only one side knows, or whose form differs, is a compile error
 * that names it.
 */
import type {
  BidAskDistribution,
  EventData,
  EventLiveData,
  ExchangeIndexStatus as ApiExchangeIndexStatus,
  ExchangeStatus as ApiExchangeStatus,
  GetEventCandlesticksResponse,
  GetEventMetadataResponse,
  GetFiltersBySportsResponse,
  GetGameStatsResponse,
  GetMarketCandlesticksResponse,
  GetTagsForSeriesCategoriesResponse as ApiTags,
  LiveData as ApiLiveData,
  Market as ApiMarket,
  MarketCandlestick,
  MarketMetadata,
  MarketOrderbookFp,
  Milestone as ApiMilestone,
  OrderbookCountFp,
  PriceDistribution,
  ScopeList,
  Series as ApiSeries,
  SettlementSource as ApiSettlementSource,
  SportFilterDetails,
  StructuredTarget as ApiStructuredTarget,
  Trade as ApiTrade,
} from 'kalshi-typescript';
import type { Candle, Ohlc, TradedOhlc } from '../../../src/core/kalshi/candlesticks';
import type {
  EventMetadata,
  KalshiEvent,
  MarketPicture,
  SettlementSource,
} from '../../../src/core/kalshi/events';
import type { ExchangeIndexStatus, ExchangeStatus } from '../../../src/core/kalshi/exchange';
import type { LiveData } from '../../../src/core/kalshi/liveData';
import type { Market } from '../../../src/core/kalshi/markets';
import type { Milestone } from '../../../src/core/kalshi/milestones';
import type {
  CompetitionFilter,
  FiltersBySport,
  SportFilter,
  TagsByCategories,
} from '../../../src/core/kalshi/search';
import type { Series } from '../../../src/core/kalshi/series';
import type { Orderbook } from '../../../src/core/kalshi/orderbooks';
import type { StructuredTarget } from '../../../src/core/kalshi/structuredTargets';
import type { Trade } from '../../../src/core/kalshi/trades';

/** The form of a value on the wire. Enums count as text: ours are open. Objects are compared where they are checked. */
type Form<T> = T extends string
  ? 'text'
  : T extends number
    ? 'number'
    : T extends boolean
      ? 'boolean'
      : T extends readonly (infer Entry)[]
        ? { listOf: Form<Entry> }
        : 'object';

type FormOf<T, Name extends keyof T> = Form<NonNullable<T[Name]>>;

/** The fields on which the two sides do not agree, `raw` aside. */
type Differences<Ours, Theirs> =
  | Exclude<keyof Theirs, keyof Ours>
  | Exclude<keyof Ours, keyof Theirs | 'raw'>
  | {
      [Name in keyof Ours & keyof Theirs]: [FormOf<Ours, Name>, FormOf<Theirs, Name>] extends [
        FormOf<Theirs, Name>,
        FormOf<Ours, Name>,
      ]
        ? never
        : Name;
    }[keyof Ours & keyof Theirs];

type None<Fields extends never> = Fields;

/**
 * - `liquidity_dollars`: removed by the exchange on 2026-10-01 and 0 since February
 * - `settlement_bounds_type`, `settlement_floor_dollars`: added on the same day, newer than the package
 */
type KnownOfMarket = 'liquidity_dollars' | 'settlement_bounds_type' | 'settlement_floor_dollars';

export type Agreed = [
  None<Differences<Milestone, ApiMilestone>>,
  None<Differences<StructuredTarget, ApiStructuredTarget>>,
  None<Differences<KalshiEvent, EventData>>,
  None<Differences<SettlementSource, ApiSettlementSource>>,
  None<Differences<EventMetadata, GetEventMetadataResponse>>,
  None<Differences<MarketPicture, MarketMetadata>>,
  None<Exclude<Differences<Market, ApiMarket>, KnownOfMarket>>,
  None<Exclude<KnownOfMarket, Differences<Market, ApiMarket>>>,
  None<Differences<Series, ApiSeries>>,
  None<Differences<LiveData, ApiLiveData>>,
  None<Differences<FiltersBySport, GetFiltersBySportsResponse>>,
  None<Differences<SportFilter, SportFilterDetails>>,
  None<Differences<CompetitionFilter, ScopeList>>,
  None<Differences<TagsByCategories, ApiTags>>,
  None<Differences<ExchangeStatus, ApiExchangeStatus>>,
  None<Differences<ExchangeIndexStatus, ApiExchangeIndexStatus>>,
];

/** The names of ours as they are on the wire, where the unit stands in the name; the values are text there. */
type OnTheWire<Ours, Ending extends string> = {
  [Name in keyof Ours & string as `${Name}${Ending}`]: string;
};

/** Told apart by the newer name, which ours has under the older one; the price for no follows from that for yes. */
type KnownOfTrade = 'no_price_dollars' | 'taker_book_side' | 'taker_outcome_side';

/** What is read into another form: numbers without their unit in the name, steps of a book as pairs. */
export type AgreedFigures = [
  None<Differences<OnTheWire<Ohlc, '_dollars'>, BidAskDistribution>>,
  None<
    Exclude<Differences<OnTheWire<TradedOhlc, '_dollars'>, PriceDistribution>, 'min_dollars' | 'max_dollars'>
  >,
  None<
    Differences<
      Pick<Candle, 'end_period_ts' | 'yes_bid' | 'yes_ask' | 'price'> &
        OnTheWire<Pick<Candle, 'volume' | 'open_interest'>, '_fp'>,
      MarketCandlestick
    >
  >,
  None<Exclude<keyof OnTheWire<Omit<Orderbook, 'ticker'>, '_dollars'>, keyof OrderbookCountFp>>,
  None<Exclude<keyof OrderbookCountFp, keyof OnTheWire<Omit<Orderbook, 'ticker'>, '_dollars'>>>,
  None<Exclude<Differences<Trade, ApiTrade>, KnownOfTrade>>,
  None<Exclude<KnownOfTrade, Differences<Trade, ApiTrade>>>,
  None<Exclude<Differences<LiveData, EventLiveData>, KnownOfEventLiveData>>,
];

/** What stands in `raw` only, and the milestone that an event does not have. */
type KnownOfEventLiveData = 'default_range' | 'is_historical' | 'milestone_id' | 'range_options';

/** The names that the answers are read by. */
export type AgreedAnswers = [
  None<Exclude<'candlesticks', keyof GetMarketCandlesticksResponse>>,
  None<
    Exclude<'market_tickers' | 'market_candlesticks' | 'adjusted_end_ts', keyof GetEventCandlesticksResponse>
  >,
  None<Exclude<'ticker' | 'orderbook_fp', keyof MarketOrderbookFp>>,
  None<Exclude<'pbp', keyof GetGameStatsResponse>>,
];

type EntryOf<Map> = { entry: NonNullable<Map>[keyof NonNullable<Map>] };

/** The entries of the maps, of which `Form` says only that they are objects. */
export type AgreedEntries = [
  None<Differences<EntryOf<Milestone['source_ids']>, EntryOf<ApiMilestone['source_ids']>>>,
  None<Differences<EntryOf<StructuredTarget['source_ids']>, EntryOf<ApiStructuredTarget['source_ids']>>>,
  None<Differences<EntryOf<TagsByCategories['tags_by_categories']>, EntryOf<ApiTags['tags_by_categories']>>>,
];

/** The check itself can fail: each line is an error that the compiler has to report. */
export type Caught = [
  // @ts-expect-error a field that only the exchange knows
  None<Differences<{ a: string }, { a: string; b: string }>>,
  // @ts-expect-error a field that only we know
  None<Differences<{ a: string; b: string }, { a: string }>>,
  // @ts-expect-error text on one side, a number on the other
  None<Differences<{ a: string }, { a: number }>>,
  // @ts-expect-error a list on one side only
  None<Differences<{ a: readonly string[] }, { a: string | null }>>,
  // @ts-expect-error a list of text, a list of objects
  None<Differences<{ a: readonly string[] }, { a: object[] }>>,
];
