import { seriesOfCombo } from '../entities/combos';
import { isUuid } from '../entities/ids';
import type { EntityRef } from '../entities/kinds';
import type { IdMention } from '../mentions/idMention';

/** What an id in a document may stand for, the likeliest first: by its form, and by what its key says. */
export function mentionRefs({ id, hint }: Pick<IdMention, 'id' | 'hint'>): readonly EntityRef[] {
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
