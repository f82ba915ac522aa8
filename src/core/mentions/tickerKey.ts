const EQUALS = 61;
const COLON = 58;
const BACKSLASH = 92;
const CAPITAL_S = 83;
const SMALL_S = 115;
/** How many blanks, and how many characters of a type, may stand between a key and its value. */
const MOST_BETWEEN = 40;
const MOST_MARKS = 3;
/** Backslashes before a quotation mark: JSON in a string of JSON in a string. */
const MOST_BACKSLASHES = 7;
/** `series_ticker`, with one letter before it that shows where a word begins. */
const LONGEST_NAME = 14;
/** How far before a value anything is read: quotation marks, blanks, a type between two marks, blanks, and the key. */
export const KEY_REACH = 3 * MOST_BETWEEN + 2 * MOST_BACKSLASHES + LONGEST_NAME + 6;

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
export function tickerKeyOf(text: string, place: number): TickerKey | undefined {
  const marksEnd = skipBlanks(text, skipQuote(text, place));
  let marks = marksEnd;
  while (marks > marksEnd - MOST_MARKS && isMarkAt(text, marks - 1)) marks--;
  if (marks === marksEnd) return undefined;
  return keyBefore(text, marks) ?? keyBefore(text, typeStart(text, marksEnd));
}

/** In `: type =`, seen from behind the `=`, where the colon stands; -1 where this is none. */
function typeStart(text: string, end: number): number {
  if (text.charCodeAt(end - 1) !== EQUALS) return -1;
  let at = end - 1;
  while (at > end - 1 - MOST_BETWEEN && isTypeAt(text, at - 1)) at--;
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
  while (at > place - 1 - MOST_BACKSLASHES && text.charCodeAt(at - 1) === BACKSLASH) at--;
  return at;
}

function skipBlanks(text: string, place: number): number {
  let at = place;
  while (at > place - MOST_BETWEEN && isBlankAt(text, at - 1)) at--;
  return at;
}

/** Whether a text stands alone in a pair of quotation marks, which may be escaped. */
export function isQuoted(text: string, start: number, end: number): boolean {
  if (!isQuoteAt(text, start - 1)) return false;
  let at = end;
  while (at < end + MOST_BACKSLASHES && text.charCodeAt(at) === BACKSLASH) at++;
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
