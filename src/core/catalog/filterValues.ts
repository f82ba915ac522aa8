import type { Api } from '../kalshi/api';
import type { Milestone } from '../kalshi/milestones';
import { getFiltersBySport, getTagsByCategories } from '../kalshi/search';
import { outcomeOf } from './outcome';

export type FilterField = 'category' | 'type' | 'competition';

export interface FilterValue {
  readonly value: string;
  /** How many of the milestones loaded so far have it; 0 for one that only the exchange's own filters name. */
  readonly loaded: number;
}

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
  readonly #seen: Record<FilterField, Map<string, Set<string>>> = {
    category: new Map(),
    type: new Map(),
    competition: new Map(),
  };

  readonly #api: Api;

  constructor(api: Api) {
    this.#api = api;
  }

  learn(milestones: readonly Milestone[]): void {
    for (const { id, category, type, details } of milestones) {
      this.#note('category', category, id);
      this.#note('type', type, id);
      for (const value of competitionsOf(details)) this.#note('competition', value, id);
    }
  }

  /** Those of the loaded milestones, the most frequent first. */
  loaded(field: FilterField): readonly FilterValue[] {
    return [...this.#seen[field]]
      .map(([value, ids]) => ({ value, loaded: ids.size }))
      .sort((a, b) => b.loaded - a.loaded || a.value.localeCompare(b.value));
  }

  /** Further ones from the exchange's facets, one request. None when it cannot be asked: the others still serve. */
  async further(field: FilterField): Promise<readonly FilterValue[]> {
    const outcome = await outcomeOf(() => this.#facets(field), Date.now);
    const known = this.#seen[field];
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

  #note(field: FilterField, value: string, id: string): void {
    if (value === '') return;
    const ids = this.#seen[field].get(value) ?? new Set();
    this.#seen[field].set(value, ids.add(id));
  }
}
