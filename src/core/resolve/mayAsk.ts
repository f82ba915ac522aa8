import { isUuid } from '../entities/ids';
import { isPrefixed } from '../kalshi/idForms';
import type { IdHint } from '../mentions/idHint';
import type { IdMention } from '../mentions/idMention';

type PlacedId = Pick<IdMention, 'id' | 'hint'>;

/** What a place may say that only ids of the exchange are. */
const TELLING: Readonly<Record<'uuid' | 'ticker', readonly IdHint[]>> = {
  uuid: ['structuredTarget', 'milestone'],
  ticker: ['event', 'market'],
};

/** Whether the place of an id says that it is one of the exchange, of a kind that has ids of its form. */
export function isTelling({ id, hint }: PlacedId): boolean {
  return TELLING[isUuid(id) ? 'uuid' : 'ticker'].includes(hint);
}

/**
 * Whether the exchange may be asked for an id without anybody pointing at it: for a ticker with its prefix; for any other
 * id only in a file that is about the exchange, where the place says what it is.
 */
export function mayAsk(mention: PlacedId, showsKalshi: boolean): boolean {
  return mention.hint !== 'foreign' && (isPrefixed(mention.id) || (showsKalshi && isTelling(mention)));
}

/** The file in which somebody points at an id. */
export interface PointedFile {
  readonly isJson: boolean;
  readonly showsKalshi: boolean;
}

/**
 * Whether the exchange may be asked for an id that somebody points at: in JSON for any whose place does not say that it
 * is something else, in other files only where the place or the file speaks of the exchange.
 */
export function mayAskPointed(mention: PlacedId, { isJson, showsKalshi }: PointedFile): boolean {
  const isOfKalshi = isJson || showsKalshi || isTelling(mention) || isPrefixed(mention.id);
  return mention.hint !== 'foreign' && isOfKalshi;
}
