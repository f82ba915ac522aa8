import type { Watchlist } from './watchlist';
import { remove } from './watchlistChanges';

/** Up to version 0.4 all custom addresses had one list, under this prefix. */
const SHARED = 'custom/';

/**
 * The entries that give what all custom addresses shared to one of them: the first that is opened. The entries keep their
 * times, so that two computers that do this end with the same list.
 */
export function takeSharedEntries(list: Watchlist, exchange: string, now: number): Watchlist {
  if (!exchange.startsWith('custom-')) return new Map();
  const shared = [...list].filter(([key, { gone }]) => !gone && key.startsWith(SHARED));
  const taken = shared.map(([key, mark]) => [`${exchange}/${key.slice(SHARED.length)}`, mark] as const);
  const left = remove(
    list,
    shared.map(([key]) => key),
    now,
  );
  return new Map([...taken, ...left]);
}
