import { CAPITAL, DOT, OTHER, SMALL, UNDERSCORE, classAt, isWordAt } from './characters';
import { isQuoteAt, isUnderTickerKey } from './tickerKey';
import { isUuidAt, UUID_LENGTH } from './uuid';

/** No ticker is longer, and nothing longer is looked at. */
export const LONGEST_TICKER = 128;

const K = 75;
const X = 88;
/** A series from before the prefix, and a year with its month. */
const DATED = /^[A-Z]{3}[A-Z0-9]*-2\d(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)/;
/** The same with the year alone, which `UTF-8`, `CRC-32`, `ISO-2022` and `COVID-19` look much like. */
const YEARLY = /^[A-Z]{4}[A-Z0-9]*-(?:20)?2\d(?![A-Z0-9])/;

/**
 * Where the ticker ends whose first dash stands at `dash` and that begins at `start`; -1 when there is none.
 *
 * A ticker is a run of at most 128 ASCII letters, digits, `_` and `-`, and of single `.` between those, that nothing of
 * the kind continues. It holds a dash and no UUID. It consists of capitals and digits, in parts with one `.`, `_` or `-`
 * between them, and begins with a letter. Of what has this form, those are tickers that
 * - begin with `KX` and a further letter or digit, or
 * - have a series of three letters or more, a year from 20 to 29 and a month, `FED-24DEC-T4.50`, or
 * - stand alone in quotation marks with a series of four letters or more and such a year, also in full, as a part of its
 *   own, `"CONTROLH-2026-D"`, or
 * - are the value of a key that ends in `ticker`, see `isUnderTickerKey`.
 */
export function tickerEnd(text: string, start: number, dash: number): number {
  const end = formEnd(text, start, dash);
  if (end === -1 || (end - start > UUID_LENGTH && holdsUuid(text, start, end))) return -1;
  return hasShape(text, start, end) || isUnderTickerKey(text, start) ? end : -1;
}

/** Where a ticker whose first dash stands at `dash` has to begin by the form of a ticker; -1 when there can be none. */
export function tickerStart(text: string, dash: number): number {
  let at = partStart(text, dash);
  while (at < dash && at > dash - LONGEST_TICKER) {
    const before = classAt(text, at - 1);
    if (before === OTHER || (before === DOT && !isWordAt(text, at - 2)))
      return classAt(text, at) === CAPITAL ? at : -1;
    if (before !== UNDERSCORE && before !== DOT) return -1;
    const start = partStart(text, at - 1);
    if (start === at - 1) return -1;
    at = start;
  }
  return -1;
}

function formEnd(text: string, start: number, dash: number): number {
  let at = dash;
  while (at - start < LONGEST_TICKER) {
    const end = partEnd(text, at + 1);
    if (end === at + 1) return -1;
    const behind = classAt(text, end);
    if (behind === OTHER || (behind === DOT && !isWordAt(text, end + 1)))
      return end - start <= LONGEST_TICKER ? end : -1;
    if (behind === SMALL) return -1;
    at = end;
  }
  return -1;
}

/** Where the capitals and digits before an offset begin, as far as a ticker can reach. */
function partStart(text: string, end: number): number {
  const least = end - LONGEST_TICKER;
  let at = end;
  while (at > least && isCapitalOrDigit(text.charCodeAt(at - 1))) at--;
  return at;
}

function partEnd(text: string, start: number): number {
  const most = start + LONGEST_TICKER;
  let at = start;
  while (at < most && isCapitalOrDigit(text.charCodeAt(at))) at++;
  return at;
}

function isCapitalOrDigit(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90);
}

function holdsUuid(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (classAt(text, at) === DOT && isUuidAt(text, at + 1)) return true;
  return false;
}

function hasShape(text: string, start: number, end: number): boolean {
  if (isPrefixed(text, start)) return true;
  const ticker = text.slice(start, end);
  if (DATED.test(ticker)) return true;
  const isAlone = isQuoteAt(text, start - 1) && text.charCodeAt(start - 1) === text.charCodeAt(end);
  return isAlone && YEARLY.test(ticker);
}

/** Nearly every ticker of today. */
function isPrefixed(text: string, start: number): boolean {
  if (text.charCodeAt(start) !== K || text.charCodeAt(start + 1) !== X) return false;
  return isCapitalOrDigit(text.charCodeAt(start + 2));
}
