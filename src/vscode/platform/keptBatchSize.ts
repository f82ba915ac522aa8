import type { KeptValue } from '../../core/catalog/batchSize';
import { exchangeKey } from '../../core/kalshi/exchangeId';

/** What VS Code writes as a whole at every change, and hands to all windows: below a kilobyte here. */
export interface State {
  get(key: string): unknown;
  update(key: string, value: unknown): PromiseLike<unknown>;
}

const KEY = 'batchSizes';
/** Exchanges that are remembered; those that taught something longest ago go first. */
const MOST = 20;

/** How much one request to an exchange may ask for, kept in the state of the extension. */
export function keptBatchSize(state: State, baseUrl: string): KeptValue {
  const own = exchangeKey(baseUrl);
  const all = (): readonly (readonly [string, unknown])[] => Object.entries(state.get(KEY) ?? {});
  return {
    get: () => all().find(([key]) => key === own)?.[1],
    set: (value) => {
      const others = all().filter(([key]) => key !== own);
      const kept = value === undefined ? others : [...others, [own, value] as const];
      // Where nothing can be kept it is found out again.
      state.update(KEY, Object.fromEntries(kept.slice(-MOST))).then(undefined, () => undefined);
    },
  };
}
