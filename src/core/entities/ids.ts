import { isTicker, isUuid } from '../kalshi/idForms';
import { idsIn } from '../mentions/idsIn';
import type { EntityKind, EntityRef } from './kinds';

export { isTicker, isUuid } from '../kalshi/idForms';

const HAS_FORM: Readonly<Record<EntityKind, (id: string) => boolean>> = {
  milestone: isUuid,
  structuredTarget: isUuid,
  event: isTicker,
  market: isTicker,
  series: isTicker,
};

/** The UUIDs in a text, each once and in lower case. */
export function uuidsOf(text: string): readonly string[] {
  return [...new Set(idsIn(text).flatMap(({ id }) => (isUuid(id) ? [id] : [])))];
}

/** A text with other words in the place of its UUIDs. @param wordsOf is given each in lower case */
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

/** Whether a value from outside (a command argument, a message, a saved state) is a reference with an id of its kind's form. */
export function isWellFormedRef(value: unknown): value is EntityRef {
  if (typeof value !== 'object' || value === null) return false;
  const { kind, id } = value as Record<string, unknown>;
  return (
    typeof kind === 'string' &&
    Object.hasOwn(HAS_FORM, kind) &&
    typeof id === 'string' &&
    HAS_FORM[kind as EntityKind](id)
  );
}

/** What a path names, `/market/KXNBA-26-BOS`: that of a deep link, decoded, in which anybody can write anything. */
export function refOfPath(path: string): EntityRef | undefined {
  const [, kind, text = '', more] = path.split('/');
  const id = isUuid(text) ? text.toLowerCase() : text.toUpperCase();
  const ref = { kind: kind === 'target' ? 'structuredTarget' : kind, id };
  return more === undefined && isWellFormedRef(ref) ? ref : undefined;
}
