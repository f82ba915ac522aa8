import { badRequest } from './refusal';

/** An integer within bounds; a float, a word or a value outside is refused. */
export function integer(name: string, text: string, least = 0, most = Number.MAX_SAFE_INTEGER): number {
  const value = Number(text);
  if (!/^-?\d+$/.test(text) || value < least || value > most) throw badRequest(`invalid ${name}`);
  return value;
}

/** Milliseconds since 1970 of an integer in Unix seconds. */
export function seconds(name: string, text: string): number {
  return integer(name, text) * 1000;
}

/** Milliseconds since 1970 of an RFC 3339 date and time. */
export function dateTime(name: string, text: string): number {
  const rfc3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/i;
  const value = rfc3339.test(text) ? Date.parse(text) : NaN;
  if (Number.isNaN(value)) throw badRequest(`invalid ${name}`);
  return value;
}

export function flag(query: URLSearchParams, name: string): boolean {
  const text = query.get(name) ?? 'false';
  if (text !== 'true' && text !== 'false') throw badRequest(`invalid ${name}`);
  return text === 'true';
}
