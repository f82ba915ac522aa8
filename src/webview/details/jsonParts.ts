/** A value as JSON.parse returns it. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

export type JsonEntry = readonly [key: string, value: Json];

/** A run of entries too many to show at once. */
export interface JsonRange {
  readonly from: number;
  /** The last one. */
  readonly to: number;
  readonly entries: readonly JsonEntry[];
}

const MAX_AT_ONCE = 100;

/** What stands directly in an array or object, or nothing for anything else. */
export function entriesOf(value: Json): readonly JsonEntry[] | undefined {
  return typeof value === 'object' && value !== null ? Object.entries(value) : undefined;
}

/** At most 100 ranges of equal length when there are more entries than are shown at once; ranges may be split again. */
export function rangesOf(entries: readonly JsonEntry[], start = 0): readonly JsonRange[] | undefined {
  if (entries.length <= MAX_AT_ONCE) return undefined;
  let length = MAX_AT_ONCE;
  while (entries.length > length * MAX_AT_ONCE) length *= MAX_AT_ONCE;
  return Array.from({ length: Math.ceil(entries.length / length) }, (_, index) => {
    const from = index * length;
    const slice = entries.slice(from, from + length);
    return { from: start + from, to: start + from + slice.length - 1, entries: slice };
  });
}

/** What is folded away in a value: its first keys, or how many items it has. */
export function previewOf(value: Json): string {
  const entries = entriesOf(value) ?? [];
  if (Array.isArray(value)) return entries.length === 1 ? '1 item' : `${entries.length} items`;
  const keys = entries.slice(0, 4).map(([key]) => withoutQuotes(key));
  return `{ ${keys.join(', ')}${entries.length > keys.length ? ', …' : ''} }`;
}

const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/** A string as JSON writes it, with everything that a reader cannot see or that turns text around written out. */
export function quoted(text: string): string {
  return JSON.stringify(text).replace(UNSEEN, (unseen) =>
    Array.from({ length: unseen.length }, (_, index) => {
      return `\\u${unseen.charCodeAt(index).toString(16).padStart(4, '0')}`;
    }).join(''),
  );
}

/** The same without its quotation marks: for keys. */
export function withoutQuotes(text: string): string {
  return quoted(text).slice(1, -1);
}
