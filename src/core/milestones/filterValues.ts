import type { Api } from '../kalshi/api';
import type { Milestone } from '../kalshi/milestones';
import { getFiltersBySport, getTagsByCategories } from '../kalshi/search';
import { outcomeOf } from '../catalog/outcome';
import { setBounded } from '../setBounded';

export type FilterField = 'category' | 'type' | 'competition';

export interface FilterValue {
  readonly value: string;
  /** How many of the milestones loaded so far have it; 0 for one that only the exchange's own filters name. */
  readonly loaded: number;
}

/** Milestones whose values count. */
const MAX_MILESTONES = 20_000;

/** Where the details of a milestone or a target name its competition. The filters of the API take these codes (`NFL`). */
const COMPETITION_KEYS = ['league', 'leagues', 'tour', 'conference', 'division', 'competition'];

/** The competition of a milestone, `''` when its details name none. */
export function competitionOf({ details }: Milestone): string {
  return competitionsOf(details)[0] ?? '';
}

/** The competitions that details name, each once: a league has its name, a company several in a list. */
export function competitionsOf(details: Milestone['details']): readonly string[] {
  const values = COMPETITION_KEYS.flatMap((key) => details[key] ?? []);
  return [...new Set(values.filter((value) => typeof value === 'string' && value !== ''))] as string[];
}

/**
 * The values that a filter can take: what loaded milestones have, then what the exchange's facets name. Neither is
 * complete, the exchange has no list of them, so a person can always type another.
 */
export class FilterValues {
  /** The values of the milestones that were loaded last, by id. */
  readonly #seen = new Map<string, Readonly<Record<FilterField, readonly string[]>>>();

  readonly #api: Api;

  constructor(api: Api) {
    this.#api = api;
  }

  learn(milestones: readonly Milestone[]): void {
    for (const one of milestones) {
      const values = { category: [one.category], type: [one.type], competition: competitionsOf(one.details) };
      setBounded(this.#seen, one.id, values, MAX_MILESTONES);
    }
  }

  /** Those of the loaded milestones, the most frequent first. */
  loaded(field: FilterField): readonly FilterValue[] {
    const counts = new Map<string, number>();
    for (const values of this.#seen.values())
      for (const value of values[field]) if (value) counts.set(value, (counts.get(value) ?? 0) + 1);
    return [...counts]
      .map(([value, loaded]) => ({ value, loaded }))
      .sort((a, b) => b.loaded - a.loaded || a.value.localeCompare(b.value));
  }

  /** Further ones from the exchange's facets, one request. None when it cannot be asked: the others still serve. */
  async further(field: FilterField): Promise<readonly FilterValue[]> {
    const outcome = await outcomeOf(() => this.#facets(field), Date.now);
    const known = new Set(this.loaded(field).map(({ value }) => value));
    return (outcome.ok ? outcome.value : [])
      .filter((value) => !known.has(value))
      .map((value) => ({ value, loaded: 0 }));
  }

  async #facets(field: FilterField): Promise<readonly string[]> {
    if (field === 'type') return [];
    if (field === 'category') return Object.keys((await getTagsByCategories(this.#api)).tags_by_categories);
    const sports = Object.values((await getFiltersBySport(this.#api)).filters_by_sports);
    return [...new Set(sports.flatMap(({ competitions }) => Object.keys(competitions)))];
  }
}
