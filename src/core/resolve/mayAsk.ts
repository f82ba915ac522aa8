import { isUuid } from '../entities/ids';
import type { IdHint } from '../mentions/idHint';
import type { IdMention } from '../mentions/idMention';

/** What a key may say that only ids of the exchange are. */
const TELLING: Readonly<Record<'uuid' | 'ticker', readonly IdHint[]>> = {
  uuid: ['structuredTarget', 'milestone'],
  ticker: ['event', 'market'],
};

/** The prefix that only tickers of the exchange have. */
const PREFIX = 'KX';

/** Whether the place of an id says that it is one of the exchange, of a kind that has ids of its form. */
export function isTelling({ id, hint }: Pick<IdMention, 'id' | 'hint'>): boolean {
  return TELLING[isUuid(id) ? 'uuid' : 'ticker'].includes(hint);
}

/** Whether an id is said to be one of the exchange, by its place or its form: if there is none, that is wrong. */
export function isClaimed(mention: Pick<IdMention, 'id' | 'hint'>): boolean {
  return mention.hint !== 'foreign' && (mention.id.startsWith(PREFIX) || isTelling(mention));
}

/**
 * Whether the exchange may be asked for an id without anybody pointing at it. Ids of other things are never sent, and
 * those that others have too, whatever they stand under, only where the file is about the exchange.
 */
export function mayAsk({ id, hint }: Pick<IdMention, 'id' | 'hint'>, showsKalshi: boolean): boolean {
  return hint !== 'foreign' && (showsKalshi || id.startsWith(PREFIX));
}
