import type { Market } from '../kalshi/markets';
import type { Entity, EntityKind, EntityOfKind } from './kinds';

/** How far trading has come to an end: `closed` waits for its result or is disputed, `settled` is paid. */
export type Ending = 'closed' | 'settled';

const CLOSED: ReadonlySet<string> = new Set(['closed', 'determined', 'disputed', 'amended']);
const SETTLED: ReadonlySet<string> = new Set(['finalized', 'settled']);

/** What a market's status says; nothing for one that trades, will trade, or says a word that is not known yet. */
export function endingOfStatus(status: string): Ending | undefined {
  if (SETTLED.has(status)) return 'settled';
  return CLOSED.has(status) ? 'closed' : undefined;
}

const endings: { readonly [K in EntityKind]?: (entity: EntityOfKind[K]) => Ending | undefined } = {
  market: ({ status }) => endingOfStatus(status),
  event: ({ markets = [] }) => endingOfAll(markets),
};

/** How far a market, or an event with all its markets, has come to an end. */
export function endingOf(kind: EntityKind, entity: Entity): Ending | undefined {
  const ending = endings[kind] as ((entity: Entity) => Ending | undefined) | undefined;
  return ending?.(entity);
}

function endingOfAll(markets: readonly Market[]): Ending | undefined {
  const all = new Set(markets.map(({ status }) => endingOfStatus(status)));
  if (all.size === 0 || all.has(undefined)) return undefined;
  return all.has('closed') ? 'closed' : 'settled';
}
