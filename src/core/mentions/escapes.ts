/**
 * The end of an escape sequence in a string of a program or of JSON, of an escaped character in an address, or of a
 * colour in the output of a program: its letters and digits belong to no word behind it.
 */
const ESCAPE =
  /(?:\\(?:[abefnrtv0]|x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|u\{[0-9A-Fa-f]{1,6}\})|%(?:25){0,2}[0-9A-Fa-f]{2}|\[[\d;]{0,12}m)$/;
/** The longest of them. */
export const LONGEST_ESCAPE = 20;

/** Whether an escape sequence ends at an offset. */
export function isEscapeBefore(text: string, at: number): boolean {
  return at > 0 && ESCAPE.test(text.slice(Math.max(0, at - LONGEST_ESCAPE), at));
}

/** The digits of these stand before a word that may begin with digits too: `%2C`, `\u0022`, `\x22`. */
const OPENINGS = [
  { before: /%(?:25){0,2}$/, digits: 2 },
  { before: /\\x$/, digits: 2 },
  { before: /\\u$/, digits: 4 },
] as const;
const LONGEST_OPENING = 5;

/**
 * Where a word begins behind the escape sequence whose digits it seems to begin with; `start` when there is none.
 * @param start where the run of capitals and digits begins
 */
export function behindEscape(text: string, start: number): number {
  const mark = text.charCodeAt(start - 1);
  // Nearly every word has another character before it.
  if (mark !== 37 && mark !== 117 && mark !== 120) return start;
  const before = text.slice(Math.max(0, start - LONGEST_OPENING), start);
  const opening = OPENINGS.find((one) => one.before.test(before));
  if (!opening) return start;
  const escaped = /^(?:25){0,2}/.exec(mark === 37 ? text.slice(start, start + 4) : '')?.[0].length ?? 0;
  const end = start + escaped + opening.digits;
  return isEscapeBefore(text, end) ? end : start;
}
