import type { Api, CallOptions } from './api';
import { type Decode, decoder, object, optionalObject, received, record, required, texts } from './decode';
import type { JsonObject } from './json';

export interface CompetitionFilter {
  readonly scopes: readonly string[];
}

export interface SportFilter {
  readonly scopes: readonly string[];
  readonly competitions: Readonly<Record<string, CompetitionFilter>>;
}

/**
 * What the exchange's own pages offer as filters: a vocabulary to suggest from, not the whole of what exists.
 * https://docs.kalshi.com/api-reference/search/get-filters-for-sports
 */
export interface FiltersBySport {
  readonly filters_by_sports: Readonly<Record<string, SportFilter>>;
  readonly sport_ordering: readonly string[];
  /** The object as it was received. */
  readonly raw: JsonObject;
}

/**
 * Tags by series category, again a vocabulary: some categories are missing, some have no tags.
 * https://docs.kalshi.com/api-reference/search/get-tags-for-series-categories
 */
export interface TagsByCategories {
  readonly tags_by_categories: Readonly<Record<string, readonly string[]>>;
  /** The object as it was received. */
  readonly raw: JsonObject;
}

const decodeCompetition = decoder<CompetitionFilter>({ scopes: texts });
const decodeSport = decoder<SportFilter>({ scopes: texts, competitions: record(orEmpty(decodeCompetition)) });

/** Never throws; `undefined` only for a value that is not an object. */
export const decodeFiltersBySport = decoder<FiltersBySport>({
  filters_by_sports: record(orEmpty(decodeSport)),
  sport_ordering: texts,
  raw: received,
});

/** Never throws; `undefined` only for a value that is not an object. */
export const decodeTagsByCategories = decoder<TagsByCategories>({
  tags_by_categories: record(texts),
  raw: received,
});

/** @throws KalshiError */
export async function getFiltersBySport(api: Api, options?: CallOptions): Promise<FiltersBySport> {
  const body = await api.get({ path: '/search/filters_by_sport' }, options);
  required(optionalObject(object(body)['filters_by_sports']), 'filters by sport');
  return required(decodeFiltersBySport(body), 'filters by sport');
}

/** @throws KalshiError */
export async function getTagsByCategories(api: Api, options?: CallOptions): Promise<TagsByCategories> {
  const body = await api.get({ path: '/search/tags_by_categories' }, options);
  required(optionalObject(object(body)['tags_by_categories']), 'tags by categories');
  return required(decodeTagsByCategories(body), 'tags by categories');
}

/** The name of a sport or competition is worth keeping where `null` stands in the place of its filters. */
function orEmpty<T>(decode: Decode<T>): Decode<T> {
  return (value) => decode(object(value));
}
