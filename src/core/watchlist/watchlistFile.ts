import { isWellFormedRef } from '../entities/ids';
import type { EntityRef } from '../entities/kinds';
import { definitions } from '../entities/registry';
import { environments, type EnvironmentName, environmentOf } from '../kalshi/environments';
import { contentOf, merge, type Watchlist } from './watchlist';
import { nameGroup, newGroupId, place } from './watchlistChanges';

export interface FileEntry extends EntityRef {
  readonly title?: string | undefined;
}

/**
 * What is exported and imported, as JSON. `kalshiWatchlist` is the version of this form. Things without a group stand
 * in the one that is named `''`.
 */
export interface WatchlistFile {
  readonly kalshiWatchlist: 1;
  /** Whose ids these are; the current environment's where it is left out. */
  readonly environment?: EnvironmentName | undefined;
  readonly groups: readonly { readonly name: string; readonly entries: readonly FileEntry[] }[];
}

/** @param exchange an `exchangeId`; the file names its environment, and no address */
export function exportFile(list: Watchlist, exchange: string): WatchlistFile {
  const { groups, entries } = contentOf(list, exchange);
  return {
    kalshiWatchlist: 1,
    environment: environmentOf(exchange),
    groups: [{ id: '', name: '' }, ...groups].map(({ id, name }) => ({
      name,
      entries: entries.filter(({ group }) => group === id).map(({ ref, title }) => ({ ...ref, title })),
    })),
  };
}

/** The entries that add what a file lists to the groups of the same names, which are made where there are none. */
export function importFile(
  list: Watchlist,
  { groups }: WatchlistFile,
  exchange: string,
  now: number,
): Watchlist {
  let all = list;
  const add = (changes: Watchlist): void => void (all = merge(all, changes));
  for (const { name, entries } of groups) {
    const known = contentOf(all, exchange).groups.find((group) => group.name === name);
    const group = name && (known?.id ?? newGroupId());
    if (group && !known) add(nameGroup(all, exchange, group, name, now));
    const things = entries.map(({ kind, id, title }) => ({ ref: { kind, id }, title }));
    add(place(all, { environment: exchange, group }, things, now));
  }
  return new Map([...all].filter(([key, mark]) => list.get(key) !== mark));
}

/**
 * Reads an exported file.
 * @throws Error that says in one sentence what is wrong and where
 */
export function readFile(text: string): WatchlistFile {
  const { kalshiWatchlist, environment, groups } = objectAt('The file', parse(text));
  check(kalshiWatchlist === 1, 'kalshiWatchlist is not 1');
  const known = Object.keys(environments).find((name) => name === environment);
  check(known ?? environment === undefined, 'environment is none that is known');
  return {
    kalshiWatchlist: 1,
    environment: known as EnvironmentName | undefined,
    groups: listAt('groups', groups, (group, place) => {
      const { name, entries } = objectAt(place, group);
      return {
        name: textAt(`${place}.name`, name).trim(),
        entries: listAt(`${place}.entries`, entries, entryOf),
      };
    }),
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error('The file is not JSON.');
  }
}

function entryOf(value: unknown, place: string): FileEntry {
  const { kind, id, title = '' } = objectAt(place, value);
  const definition = Object.entries(definitions).find(([name]) => name === kind)?.[1];
  check(definition, `${place}.kind is none of ${Object.keys(definitions).join(', ')}`);
  const isUuid = definition.idNoun === 'id';
  const ref: unknown = { kind, id: isUuid ? String(id).toLowerCase() : id };
  check(isWellFormedRef(ref), `${place}.id is not a ${isUuid ? 'UUID' : 'ticker'}`);
  return { ...ref, title: textAt(`${place}.title`, title) };
}

function listAt<T>(place: string, value: unknown, read: (item: unknown, place: string) => T): readonly T[] {
  check(Array.isArray(value), `${place} is not a list`);
  return value.map((item, index) => read(item, `${place}[${index}]`));
}

function objectAt(place: string, value: unknown): Record<string, unknown> {
  check(value instanceof Object && !Array.isArray(value), `${place} is not an object`);
  return value as Record<string, unknown>;
}

function textAt(place: string, value: unknown): string {
  check(typeof value === 'string', `${place} is not a text`);
  return value;
}

function check(condition: unknown, problem: string): asserts condition {
  if (!condition) throw new Error(`${problem}.`);
}
