import { LONGEST_TICKER, UUID_LENGTH, isPrefixed, tickerFormEnd, tickerPartStart } from '../kalshi/idForms';
import {
  DASH,
  DIGIT,
  DOT,
  OTHER,
  SMALL,
  UNDERSCORE,
  behindEscape,
  classAt,
  isBehindPlaceholder,
  isContinued,
  isEscapeBefore,
  isFileEnding,
  isFixtureName,
  isUuidAt,
  isWordAt,
} from './idBoundaries';

const CAPITAL_A = 65;
/** A date that a ticker is joined to. */
const DATE = /(?<![\w.-])\d[\d._-]{0,30}$/;
const LONGEST_DATE = 32;
/** Another ticker in it: that one is the ticker. */
const HOLDS_PREFIXED = /[._-]KX[A-Z0-9]/;

/** Where a ticker whose first dash stands at `dash` has to begin; -1 when there can be none. */
export function tickerStart(text: string, dash: number): number {
  const run = tickerPartStart(text, dash);
  // Most dashes stand in words and dates.
  if (run === dash || !hasCapital(text, run, dash)) return -1;
  const start = behindEscape(text, run);
  return start > run || isStart(text, start) ? start : -1;
}

function hasCapital(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (text.charCodeAt(at) >= CAPITAL_A) return true;
  return false;
}

function isStart(text: string, start: number): boolean {
  const before = classAt(text, start - 1);
  if (before === OTHER) return true;
  if (before === SMALL) return isEscapeBefore(text, start);
  if (before === DOT && !isWordAt(text, start - 2)) return true;
  // Joined to another word; without the prefix only in the names that the extension gives to files: `market-FED-23JUN`.
  const isSmall = classAt(text, start - 2) === SMALL;
  if (!isPrefixed(text, start)) return isSmall && before === DASH;
  // What ends in capitals and a dash is one ticker with it.
  return (
    isSmall || (before === UNDERSCORE ? isLetterOrDigit(text, start - 2) : isDateBefore(text, start - 1))
  );
}

function isLetterOrDigit(text: string, at: number): boolean {
  return isWordAt(text, at) && classAt(text, at) < UNDERSCORE;
}

function isDateBefore(text: string, end: number): boolean {
  return classAt(text, end - 1) === DIGIT && DATE.test(text.slice(Math.max(0, end - LONGEST_DATE), end));
}

/**
 * Where the ticker ends whose first dash stands at `dash` and that begins at `start`; -1 when there is none.
 *
 * A ticker has the form of `idForms`, holds a dash and no UUID, and is no fixed part of a template. Of what has this form,
 * those are tickers that
 * - begin with `KX` and a further letter or digit; these may be joined to other words by `_`, `-` or `.`, as in the names
 *   of files, or
 * - have the shape of a ticker from before that prefix, given what stands around them, see `tickerShape`, or
 * - are the value of a key that ends in `ticker` or `series`, see `tickerKeyOf`.
 */
export function tickerEnd(text: string, start: number, dash: number): number {
  const hasPrefix = isPrefixed(text, start);
  const end = tickerFormEnd(text, start, !hasPrefix);
  if (end <= dash + 1 || end - start > LONGEST_TICKER) return -1;
  if (end - start > UUID_LENGTH && holdsUuid(text, start, end)) return -1;
  return (hasPrefix ? isPrefixedTicker : isOtherTicker)(text, start, end) ? end : -1;
}

function isPrefixedTicker(text: string, start: number, end: number): boolean {
  if (text.charAt(start - 1) === '}' || isContinued(text, start, end)) return false;
  const behind = classAt(text, end);
  if (behind === OTHER) return true;
  if (behind === UNDERSCORE) return isLetterOrDigit(text, end + 1);
  if (behind === DOT) return !isWordAt(text, end + 1) || classAt(text, end + 1) === SMALL;
  // An arrow or the rest of a file's name.
  return behind === DASH && (text.charAt(end + 1) === '>' || isFileEnding(text, end));
}

function isOtherTicker(text: string, start: number, end: number): boolean {
  if (isFixtureName(text, start, end)) return true;
  const behind = classAt(text, end);
  if (behind !== OTHER && (behind !== DOT || isWordAt(text, end + 1))) return false;
  if (isWordAt(text, start - 1) && !isEscapeBefore(text, start)) return false;
  return hasShape(text, start, end) && !isBehindPlaceholder(text, start) && !isContinued(text, start, end);
}

function hasShape(text: string, start: number, end: number): boolean {
  const ticker = text.slice(start, end);
  if (HOLDS_PREFIXED.test(ticker)) return false;
  if (hasTickerShape(ticker, isQuoted(text, start, end) ? 'quoted' : 'anywhere')) return true;
  const key = tickerKeyOf(text, start);
  return key === 'eventOrMarket' ? hasTickerShape(ticker, 'keyed') : key !== undefined;
}

function holdsUuid(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (classAt(text, at) === DOT && isUuidAt(text, at + 1)) return true;
  return false;
}

/**
 * Where the ticker of a series ends that begins at an offset and has no dash: `KXNBAGAME` under a key that says series.
 * -1 when there is none.
 */
export function seriesEnd(text: string, start: number): number {
  if (!isPrefixed(text, start) || classAt(text, start - 1) !== OTHER) return -1;
  const end = tickerFormEnd(text, start);
  const isWhole = end - start <= LONGEST_TICKER && !isWordAt(text, end) && !isContinued(text, start, end);
  if (!isWhole || !/^\w+$/.test(text.slice(start, end))) return -1;
  return tickerKeyOf(text, start) === 'series' ? end : -1;
}

/**
 * The shapes of tickers that have no prefix, from a series and the year, or the year and month, behind it. The weaker the
 * shape, the more has to stand around it: `UTF-8`, `CRC-32`, `ISO-2022`, `COVID-19` and `01JAN-30JAN` look much alike.
 */

/** Anywhere: a series of three letters or more, a year and a month. `FED-24DEC-T4.50`, `EVSHARE-30JAN`. */
const DATED =
  /^(?!(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)\d*-)[A-Z]{3}[A-Z0-9]*-[2-9]\d(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)/;
/** Alone in quotation marks: a series of two characters too, or one that begins with digits. `U3-26NOV`. */
const DATED_SHORT =
  /^(?!\d*(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)\d*-)(?:[A-Z][A-Z0-9]|\d{1,4}[A-Z]{3})[A-Z0-9]*-[2-9]\d(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)/;
/** Alone in quotation marks: the year alone as a part of its own. `CONTROLH-2026-D`, `SENATEWY-26`, `EUEXIT-30`. */
const YEARLY =
  /^(?!(?:MARCH|APRIL|JUNE|JULY|AUGUST|SEPT|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER)-)(?:(?:[A-Z]{4}|\d{1,4}[A-Z]{3})[A-Z0-9]*-(?:20)?2\d|[A-Z]{4}[A-Z0-9]*-20[3-9]\d|[A-Z]{5}[A-Z0-9]*-3[013-9])(?![A-Z0-9])/;
/** Under a key that says event or market: any series with a year, and a month, quarter, half or week where there is one. */
const KEYED =
  /^(?=\d*[A-Z])(?!\d*(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)\d*-)[A-Z0-9]{2,}-(?:(?:20)?[2-9]\d(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC|[HQW]\d)|(?:20[2-9]\d|2\d|3[013-9])(?![A-Z0-9]))/;

/** What stands around a text of a ticker's form. */
export type Surrounded = 'anywhere' | 'quoted' | 'keyed';

/** Whether a text of a ticker's form is one by its shape, given what stands around it. */
export function hasTickerShape(ticker: string, surrounded: Surrounded): boolean {
  if (DATED.test(ticker)) return true;
  if (surrounded === 'keyed') return KEYED.test(ticker);
  return surrounded === 'quoted' && (DATED_SHORT.test(ticker) || YEARLY.test(ticker));
}

const EQUALS = 61;
const COLON = 58;
const BACKSLASH = 92;
const CAPITAL_S = 83;
const SMALL_S = 115;
/** How many blanks, and how many characters of a type, may stand between a key and its value. */
const MAX_BETWEEN = 40;
const MAX_MARKS = 3;
/** Backslashes before a quotation mark: JSON in a string of JSON in a string. */
const MAX_BACKSLASHES = 7;
/** `series_ticker`, with one letter before it that shows where a word begins. */
const LONGEST_NAME = 14;
/** How far before a value anything is read: quotation marks, blanks, a type between two marks, blanks, and the key. */
export const KEY_REACH = 3 * MAX_BETWEEN + 2 * MAX_BACKSLASHES + LONGEST_NAME + 6;

/** What a key says of a ticker: that it is one, that it is one of a series, or that an event or market is meant. */
export type TickerKey = 'ticker' | 'series' | 'eventOrMarket';

const SERIES = /(?:^|[^a-z])series(?:_?[tT]icker)?$|Series(?:Ticker)?$|SERIES(?:_?TICKER)?$/;
const TICKER = /ticker$/i;
/** The word alone or behind `_`, `-` or a small letter: not `prevent`, not `supermarket`. */
const EVENT_OR_MARKET = /(?:^|[^a-z])(?:event|market)$|(?:Event|Market)$|(?:^|[^A-Z])(?:EVENT|MARKET)$/;

/**
 * What the key of a value that begins at an offset says, as JSON and programs write it on one line: `"event_ticker": "…"`,
 * `ticker: '…'`, `eventTicker = "…"`, `ticker == "…"`, `TICKER: &str = "…"`, also in JSON inside a string. Not of those in
 * a list: where it has several lines, only the first would be known.
 */
function tickerKeyOf(text: string, place: number): TickerKey | undefined {
  const marksEnd = skipBlanks(text, skipQuote(text, place));
  let marks = marksEnd;
  while (marks > marksEnd - MAX_MARKS && isMarkAt(text, marks - 1)) marks--;
  if (marks === marksEnd) return undefined;
  return keyBefore(text, marks) ?? keyBefore(text, typeStart(text, marksEnd));
}

/** In `: type =`, seen from behind the `=`, where the colon stands; -1 where this is none. */
function typeStart(text: string, end: number): number {
  if (text.charCodeAt(end - 1) !== EQUALS) return -1;
  let at = end - 1;
  while (at > end - 1 - MAX_BETWEEN && isTypeAt(text, at - 1)) at--;
  return at < end - 1 && text.charCodeAt(at - 1) === COLON ? at - 1 : -1;
}

function keyBefore(text: string, place: number): TickerKey | undefined {
  if (place <= 0) return undefined;
  const end = skipQuote(text, skipBlanks(text, place));
  const last = text.charCodeAt(end - 1);
  const isSeveral = last === SMALL_S || last === CAPITAL_S;
  return keyOf(text, isSeveral ? end - 1 : end) ?? (isSeveral ? keyOf(text, end) : undefined);
}

function keyOf(text: string, end: number): TickerKey | undefined {
  const name = text.slice(Math.max(0, end - LONGEST_NAME), end);
  if (SERIES.test(name)) return 'series';
  if (TICKER.test(name)) return 'ticker';
  return EVENT_OR_MARKET.test(name) ? 'eventOrMarket' : undefined;
}

/** Before a quotation mark, escaped or not, that ends at a place; the place itself where there is none. */
function skipQuote(text: string, place: number): number {
  if (!isQuoteAt(text, place - 1)) return place;
  let at = place - 1;
  while (at > place - 1 - MAX_BACKSLASHES && text.charCodeAt(at - 1) === BACKSLASH) at--;
  return at;
}

function skipBlanks(text: string, place: number): number {
  let at = place;
  while (at > place - MAX_BETWEEN && isBlankAt(text, at - 1)) at--;
  return at;
}

/** Whether a text stands alone in a pair of quotation marks, which may be escaped. */
export function isQuoted(text: string, start: number, end: number): boolean {
  if (!isQuoteAt(text, start - 1)) return false;
  let at = end;
  while (at < end + MAX_BACKSLASHES && text.charCodeAt(at) === BACKSLASH) at++;
  return text.charCodeAt(at) === text.charCodeAt(start - 1);
}

function isBlankAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 32 || code === 9;
}

/** `"`, `'` or a backtick. */
function isQuoteAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 34 || code === 39 || code === 96;
}

function isMarkAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === COLON || code === EQUALS;
}

/** What a type may consist of here. */
function isTypeAt(text: string, at: number): boolean {
  return /[\w&'.<> ]/.test(text.charAt(at));
}
