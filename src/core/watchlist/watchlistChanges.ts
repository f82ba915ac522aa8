import type { EntityRef } from '../entities/kinds';
import { contentOf, type Entry, type Watchlist } from './watchlist';

/** Where things are put; the environment is an `exchangeId`. */
export interface WatchPlace {
  readonly environment: string;
  /** `''` for the top. */
  readonly group: string;
  /** The key whose place is taken; at the end without it. */
  readonly onto?: string | undefined;
}

export interface Placement {
  readonly ref: EntityRef;
  readonly title?: string | undefined;
  /** The key under which it stood so far, to move it. */
  readonly from?: string;
}

/**
 * The entries that put things into a group, or move them there. What is added and stands there already stays where it is.
 * Nothing here changes a list: the changes are merged into it.
 */
export function place(
  list: Watchlist,
  place: WatchPlace,
  things: readonly Placement[],
  now: number,
): Watchlist {
  const { environment, group, onto } = place;
  const siblings = contentOf(list, environment)
    .entries.filter((one) => one.group === group)
    .map(({ key }) => key);
  const named = new Map<string, string | undefined>();
  const left: string[] = [];
  for (const { ref, title, from } of things) {
    const key = `${environment}/${group}/${ref.kind}/${ref.id}`;
    if (!from && siblings.includes(key)) continue;
    named.set(key, title || list.get(key)?.name);
    if (from && from !== key) left.push(from);
  }
  const placed = arrange(list, siblings, [...named.keys()], onto, now);
  const marks = [...placed].map(([key, mark]): [string, Entry] => [key, withName(mark, named.get(key))]);
  return new Map([...remove(list, left, now), ...marks]);
}

/** The entries that put a group into the place of another one, or at the end. */
export function moveGroups(
  list: Watchlist,
  environment: string,
  keys: readonly string[],
  onto: string | undefined,
  now: number,
): Watchlist {
  const siblings = contentOf(list, environment).groups.map(({ key }) => key);
  return arrange(list, siblings, keys, onto, now);
}

/** The entries that make a group, or rename one. */
export function nameGroup(
  list: Watchlist,
  environment: string,
  id: string,
  name: string,
  now: number,
): Watchlist {
  const key = `${environment}/${id}`;
  const mark = list.get(key) ?? moveGroups(list, environment, [key], undefined, now).get(key);
  return new Map([[key, { at: later(list, key, now), order: mark?.order ?? 0, name }]]);
}

export function newGroupId(): string {
  return crypto.randomUUID().slice(0, 8);
}

export function remove(list: Watchlist, keys: readonly string[], now: number): Watchlist {
  return new Map(
    keys.flatMap((key): [string, Entry][] => {
      const mark = list.get(key);
      return mark && !mark.gone ? [[key, { ...mark, at: later(list, key, now), gone: true }]] : [];
    }),
  );
}

/** The entries that undo changes, except where the same was changed since. */
export function reverse(before: Watchlist, changes: Watchlist, list: Watchlist, now: number): Watchlist {
  return new Map(
    [...changes]
      .filter(([key, { at }]) => list.get(key)?.at === at)
      .map(([key, mark]) => [
        key,
        { ...(before.get(key) ?? { ...mark, gone: true }), at: later(list, key, now) },
      ]),
  );
}

/**
 * New places for some keys among their neighbours: between two of them, or, where no number is left between, for all.
 * What comes from above takes the place from below, so that the last place can be reached too.
 */
function arrange(
  list: Watchlist,
  siblings: readonly string[],
  moving: readonly string[],
  onto: string | undefined,
  now: number,
): Map<string, Entry> {
  if (onto !== undefined && moving.includes(onto)) return new Map();
  const rest = siblings.filter((key) => !moving.includes(key));
  const [from, to] = [siblings.indexOf(moving[0] ?? ''), siblings.indexOf(onto ?? '')];
  const index = to < 0 ? rest.length : rest.indexOf(onto ?? '') + (from >= 0 && from < to ? 1 : 0);
  const orderAt = (position: number): number | undefined => list.get(rest[position] ?? '')?.order;
  const room = moving.length + 1;
  const low = orderAt(index - 1) ?? (orderAt(index) ?? room) - room;
  const step = ((orderAt(index) ?? low + room) - low) / room;
  const orders: readonly [string, number][] =
    step > 1e-9
      ? moving.map((key, position) => [key, low + step * (position + 1)])
      : [...rest.slice(0, index), ...moving, ...rest.slice(index)].map((key, position) => [
          key,
          position + 1,
        ]);
  return new Map(
    orders.map(([key, order]) => [key, withName({ at: later(list, key, now), order }, list.get(key)?.name)]),
  );
}

function withName(mark: Entry, name: string | undefined): Entry {
  return name ? { ...mark, name } : mark;
}

/** Clocks of two computers differ: a change is always newer than what it changes. */
function later(list: Watchlist, key: string, now: number): number {
  return Math.max(now, (list.get(key)?.at ?? 0) + 1);
}
