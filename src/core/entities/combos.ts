import type { EntityRef } from './kinds';

/** Tickers of multivariate events, of their markets and of the collections that these events belong to begin so. */
const COMBO = /^KXMVE/;

/** Whether a ticker is that of a multivariate event, of a market of one, or of a collection of such events. */
export function isCombo(ticker: string): boolean {
  return COMBO.test(ticker);
}

/**
 * The series that a multivariate ticker may belong to, the likeliest first: its title stands in where the exchange has no
 * event or market of that name. `KXMVESPORTSMULTIGAMEEXTENDED-R` is a collection of the series before its dash; the ticker
 * of a series may have a dash itself, `KXMVECROSSCATEGORY0-SHARD1`. None for other tickers.
 */
export function seriesOfCombo(ticker: string): readonly EntityRef<'series'>[] {
  if (!isCombo(ticker)) return [];
  const parts = ticker.split('-');
  const counts = parts.length > 2 ? [2, 1] : [1, 2];
  return counts
    .filter((count) => count <= parts.length)
    .map((count) => ({ kind: 'series', id: parts.slice(0, count).join('-') }));
}
