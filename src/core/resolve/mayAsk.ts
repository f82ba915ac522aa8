import { isUuid } from '../entities/ids';
import type { IdHint } from '../mentions/idHint';
import type { IdMention } from '../mentions/idMention';

/** What a key may say that only ids of the exchange are. */
const TELLING: Readonly<Record<'uuid' | 'ticker', readonly IdHint[]>> = {
  uuid: ['structuredTarget', 'milestone'],
  ticker: ['event', 'market'],
};

/**
 * Whether the exchange may be asked for an id without anybody pointing at it. Ids of other things are never sent, and
 * those that may be anything only where the file is about the exchange.
 */
export function mayAsk({ id, hint }: Pick<IdMention, 'id' | 'hint'>, showsKalshi: boolean): boolean {
  if (hint === 'foreign') return false;
  return showsKalshi || id.startsWith('KX') || TELLING[isUuid(id) ? 'uuid' : 'ticker'].includes(hint);
}
