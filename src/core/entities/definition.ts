import type { Api, ApiRequest, CallOptions } from '../kalshi/api';
import type { JsonValue } from '../kalshi/json';
import type { Market } from '../kalshi/markets';
import type { EntityKind, EntityOfKind, EntityRef } from './kinds';
import type { Phase } from './phase';

/** How a scalar of the API is worded: `time` is RFC 3339, `dollars` and `count` are the exchange's decimal strings. */
export type ScalarType = 'text' | 'code' | 'time' | 'dollars' | 'count' | 'seconds' | 'flag';

/** A value before any surface words it: the presenters turn times, prices and references into text. */
export type FactValue =
  | { readonly type: ScalarType; readonly value: string | number | boolean | undefined }
  /** Something else on the exchange, shown by its name where that is known. */
  | { readonly type: 'ref'; readonly ref: EntityRef; readonly text?: string }
  /** One side of a market's book, or its last price: nothing when there is no such offer. */
  | { readonly type: 'quote'; readonly market: Market; readonly side: 'bid' | 'ask' | 'last' }
  /** What a market turns on, in words. */
  | { readonly type: 'strike'; readonly market: Market };

export interface EntityFact {
  readonly label: string;
  /** The API's name of the field. */
  readonly field?: string;
  readonly value: FactValue;
}

/** Things that stand under another thing: a tree folder, and a table of its panel. */
export interface ChildGroup {
  /** Part of node ids and of saved fold states: stable. */
  readonly id: string;
  readonly title: string;
  readonly kind: EntityKind;
  readonly children: readonly Child[];
  /** Loaded together as soon as the parent is opened, in one request. */
  readonly eager?: boolean;
  /** The children stand directly under the parent, without a folder. */
  readonly inline?: boolean;
  readonly hint?: string;
}

export interface Child {
  readonly id: string;
  /** What the child is to its parent: `home team`, `competitor`. */
  readonly role?: string;
}

export type EntityBlock =
  | { readonly type: 'facts'; readonly facts: readonly EntityFact[] }
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'json'; readonly value: JsonValue };

/** A part of the details panel. */
export interface EntitySection {
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly EntityBlock[];
  readonly folded?: boolean;
}

export interface EntityColumn<K extends EntityKind> {
  readonly label: string;
  readonly align?: 'end';
  value(entity: EntityOfKind[K]): FactValue;
}

export interface WebPage {
  readonly kind: 'event' | 'series';
  readonly ticker: string;
}

/** Everything that differs between the kinds. Tree, hover, panel and commands are generic over it. */
export interface EntityDefinition<K extends EntityKind> {
  readonly noun: string;
  /** What people call its id: a UUID or a ticker. */
  readonly idNoun: 'id' | 'ticker';
  /** Milliseconds for which a loaded one is answered from memory. */
  readonly ttlMs: number;
  /** How many ids one request may name: by the API's bound and an address below 8 kB. */
  readonly batchSize: number;
  idOf(entity: EntityOfKind[K]): string;
  titleOf(entity: EntityOfKind[K]): string;
  /** One word on its state or kind: a market's status, a target's type. */
  stateOf(entity: EntityOfKind[K]): string;
  /** How soon it changes again; absent where the exchange seldom changes anything. */
  phaseOf?(entity: EntityOfKind[K], now: number): Phase;
  /** A codicon. */
  iconOf(entity: EntityOfKind[K]): string;
  /** The request that answers with this one alone. */
  request(id: string): ApiRequest;
  /** Resolves to those that are found, in any order; a single id that does not exist is `notFound`. Rejects with KalshiError. */
  load(api: Api, ids: readonly string[], options?: CallOptions): Promise<readonly EntityOfKind[K][]>;
  /** Whether a request for several ids leaves out only what does not exist. */
  readonly isListComplete?: true;
  /** What came nested in it, by kind, to be remembered as well. */
  nested?(entity: EntityOfKind[K]): readonly (readonly ['market', readonly Market[]])[];
  /** Where the exchange's site shows it: the page of an event, or that of a series. */
  webPageOf(entity: EntityOfKind[K]): WebPage | undefined;
  /** Ids of structured targets that the texts of this one name. */
  targetIdsOf(entity: EntityOfKind[K]): readonly string[];
  /** The ticker of the event that it is, or is a market of. */
  eventOf?(entity: EntityOfKind[K]): string;
  /** What a row says beside the title, in this order. */
  row(entity: EntityOfKind[K]): readonly EntityFact[];
  groups(entity: EntityOfKind[K]): readonly ChildGroup[];
  /** The few facts that a tooltip has room for, besides title and id. */
  highlights(entity: EntityOfKind[K]): readonly EntityFact[];
  sections(entity: EntityOfKind[K]): readonly EntitySection[];
  /** Parts that take a request of their own, for the panel alone. Rejects with KalshiError. */
  moreSections?(api: Api, id: string, options?: CallOptions): Promise<readonly EntitySection[]>;
  /** The columns of a table of this kind; none where no group has such children. */
  readonly columns: readonly EntityColumn<K>[];
}
