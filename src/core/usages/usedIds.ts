import type { IdHint } from '../ids/idHint';
import { mayQuery } from '../ids/candidates';
import { TimeSlicer } from '../timeSlicer';
import { rankOf, type FileUsages, type UsagePlace } from './fileScan';

/** What weighs more than the rank of a hint, and less than any. */
const ASKABLE = 10;
const SHOWN = 0.5;

/** A place in one of the files of a workspace. */
export interface PlaceInFile extends UsagePlace {
  /** The address of the file. */
  readonly uri: string;
}

/** An id with all places where it stands. */
export interface UsedId {
  readonly id: string;
  readonly hint: IdHint;
  readonly targetType: string;
  readonly under: string;
  /** Whether the file with the place that says so is about the exchange. */
  readonly looksLikeKalshi: boolean;
  /** How often it stands anywhere, the places that were not kept included. */
  readonly count: number;
  readonly places: readonly PlaceInFile[];
}

type GrowingId = UsedId & { readonly places: PlaceInFile[] };

/**
 * What files hold together, in the order in which they are added. What one file says an id is counts for all, and first
 * that of a file which is about the exchange.
 */
export class UsedIds {
  readonly #used = new Map<string, GrowingId>();

  get all(): readonly UsedId[] {
    return [...this.#used.values()];
  }

  add(uri: string, { ids, looksLikeKalshi }: FileUsages): void {
    for (const { places, ...one } of ids) {
      const known = this.#used.get(one.id);
      const here = { ...one, looksLikeKalshi };
      const telling = known && weightOf(known) >= weightOf(here) ? known : here;
      const all = known?.places ?? [];
      for (const place of places) all.push({ ...place, uri });
      this.#used.set(one.id, {
        ...one,
        ...{ hint: telling.hint, targetType: telling.targetType, under: telling.under },
        looksLikeKalshi: telling.looksLikeKalshi,
        count: one.count + (known?.count ?? 0),
        places: all,
      });
    }
  }
}

export function usedIds(files: ReadonlyMap<string, FileUsages>): readonly UsedId[] {
  const used = new UsedIds();
  for (const [uri, usages] of files) used.add(uri, usages);
  return used.all;
}

/** The same in slices: a workspace may have hundreds of thousands of places. */
export async function usedIdsInSlices(files: ReadonlyMap<string, FileUsages>): Promise<readonly UsedId[]> {
  const used = new UsedIds();
  const slices = new TimeSlicer();
  for (const [uri, usages] of files) {
    used.add(uri, usages);
    if (slices.isOver) await slices.next();
  }
  return used.all;
}

export function mostUsedFirst(used: readonly UsedId[]): readonly UsedId[] {
  return used.toSorted((a, b) => b.count - a.count);
}

function weightOf(used: Pick<UsedId, 'id' | 'hint' | 'looksLikeKalshi'>): number {
  return (
    rankOf(used.hint) +
    (mayQuery(used, used.looksLikeKalshi) ? ASKABLE : 0) +
    (used.looksLikeKalshi ? SHOWN : 0)
  );
}
