/**
 * Holds our types against the exchange's own (`kalshi-typescript`, generated from its specification) while the project
 * is type-checked; nothing here runs. A field that only one side knows, or whose form differs, is a compile error
 * that names it.
 */
import type {
  EventData,
  ExchangeIndexStatus as ApiExchangeIndexStatus,
  ExchangeStatus as ApiExchangeStatus,
  GetEventMetadataResponse,
  GetFiltersBySportsResponse,
  GetTagsForSeriesCategoriesResponse as ApiTags,
  LiveData as ApiLiveData,
  Market as ApiMarket,
  MarketMetadata,
  Milestone as ApiMilestone,
  ScopeList,
  Series as ApiSeries,
  SettlementSource as ApiSettlementSource,
  SportFilterDetails,
  StructuredTarget as ApiStructuredTarget,
} from 'kalshi-typescript';
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
import type { StructuredTarget } from '../../../src/core/kalshi/structuredTargets';

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
