import { crc32 } from 'node:zlib';
import type { Entry, Watchlist } from './watchlist';

/** How the marks are written. A later form has another number and is left alone. */
const VERSION = 1;

export function encodeMarks(list: Watchlist): string {
  const marks = [...list];
  return JSON.stringify({ version: VERSION, sum: sumOf(marks), marks });
}

/**
 * Reads what `encodeMarks` wrote. Never throws.
 * @returns the marks that can be read, and whether that is all there is; nothing at all (`undefined`) is all there is
 */
export function decodeMarks(text: unknown): { readonly marks: Watchlist; readonly isWhole: boolean } {
  const { version, sum, marks } = parse(text);
  const isOurs = version === VERSION && Array.isArray(marks);
  // Earlier versions wrote no sum.
  const isIntact = isOurs && (sum === undefined || sum === sumOf(marks));
  const given: readonly unknown[] = isIntact ? marks : [undefined];
  const read = given.filter(isEntry);
  return { marks: new Map(read), isWhole: text === undefined || read.length === given.length };
}

function sumOf(marks: readonly unknown[]): number {
  return crc32(JSON.stringify(marks));
}

function parse(text: unknown): Readonly<Record<string, unknown>> {
  try {
    return Object(JSON.parse(String(text))) as Record<string, unknown>;
  } catch {
    return {};
  }
}

function isEntry(value: unknown): value is [string, Entry] {
  const [key, mark] = Array.isArray(value) ? (value as unknown[]) : [];
  const { at, order, name = '' } = Object(mark) as Record<string, unknown>;
  return [key, name].every((text) => typeof text === 'string') && [at, order].every(Number.isFinite);
}
