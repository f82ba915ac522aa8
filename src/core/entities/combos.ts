import type { EntityRef } from './kinds';

/** Multivariate events, their markets and the collections that they are of begin so. */
const COMBO = /^KXMVE/;

/** Whether a ticker is that of a multivariate event, of a market of one, or of a collection of such events. */
export function isCombo(ticker: string): boolean {
  return COMBO.test(ticker);
}

/**
 * The series that tell what a multivariate ticker is of where the exchange has no event or market of that name, the
 * likeliest first. `KXMVESPORTSMULTIGAMEEXTENDED-R` is a collection of the series before its dash; the ticker of a series
 * may have a dash itself, `KXMVECROSSCATEGORY0-SHARD1`.
 */
export function seriesOfCombo(ticker: string): readonly EntityRef<'series'>[] {
  if (!isCombo(ticker)) return [];
  const parts = ticker.split('-');
  const counts = parts.length > 2 ? [2, 1] : [1, 2];
  return counts
    .filter((count) => count <= parts.length)
    .map((count) => ({ kind: 'series', id: parts.slice(0, count).join('-') }));
}
