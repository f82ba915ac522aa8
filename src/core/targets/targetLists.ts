import { isUuid } from '../entities/ids';
import type { Api } from '../kalshi/api';
import { getStructuredTargets, type StructuredTarget } from '../kalshi/structuredTargets';
import type { Catalog } from '../catalog/catalog';
import { compareTexts } from '../format/text';
import { competitionsOf } from '../milestones/filterValues';
import { PagedList } from '../catalog/pagedList';

/** Some of the structured targets. */
export interface TargetScope {
  readonly type: string;
  /** As their details name it, `''` for those that name none; absent for all of the type. */
  readonly competition?: string;
}

/** The types that were seen on the exchange, which has no list of them: a start, to which data and people add. */
const SEEN =
  'afl_team baseball_player baseball_team basketball_player basketball_team cricket_team darts_competitor esports_competitor football_player football_team golf_competitor hockey_player hockey_team lacrosse_team olympics_competitor racing_competitor soccer_player soccer_team table_tennis_competitor tennis_competitor tennis_doubles_competitor ufc_competitor boxing_competitor volleyball_team actor album company couple film politician song tv_show';

/** What a person scans. */
const PAGE_SIZE = 200;

/** The structured targets by type and competition: what is in memory, and how far the lists of the exchange were read. */
export class TargetLists {
  readonly #lists = new Map<string, PagedList<StructuredTarget>>();

  readonly #api: Api;
  readonly #catalog: Catalog;

  constructor(api: Api, catalog: Catalog) {
    this.#api = api;
    this.#catalog = catalog;
  }

  /** The list that has them: that of the whole type where it was read to its end. */
  of({ type, competition }: TargetScope): PagedList<StructuredTarget> {
    const all = this.#list(type);
    return competition && all.hasMore ? this.#list(type, competition) : all;
  }

  /** Those in memory, by name. @param words all of them stand in the name or the id */
  loaded(scope: Partial<TargetScope>, words = ''): readonly StructuredTarget[] {
    return [...this.matching(scope, words)].sort((a, b) => compareTexts(a.name, b.name));
  }

  /** The same in any order: what only counts them need not sort them. */
  *matching({ type, competition }: Partial<TargetScope>, words = ''): Generator<StructuredTarget> {
    const wanted = folded(words).split(/\s+/);
    for (const target of this.#catalog.all('structuredTarget')) {
      if (type !== undefined && target.type !== type) continue;
      if (competition !== undefined && !competitionNames(target).includes(competition)) continue;
      const text = words && folded(`${target.name} ${target.id}`);
      if (wanted.every((word) => text.includes(word))) yield target;
    }
  }

  /** Those seen on the exchange, those of the targets and strikes in memory, and those that are given. */
  types(further: readonly string[]): readonly string[] {
    const types = new Set([...SEEN.split(' '), ...further]);
    for (const { type } of this.#catalog.all('structuredTarget')) if (type) types.add(type);
    for (const { custom_strike } of this.#catalog.all('market'))
      for (const [type, id] of Object.entries(custom_strike))
        if (typeof id === 'string' && isUuid(id.slice(0, 36))) types.add(type);
    return [...types].sort(compareTexts);
  }

  /** Reads all lists from their start again, when they are opened. What is in memory stays. */
  forget(): void {
    this.#lists.clear();
  }

  #list(type: string, competition?: string): PagedList<StructuredTarget> {
    const key = JSON.stringify([type, competition]);
    const known = this.#lists.get(key);
    const list =
      known ??
      new PagedList(async (cursor) => {
        const query = { type, competition, page_size: PAGE_SIZE, cursor };
        const page = await getStructuredTargets(this.#api, query);
        this.#catalog.remember('structuredTarget', page.items);
        return page;
      });
    this.#lists.set(key, list);
    return list;
  }
}

/** The competitions of a target, one empty one where its details name none. */
export function competitionNames({ details }: StructuredTarget): readonly string[] {
  const names = competitionsOf(details);
  return names.length > 0 ? names : [''];
}

/** How often each comes, by the alphabet, the empty one last. */
export function countByWord(words: Iterable<string>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return new Map([...counts].sort(([a], [b]) => Number(!a) - Number(!b) || compareTexts(a, b)));
}

function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim();
}
