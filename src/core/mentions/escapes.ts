/**
 * The end of an escape sequence in a string of a program or of JSON, of an escaped character in an address, or of a
 * colour in the output of a program: its letters and digits belong to no word behind it.
 */
const ESCAPE =
  /(?:\\(?:[abefnrtv0]|x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|u\{[0-9A-Fa-f]{1,6}\})|%(?:25){0,2}[0-9A-Fa-f]{2}|\[[\d;]{0,12}m)$/;
/** The longest of them. */
const LONGEST_ESCAPE = 20;

/** Whether an escape sequence ends at an offset. */
export function isEscapeBefore(text: string, at: number): boolean {
  return at > 0 && ESCAPE.test(text.slice(Math.max(0, at - LONGEST_ESCAPE), at));
}

/** Escapes whose digits a word behind them seems to begin with: `%2C`, `\x22`, `\u0022`. */
const HEX_ESCAPE = /%(?:25){0,2}[0-9A-F]{2}|\\x[0-9A-F]{2}|\\u[0-9A-F]{4}/y;

/**
 * Where a word begins behind the escape sequence whose digits it seems to begin with; `start` when there is none.
 * @param start where the run of capitals and digits begins
 */
export function behindEscape(text: string, start: number): number {
  const mark = text.charAt(start - 1);
  // Nearly every word has another character before it.
  if (mark !== '%' && mark !== 'x' && mark !== 'u') return start;
  HEX_ESCAPE.lastIndex = mark === '%' ? start - 1 : start - 2;
  return HEX_ESCAPE.test(text) ? HEX_ESCAPE.lastIndex : start;
}
