import type { JsonValue } from '../kalshi/json';
import type { Entity } from './kinds';

/** What the exchange sent of a thing and its decoder does not take: new fields, and known ones of another form. */
export function unreadFields(entity: Entity): readonly (readonly [name: string, value: JsonValue])[] {
  return Object.entries(entity.raw).filter(
    ([name, value]) => !Object.hasOwn(entity, name) && !isEmpty(value),
  );
}

/** What the exchange sends for nothing, its zero date too. */
export function isEmpty(value: JsonValue): boolean {
  if (typeof value === 'object') return value === null || Object.keys(value).length === 0;
  return typeof value === 'string' && /^(0001-01-01T.*)?$/.test(value);
}
