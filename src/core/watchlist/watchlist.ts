import { isWellFormedRef } from '../entities/ids';
import type { EntityRef } from '../entities/kinds';

/** The newest state of a group, or of a thing in a group. */
export interface Entry {
  /** Milliseconds since 1970, and later than every entry under the same key that was known when it was made. */
  readonly at: number;
  /** Its order among its neighbours, ascending; any finite number. */
  readonly order: number;
  /** The name of a group, or the last title of a thing, shown while it cannot be loaded. */
  readonly name?: string;
  /** It was removed. Kept for a while, so that an older copy does not bring it back. */
  readonly gone?: true;
}

/**
 * The entries by key: `<environment>/<group>` for a group, `<environment>/<group>/<kind>/<id>` for a thing, where the
 * group `''` is none and the environment an `exchangeId`: each custom address is one of its own. A thing may stand in
 * several groups; the ids of two environments never mix. Keys of a later version are kept as they are.
 */
export type Watchlist = ReadonlyMap<string, Entry>;

export interface WatchGroup {
  readonly key: string;
  readonly id: string;
  readonly name: string;
}

export interface Watched {
  readonly key: string;
  /** `''` at the top, also for what was added while another window deleted its group. */
  readonly group: string;
  readonly ref: EntityRef;
  readonly title: string | undefined;
}

/** The groups and things of one environment, in order. */
export interface WatchlistContent {
  readonly groups: readonly WatchGroup[];
  readonly entries: readonly Watched[];
}

/** TTL of a removal, ms. */
const REMOVAL_HOLDS_FOR = 90 * 24 * 60 * 60 * 1000;

/** The newest entry under every key: the same whatever the order, the grouping and the repetition of the lists. */
export function merge(...lists: readonly Watchlist[]): Watchlist {
  const merged = new Map<string, Entry>();
  for (const list of lists)
    for (const [key, mark] of list) if (isNewer(mark, merged.get(key))) merged.set(key, mark);
  return merged;
}

/** Whether another list has everything of this one. */
export function isContained(list: Watchlist, other: Watchlist): boolean {
  return [...list].every(([key, mark]) => !isNewer(mark, other.get(key)));
}

/** Without expired removals: every copy has seen them by now. */
export function withoutExpired(list: Watchlist, now: number): Watchlist {
  return new Map([...list].filter(([, { gone, at }]) => !gone || at > now - REMOVAL_HOLDS_FOR));
}

/** A total order, so that copies changed in the same millisecond still agree. An existing thing wins over a removal. */
function isNewer(mark: Entry, other: Entry | undefined): boolean {
  if (!other) return true;
  const difference =
    mark.at - other.at || Number(!mark.gone) - Number(!other.gone) || mark.order - other.order;
  return difference > 0 || (difference === 0 && (mark.name ?? '') > (other.name ?? ''));
}

export function contentOf(list: Watchlist, environment: string): WatchlistContent {
  const present = [...list]
    .filter(([key, { gone }]) => !gone && key.startsWith(`${environment}/`))
    .sort(([a, { order: x }], [b, { order: y }]) => x - y || (a < b ? -1 : 1))
    .map(([key, { name }]) => ({ key, name, parts: key.split('/') }));
  const groups = present.flatMap(({ key, name = '', parts: [, id, ...more] }) =>
    id && more.length === 0 ? [{ key, id, name }] : [],
  );
  const groupIds = new Set(groups.map(({ id }) => id));
  // A thing that lost its group may be at the top already.
  const seen = new Set<string>();
  const entries = present.flatMap(({ key, name, parts: [, group = '', kind, id] }) => {
    const ref: unknown = { kind, id };
    if (!isWellFormedRef(ref)) return [];
    const known = groupIds.has(group) ? group : '';
    const place = `${known}/${ref.kind}/${ref.id}`;
    if (seen.has(place)) return [];
    seen.add(place);
    return [{ key, group: known, ref, title: name }];
  });
  return { groups, entries };
}
