import { isUuid } from '../kalshi/idForms';
import { idsIn } from './idsIn';

/** The UUIDs in a text, each once and in lower case. */
export function uuidsOf(text: string): readonly string[] {
  return [...new Set(idsIn(text).flatMap(({ id }) => (isUuid(id) ? [id] : [])))];
}

/**
 * A text with other words in the place of its UUIDs.
 * @param wordsOf is given each in lower case
 */
export function replaceUuids(text: string, wordsOf: (id: string) => string): string {
  let words = '';
  let at = 0;
  for (const { id, start, end } of idsIn(text)) {
    if (!isUuid(id)) continue;
    words += text.slice(at, start) + wordsOf(id);
    at = end;
  }
  return words + text.slice(at);
}
