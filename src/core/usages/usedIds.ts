import type { IdHint } from '../mentions/idHint';
import { Slices } from '../slices';
import { rankOf, type FileUsages, type UsagePlace } from './fileScan';

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
  /** Whether it stands in a file that is about the exchange. */
  readonly showsKalshi: boolean;
  /** How often it stands anywhere, the places that were not kept included. */
  readonly count: number;
  readonly places: readonly PlaceInFile[];
}

type GrowingId = UsedId & { readonly places: PlaceInFile[] };

/** What files hold together, in the order in which they are added. What any file says an id is counts for all. */
export class UsedIds {
  readonly #used = new Map<string, GrowingId>();

  get all(): readonly UsedId[] {
    return [...this.#used.values()];
  }

  add(uri: string, { ids, showsKalshi }: FileUsages): void {
    for (const { places, ...one } of ids) {
      const known = this.#used.get(one.id);
      const telling = known && rankOf(known.hint) >= rankOf(one.hint) ? known : one;
      const all = known?.places ?? [];
      for (const place of places) all.push({ ...place, uri });
      this.#used.set(one.id, {
        ...one,
        ...{ hint: telling.hint, targetType: telling.targetType, under: telling.under },
        showsKalshi: showsKalshi || (known?.showsKalshi ?? false),
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
  const slices = new Slices();
  for (const [uri, usages] of files) {
    used.add(uri, usages);
    if (slices.isOver) await slices.next();
  }
  return used.all;
}

export function mostUsedFirst(used: readonly UsedId[]): readonly UsedId[] {
  return used.toSorted((a, b) => b.count - a.count);
}
