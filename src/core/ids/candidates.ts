import { seriesOfCombo } from '../entities/combos';
import { isUuid } from '../entities/ids';
import type { EntityRef } from '../entities/kinds';
import { isPrefixed } from '../kalshi/idForms';
import type { IdHint } from './idHint';
import type { IdMention } from './idMention';

/** An id and what the place where it stands says of it. */
export type PlacedId = Pick<IdMention, 'id' | 'hint'>;

/** The file that a hover or a definition is asked for in. */
interface PointedFile {
  readonly isJson: boolean;
  readonly looksLikeKalshi: boolean;
}

/** The hints that name a kind which has ids of the form. */
const HINTS: Readonly<Record<'uuid' | 'ticker', readonly IdHint[]>> = {
  uuid: ['structuredTarget', 'milestone'],
  ticker: ['event', 'market'],
};

/** What an id in a document may stand for, the likeliest first: by its form, and by what its key says. */
export function candidateRefs({ id, hint }: PlacedId): readonly EntityRef[] {
  if (isUuid(id)) {
    const target: EntityRef = { kind: 'structuredTarget', id };
    const milestone: EntityRef = { kind: 'milestone', id };
    return hint === 'milestone' ? [milestone, target] : [target, milestone];
  }
  const event: EntityRef = { kind: 'event', id };
  const market: EntityRef = { kind: 'market', id };
  // Market tickers are event tickers with one part more; series tickers seldom hold a dash.
  const isEvent = hint === 'event' || (hint !== 'market' && id.indexOf('-') === id.lastIndexOf('-'));
  const either = isEvent ? [event, market] : [market, event];
  const combo = seriesOfCombo(id);
  if (hint !== 'series') return [...either, ...combo];
  const series: EntityRef = { kind: 'series', id };
  return [series, ...combo, ...(id.includes('-') ? either : [])];
}

/** Whether the place of an id says that it is one of the exchange, of a kind that has ids of its form. */
export function keyNamesKalshiKind({ id, hint }: PlacedId): boolean {
  return HINTS[isUuid(id) ? 'uuid' : 'ticker'].includes(hint);
}

/**
 * Whether an id that is merely visible may be looked up at the exchange (hints, checks, scans): a ticker with the prefix
 * always; any other id only in a file about Kalshi and under a key that names its kind.
 */
export function mayQuery(mention: PlacedId, looksLikeKalshi: boolean): boolean {
  return (
    mention.hint !== 'foreign' && (isPrefixed(mention.id) || (looksLikeKalshi && keyNamesKalshiKind(mention)))
  );
}

/**
 * Whether an id under the mouse or the cursor may be looked up at the exchange: in JSON unless its key names something
 * else; in other files only when the key or the file is about Kalshi.
 */
export function mayQueryPointed(mention: PlacedId, { isJson, looksLikeKalshi }: PointedFile): boolean {
  const isOfKalshi = isJson || looksLikeKalshi || keyNamesKalshiKind(mention) || isPrefixed(mention.id);
  return mention.hint !== 'foreign' && isOfKalshi;
}
