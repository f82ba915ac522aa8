/**
 * Building blocks of the decoders: a reader per kind of field, a table of readers per object.
 *
 * By hand and not with valibot, because a reader here never fails: a validator's issues and paths have no use, every
 * schema would need its `fallback`, `nullish` and `transform`, a second pass would have to take out the keys left
 * `undefined` (`exactOptionalPropertyTypes`), its `record` drops a `__proto__` key, and a cent field that fills its
 * dollar field needs the whole object. The same rules written with valibot came to 8 kB minified; this file is 1.7 kB.
 *
 * Rules: what has the wrong form is left out (or empty, where the field is required) and still stands in `raw`; a
 * number where text is expected becomes its decimal text, numeric text where a number is expected becomes the number;
 * an entry of a list that cannot be read is skipped; `null` for a list is an empty list.
 */
import type { Page } from './api';
import { KalshiError } from './errors';
import { isUuid } from './idForms';
import { isJsonObject, type JsonObject, type JsonValue } from './json';

type Value = JsonValue | undefined;

/** Reads one value of any form; never throws. */
export type Decode<T> = (value: Value) => T;

/** Reads one field, given also the object it stands in and its name there. */
export type FieldReader<T> = (value: Value, received: JsonObject, name: string) => T;

type IsOptional<T, K extends keyof T> = Partial<Pick<T, K>> extends Pick<T, K> ? true : false;

/** A reader for every field of `T`; only the reader of an optional field may answer `undefined`. */
export type FieldReaders<T> = {
  readonly [K in keyof T]-?: FieldReader<IsOptional<T, K> extends true ? T[K] | undefined : T[K]>;
};

/** Characters: longer than any amount. */
const LONGEST_FIGURE = 60;
const FIGURE = /^-?\d+(\.\d*)?$/;
const NUMERIC = /^[-+]?(\d+(\.\d*)?|\.\d+)(e[-+]?\d+)?$/i;

/**
 * The decoder of an object. It answers `undefined` only for a value that is not an object, or one without a usable
 * `idField`.
 */
export function decoder<T>(readers: FieldReaders<T>, idField?: keyof T & string): Decode<T | undefined> {
  const fields = Object.entries<FieldReader<unknown>>(readers);
  return (value) => {
    if (!isJsonObject(value)) return undefined;
    const decoded: Record<string, unknown> = {};
    for (const [name, read] of fields) {
      const field = read(value[name], value, name);
      if (field !== undefined) decoded[name] = field;
    }
    return idField === undefined || decoded[idField] ? (decoded as T) : undefined;
  };
}

/** For the field `raw`: the very object received. */
export const received: FieldReader<JsonObject> = (_value, whole) => whole;

export function optionalText(value: Value): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' && Number.isFinite(value) ? decimal(value) : undefined;
}

export function text(value: Value): string {
  return optionalText(value) ?? '';
}

/** A UUID in lower case; an id of another form as it is. */
export function uuid(value: Value): string {
  const id = text(value);
  return isUuid(id) ? id.toLowerCase() : id;
}

/** A date; the exchange's zero date (`0001-01-01T00:00:00Z`) counts as none. */
export function optionalTime(value: Value): string | undefined {
  const date = optionalText(value);
  return date && !date.startsWith('0001-01-01') ? date : undefined;
}

export function time(value: Value): string {
  return optionalTime(value) ?? '';
}

export function optionalNumber(value: Value): number | undefined {
  const number = typeof value === 'string' && NUMERIC.test(value.trim()) ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

export function flag(value: Value): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined;
}

/** The object itself, never a copy; something else as `undefined`. */
export function optionalObject(value: Value): JsonObject | undefined {
  return isJsonObject(value) ? value : undefined;
}

export function object(value: Value): JsonObject {
  return optionalObject(value) ?? {};
}

/** A list of what `decode` can read. */
export function list<T>(decode: Decode<T | undefined>): Decode<readonly T[]> {
  return (value) =>
    Array.isArray(value)
      ? (value as readonly JsonValue[]).map(decode).filter((entry) => entry !== undefined)
      : [];
}

/** As `list`, with a missing field told apart from an empty list. */
export function optionalList<T>(decode: Decode<T | undefined>): Decode<readonly T[] | undefined> {
  const read = list(decode);
  return (value) => (value === null || Array.isArray(value) ? read(value) : undefined);
}

export const texts = list(optionalText);
export const objects = list(optionalObject);

/** A map of what `decode` can read. `fromEntries` defines its keys, so a `__proto__` stays a key like any other. */
export function record<T>(decode: Decode<T | undefined>): Decode<Readonly<Record<string, T>>> {
  return (value) =>
    Object.fromEntries(
      Object.entries(object(value)).flatMap(([key, entry]) => {
        const decoded = decode(entry);
        return decoded === undefined ? [] : [[key, decoded]];
      }),
    );
}

/** A `…_dollars` field, or else the whole cents of the older field without that ending: `yes_bid: 56` is `"0.5600"`. */
export const dollars: FieldReader<string | undefined> = (value, whole, name) => {
  const cents = wholeNumber(whole[name.replace(/_dollars$/, '')]);
  return figure(value) ?? (cents === undefined ? undefined : (cents / 100).toFixed(4));
};

/** A `…_fp` field, or else the whole number of the older field without that ending: `volume: 10` is `"10.00"`. */
export const count: FieldReader<string | undefined> = (value, whole, name) =>
  figure(value) ?? wholeNumber(whole[name.replace(/_fp$/, '')])?.toFixed(2);

/**
 * The list that stands in an answer under `key`; `null` is an empty list, as Go writes it.
 * @throws KalshiError `unreadable` when there is no such list, or nothing in it can be read
 */
export function readList<T>(body: JsonValue, key: string, decode: Decode<T | undefined>): readonly T[] {
  const received = object(body)[key];
  const items = required(optionalList(decode)(received), key);
  const isUnread = items.length === 0 && Array.isArray(received) && received.length > 0;
  return required(isUnread ? undefined : items, key);
}

/**
 * One page of the list that stands in an answer under `key`.
 * @throws KalshiError `unreadable` as `readList`
 */
export function readPage<T>(body: JsonValue, key: string, decode: Decode<T | undefined>): Page<T> {
  const items = readList(body, key, decode);
  const cursor = optionalText(object(body)['cursor']);
  return { items, ...(cursor && { cursor }) };
}

/**
 * The one thing that stands in an answer under `key`.
 * @throws KalshiError `unreadable` when it is not there
 */
export function readOne<T>(body: JsonValue, key: string, decode: Decode<T | undefined>): T {
  return required(decode(object(body)[key]), key);
}

/** @throws KalshiError `unreadable` when there is nothing decoded */
export function required<T>(decoded: T | undefined, what: string): T {
  if (decoded === undefined) throw new KalshiError('unreadable', `The answer holds no readable "${what}".`);
  return decoded;
}

/** A decimal as text; anything else is not a figure, and stays in `raw`. */
function figure(value: Value): string | undefined {
  const read = optionalText(value);
  return read !== undefined && read.length <= LONGEST_FIGURE && FIGURE.test(read) ? read : undefined;
}

/** A dot says that the text is no cent or contract count but already in the newer unit: it would be read wrongly. */
function wholeNumber(value: Value): number | undefined {
  if (typeof value === 'string' && !/^-?\d+$/.test(value)) return undefined;
  const number = optionalNumber(value);
  return Number.isSafeInteger(number) ? number : undefined;
}

function decimal(number: number): string {
  const shortest = String(number);
  if (!shortest.includes('e')) return shortest;
  return number.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 20 });
}
