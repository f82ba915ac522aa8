import type { IdHint } from '../mentions/idHint';
import { mayAsk } from '../resolve/mayAsk';
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
  readonly showsKalshi: boolean;
  /** How often it stands anywhere, the places that were not kept included. */
  readonly count: number;
  readonly places: readonly PlaceInFile[];
}

/**
 * What files hold together, in the order of the files. What one file says an id is counts for all, and first that of a
 * file which is about the exchange.
 */
export function usedIds(files: ReadonlyMap<string, FileUsages>): readonly UsedId[] {
  const used = new Map<string, UsedId>();
  for (const [uri, { ids, showsKalshi }] of files) {
    for (const { places, ...one } of ids) {
      const known = used.get(one.id);
      const here = { ...one, showsKalshi };
      const telling = known && weightOf(known) >= weightOf(here) ? known : here;
      const { hint, targetType, under } = telling;
      used.set(one.id, {
        ...{ id: one.id, hint, targetType, under, showsKalshi: telling.showsKalshi },
        count: one.count + (known?.count ?? 0),
        places: [...(known?.places ?? []), ...places.map((place) => ({ ...place, uri }))],
      });
    }
  }
  return [...used.values()];
}

function weightOf(used: Pick<UsedId, 'id' | 'hint' | 'showsKalshi'>): number {
  return rankOf(used.hint) + (mayAsk(used, used.showsKalshi) ? ASKABLE : 0) + (used.showsKalshi ? SHOWN : 0);
}
