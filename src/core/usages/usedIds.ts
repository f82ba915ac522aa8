import type { IdHint } from '../mentions/idHint';
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

/** What files hold together, in the order of the files. What any file says an id is counts for all. */
export function usedIds(files: ReadonlyMap<string, FileUsages>): readonly UsedId[] {
  const used = new Map<string, UsedId>();
  for (const [uri, { ids, showsKalshi }] of files) {
    for (const { places, ...one } of ids) {
      const known = used.get(one.id);
      const telling = known && rankOf(known.hint) >= rankOf(one.hint) ? known : one;
      used.set(one.id, {
        ...one,
        ...{ hint: telling.hint, targetType: telling.targetType, under: telling.under },
        showsKalshi: showsKalshi || (known?.showsKalshi ?? false),
        count: one.count + (known?.count ?? 0),
        places: [...(known?.places ?? []), ...places.map((place) => ({ ...place, uri }))],
      });
    }
  }
  return [...used.values()];
}
