import { isTicker, isUuid } from '../kalshi/idForms';
import type { EntityKind, EntityRef } from './kinds';

export { isTicker, isUuid } from '../kalshi/idForms';

const HAS_FORM: Readonly<Record<EntityKind, (id: string) => boolean>> = {
  milestone: isUuid,
  structuredTarget: isUuid,
  event: isTicker,
  market: isTicker,
  series: isTicker,
};

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

/** What the decoded path of a deep link names, `/market/KXNBA-26-BOS`. Anybody can write anything there. */
export function refOfPath(path: string): EntityRef | undefined {
  const [, kind, text = '', more] = path.split('/');
  const id = isUuid(text) ? text.toLowerCase() : text.toUpperCase();
  const ref = { kind: kind === 'target' ? 'structuredTarget' : kind, id };
  return more === undefined && isWellFormedRef(ref) ? ref : undefined;
}

/** The id in the form that the exchange uses: references come from outside too, and a UUID may be in capitals. */
export function canonicalId({ id }: EntityRef): string {
  return isUuid(id) ? id.toLowerCase() : id;
}

/** The key of a thing in maps. */
export function keyOf(ref: EntityRef): string {
  return `${ref.kind}/${canonicalId(ref)}`;
}

/** Also behind an escaped line break: the text may be JSON. */
const UUIDS = /(?<=^|[^\w-]|\\[nrt])[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![\w-])/gi;

/** The UUIDs in a text of the exchange, each once and in lower case. */
export function uuidsOf(text: string): readonly string[] {
  return [...new Set(Array.from(text.matchAll(UUIDS), ([id]) => id.toLowerCase()))];
}

/**
 * A text of the exchange with its UUIDs replaced.
 * @param wordsOf is called with each id in lower case
 */
export function replaceUuids(text: string, wordsOf: (id: string) => string): string {
  return text.replace(UUIDS, (id) => wordsOf(id.toLowerCase()));
}
