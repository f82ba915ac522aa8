import type { Mark, Watchlist } from './watchlist';

/** How the marks are written. A later form has another number and is left alone. */
const VERSION = 1;

export function encodeMarks(list: Watchlist): string {
  return JSON.stringify({ version: VERSION, marks: [...list] });
}

/**
 * Reads what `encodeMarks` wrote. Never throws.
 * @returns the marks that can be read, and whether that is all there is; nothing at all (`undefined`) is all there is
 */
export function decodeMarks(text: unknown): { readonly marks: Watchlist; readonly isWhole: boolean } {
  const { version, marks } = parse(text);
  const given: readonly unknown[] = version === VERSION && Array.isArray(marks) ? marks : [undefined];
  const read = given.filter(isEntry);
  return { marks: new Map(read), isWhole: text === undefined || read.length === given.length };
}

function parse(text: unknown): { readonly version?: unknown; readonly marks?: unknown } {
  try {
    return Object(JSON.parse(String(text))) as object;
  } catch {
    return {};
  }
}

function isEntry(value: unknown): value is [string, Mark] {
  const [key, mark] = Array.isArray(value) ? (value as unknown[]) : [];
  const { at, order, name = '' } = Object(mark) as Record<string, unknown>;
  return [key, name].every((text) => typeof text === 'string') && [at, order].every(Number.isFinite);
}
