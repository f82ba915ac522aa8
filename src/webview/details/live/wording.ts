import type { ResolvedId } from '../../../core/details/content';
import type { Inline } from '../../../core/format/inline';
import { plainText } from '../../../core/format/text';
import { absoluteTime, parseTime } from '../../../core/format/time';
import type { Json } from '../jsonParts';
import { isAmount } from './amounts';

export type Scalar = string | number | boolean | null;
export type Fields = Readonly<Record<string, Json>>;

/** The names of ids, by id. */
export type Names = ReadonlyMap<string, ResolvedId>;

/** Seconds since 1970 of the years 2001 to 2096: what a number under a key of a time has to be to be one. */
const FIRST_SECOND = 1e9;
const LAST_SECOND = 4e9;
const IS_TIME = /(^|_)(ts|time|timestamp|updated|date|at)$/;
const NUMBER = new Intl.NumberFormat('en', { maximumFractionDigits: 6 });
const NO_COMMAS_BELOW = 10_000;

/** Whether a number under a key may be a moment. */
export function isTimeKey(key: string): boolean {
  return IS_TIME.test(key);
}

export function isScalar(value: Json | undefined): value is Scalar {
  return value === null || (value !== undefined && typeof value !== 'object');
}

export function isFields(value: Json | undefined): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What stands for nothing: it is left out where only what there is is shown. */
export function isNothing(value: Json | undefined): boolean {
  if (typeof value === 'object' && value !== null) return Object.keys(value).length === 0;
  return value === undefined || value === null || value === '';
}

/** "race_call_status" is "Race call status". */
export function labelOf(key: string): string {
  const words = plainText(key.replaceAll('_', ' '), 60);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** One value in words: an id by its name, a time as a date, a share in percent. */
export function valueRun(key: string, value: Json | undefined, names: Names): Inline {
  if (typeof value === 'number') return numberRun(key, value);
  if (typeof value !== 'string') return { text: isNothing(value) ? '' : JSON.stringify(value) };
  const resolved = nameFor(value, names);
  if (resolved) return resolved;
  const time = parseTime(value);
  return time !== undefined && value.length > 10
    ? { text: absoluteTime(time), hint: plainText(value) }
    : { text: plainText(value) };
}

/** An id as a link, or nothing for what is no id that is known. */
export function nameFor(id: string, names: Names): Inline | undefined {
  const known = names.get(id) ?? names.get(id.toLowerCase());
  return known && { text: known.name, ref: known.ref, hint: known.id };
}

function numberRun(key: string, value: number): Inline {
  const seconds = value > LAST_SECOND ? value / 1000 : value;
  if (isTimeKey(key) && seconds > FIRST_SECOND && seconds < LAST_SECOND)
    return { text: absoluteTime(seconds * 1000), hint: String(value) };
  const text =
    !isAmount(value) || (Number.isInteger(value) && Math.abs(value) < NO_COMMAS_BELOW)
      ? String(value)
      : NUMBER.format(value);
  return { text: /percent/.test(key) ? `${text}%` : text };
}
