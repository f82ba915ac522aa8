import { CAPITAL, DASH, DIGIT, DOT, OTHER, SMALL, classAt, isWordAt } from './characters';
import { isQuoteAt, isUnderTickerKey } from './tickerKey';
import { isUuidAt } from './uuid';

/** No ticker is longer, and nothing longer is looked at. */
export const LONGEST_TICKER = 128;

/** The prefix of the exchange. */
const PREFIX = 'KX';
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
  if (end === -1 || holdsUuid(text, start, end)) return -1;
  return hasShape(text, start, end) || isUnderTickerKey(text, start) ? end : -1;
}

/** Where a ticker whose first dash stands at `dash` has to begin by the form of a ticker; -1 when there can be none. */
export function tickerStart(text: string, dash: number): number {
  const least = dash - LONGEST_TICKER;
  let isPart = false;
  for (let at = dash - 1; at >= least; at--) {
    const found = classAt(text, at);
    if (found === CAPITAL || found === DIGIT) isPart = true;
    else if (found === OTHER || (found === DOT && !isWordAt(text, at - 1)))
      return isPart && classAt(text, at + 1) === CAPITAL ? at + 1 : -1;
    else if (!isPart || found === SMALL || found === DASH) return -1;
    else isPart = false;
  }
  return -1;
}

function formEnd(text: string, start: number, dash: number): number {
  const most = start + LONGEST_TICKER;
  let isPart = false;
  for (let at = dash + 1; at <= most; at++) {
    const found = classAt(text, at);
    if (found === CAPITAL || found === DIGIT) isPart = true;
    else if (found === OTHER || (found === DOT && !isWordAt(text, at + 1))) return isPart ? at : -1;
    else if (!isPart || found === SMALL) return -1;
    else isPart = false;
  }
  return -1;
}

function holdsUuid(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (classAt(text, at) === DOT && isUuidAt(text, at + 1)) return true;
  return false;
}

function hasShape(text: string, start: number, end: number): boolean {
  if (text.startsWith(PREFIX, start)) {
    const next = classAt(text, start + PREFIX.length);
    if (next === CAPITAL || next === DIGIT) return true;
  }
  const ticker = text.slice(start, end);
  if (DATED.test(ticker)) return true;
  const isAlone = isQuoteAt(text, start - 1) && text.charCodeAt(start - 1) === text.charCodeAt(end);
  return isAlone && YEARLY.test(ticker);
}
