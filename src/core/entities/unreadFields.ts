import { isJsonObject, type JsonObject, type JsonValue } from '../kalshi/json';

/** What the exchange sent of a thing and its decoder does not take: new fields, and known ones of another form. */
export function unreadFields(entity: {
  readonly raw: JsonObject;
}): readonly (readonly [name: string, value: JsonValue])[] {
  const fields = entity as unknown as JsonObject;
  return Object.entries(entity.raw).filter(
    ([name, value]) => !isRead(value, Object.hasOwn(fields, name) ? fields[name] : undefined),
  );
}

/** Whether what was decoded still holds everything that was sent: no part of another form was left out. */
function isRead(sent: JsonValue, decoded: JsonValue | undefined): boolean {
  if (sent === decoded || isEmpty(sent)) return true;
  if (decoded === undefined || isEmpty(decoded)) return false;
  if (Array.isArray(sent)) return Array.isArray(decoded) && isListRead(sent, decoded);
  if (!isJsonObject(sent)) return typeof decoded !== 'object' && typeof sent !== 'boolean';
  // A nested thing has other fields of its own.
  if (!isJsonObject(decoded) || decoded['raw'] === sent) return isJsonObject(decoded);
  return Object.entries(sent).every(([name, value]) =>
    isRead(value, Object.hasOwn(decoded, name) ? decoded[name] : undefined),
  );
}

function isListRead(sent: readonly JsonValue[], decoded: readonly JsonValue[]): boolean {
  return sent.length === decoded.length && sent.every((value, index) => isRead(value, decoded[index]));
}

/** What the exchange sends for nothing, its zero date too. */
export function isEmpty(value: JsonValue): boolean {
  if (typeof value === 'object') return value === null || Object.keys(value).length === 0;
  return typeof value === 'string' && /^(0001-01-01T.*)?$/.test(value);
}
