const EQUALS = 61;
const COLON = 58;
/** How many blanks, and how many characters of a type, may stand between a key and its value. */
const MOST_BETWEEN = 40;
const MOST_MARKS = 3;
const NAME = 'ticker';
/** How far before a value anything is read: quotation marks, blanks, a type between two marks, blanks, and the key. */
export const KEY_REACH = 3 * MOST_BETWEEN + NAME.length + 5;

/**
 * Whether a value that begins at an offset is that of a key which ends in `ticker` or `tickers` in any case, as JSON and
 * programs write it on one line: `"event_ticker": "…"`, `ticker: '…'`, `eventTicker = "…"`, `ticker == "…"`,
 * `TICKER: &str = "…"`. Not those in a list: where it has several lines, only the first would be known.
 */
export function isUnderTickerKey(text: string, place: number): boolean {
  const value = isQuoteAt(text, place - 1) ? place - 1 : place;
  const marksEnd = skipBlanks(text, value);
  let marks = marksEnd;
  while (marks > marksEnd - MOST_MARKS && isMarkAt(text, marks - 1)) marks--;
  if (marks === marksEnd) return false;
  return isTickerKeyBefore(text, marks) || isTickerKeyBefore(text, typeStart(text, marksEnd));
}

/** In `: type =`, seen from behind the `=`, where the colon stands; -1 where this is none. */
function typeStart(text: string, end: number): number {
  if (text.charCodeAt(end - 1) !== EQUALS) return -1;
  let at = end - 1;
  while (at > end - 1 - MOST_BETWEEN && isTypeAt(text, at - 1)) at--;
  return at < end - 1 && text.charCodeAt(at - 1) === COLON ? at - 1 : -1;
}

function isTickerKeyBefore(text: string, place: number): boolean {
  if (place <= 0) return false;
  let end = skipBlanks(text, place);
  if (isQuoteAt(text, end - 1)) end--;
  if ((text.charCodeAt(end - 1) | 32) === 115) end--;
  return end >= NAME.length && text.slice(end - NAME.length, end).toLowerCase() === NAME;
}

function skipBlanks(text: string, place: number): number {
  let at = place;
  while (at > place - MOST_BETWEEN && isBlankAt(text, at - 1)) at--;
  return at;
}

function isBlankAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 32 || code === 9;
}

/** `"`, `'` or a backtick. */
export function isQuoteAt(text: string, at: number): boolean {
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
