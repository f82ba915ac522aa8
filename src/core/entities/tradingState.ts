import type { Market } from '../kalshi/markets';
import type { Entity, EntityKind, EntityOfKind } from './kinds';

/** Trading has ended: `closed` waits for its result or is disputed, `settled` is paid. */
export type TradingState = 'closed' | 'settled';

const CLOSED: ReadonlySet<string> = new Set(['closed', 'determined', 'disputed', 'amended']);
const SETTLED: ReadonlySet<string> = new Set(['finalized', 'settled']);

/** By a market's status; `undefined` while it trades or will trade, and for unknown words. */
export function tradingStateOfStatus(status: string): TradingState | undefined {
  if (SETTLED.has(status)) return 'settled';
  return CLOSED.has(status) ? 'closed' : undefined;
}

const endings: { readonly [K in EntityKind]?: (entity: EntityOfKind[K]) => TradingState | undefined } = {
  market: ({ status }) => tradingStateOfStatus(status),
  event: ({ markets = [] }) => endingOfAll(markets),
};

/** The state of a market, or of an event by all its markets. */
export function tradingStateOf(kind: EntityKind, entity: Entity): TradingState | undefined {
  const ending = endings[kind] as ((entity: Entity) => TradingState | undefined) | undefined;
  return ending?.(entity);
}

function endingOfAll(markets: readonly Market[]): TradingState | undefined {
  const all = new Set(markets.map(({ status }) => tradingStateOfStatus(status)));
  if (all.size === 0 || all.has(undefined)) return undefined;
  return all.has('closed') ? 'closed' : 'settled';
}
