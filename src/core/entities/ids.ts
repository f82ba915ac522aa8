import type { EntityKind, EntityRef } from './kinds';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const TICKER = /^[A-Z0-9][A-Z0-9._-]{0,127}$/;

const FORM_OF_ID: Readonly<Record<EntityKind, RegExp>> = {
  milestone: UUID,
  structuredTarget: UUID,
  event: TICKER,
  market: TICKER,
  series: TICKER,
};

/** Every UUID in a text. */
export const UUIDS = /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi;

/** The UUIDs in a text, each once and in lower case. */
export function uuidsOf(text: string): readonly string[] {
  return [...new Set(text.toLowerCase().match(UUIDS))];
}

export function isUuid(text: string): boolean {
  return UUID.test(text);
}

/** Whether a text has the form of a series, event or market ticker. The form does not tell which of them. */
export function isTicker(text: string): boolean {
  return TICKER.test(text);
}

/** Whether a value from outside (a command argument, a message, a saved state) is a reference with an id of its kind's form. */
export function isWellFormedRef(value: unknown): value is EntityRef {
  if (typeof value !== 'object' || value === null) return false;
  const { kind, id } = value as Record<string, unknown>;
  return (
    typeof kind === 'string' &&
    Object.hasOwn(FORM_OF_ID, kind) &&
    typeof id === 'string' &&
    FORM_OF_ID[kind as EntityKind].test(id)
  );
}
