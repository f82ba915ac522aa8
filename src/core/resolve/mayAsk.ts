import { isUuid } from '../entities/ids';
import type { IdHint } from '../mentions/idHint';
import type { IdMention } from '../mentions/idMention';

/** What a key may say that only ids of the exchange are. */
const TELLING: Readonly<Record<'uuid' | 'ticker', readonly IdHint[]>> = {
  uuid: ['structuredTarget', 'milestone'],
  ticker: ['event', 'market'],
};

/** Whether the place of an id says that it is one of the exchange, of a kind that has ids of its form. */
export function isTelling({ id, hint }: Pick<IdMention, 'id' | 'hint'>): boolean {
  return TELLING[isUuid(id) ? 'uuid' : 'ticker'].includes(hint);
}

/**
 * Whether the exchange may be asked for an id without anybody pointing at it. Ids of other things are never sent, and
 * those that may be anything only where the file is about the exchange.
 */
export function mayAsk(mention: Pick<IdMention, 'id' | 'hint'>, showsKalshi: boolean): boolean {
  if (mention.hint === 'foreign') return false;
  return showsKalshi || mention.id.startsWith('KX') || isTelling(mention);
}
