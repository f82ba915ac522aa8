import { crc32 } from 'node:zlib';
import type { Entry, Watchlist } from './watchlist';

/** The version of the file format. Files of another version are left alone. */
const VERSION = 1;

export function encodeEntries(list: Watchlist): string {
  const marks = [...list];
  return JSON.stringify({ version: VERSION, sum: sumOf(marks), marks });
}

/**
 * Reads what `encodeEntries` wrote. Never throws.
 * @returns the readable entries, and whether all could be read; `undefined` has none and counts as read
 */
export function decodeEntries(text: unknown): { readonly marks: Watchlist; readonly isWhole: boolean } {
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
