/**
 * What the ids of the exchange look like: the one definition that finding, checking, look-up and links share.
 *
 * A UUID has five blocks of hexadecimal digits in either case. A ticker has capitals and digits in parts, with one `.`,
 * `_` or `-` between two parts, and at most 128 characters.
 */

export const UUID_LENGTH = 36;
export const LONGEST_TICKER = 128;

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const [DASH, DOT, UNDERSCORE, ZERO, NINE, A, K, X, Z] = [45, 46, 95, 48, 57, 65, 75, 88, 90];

export function isUuid(text: string): boolean {
  return UUID.test(text);
}

/** Whether a text has the form of a series, event or market ticker. The form does not tell which of them. */
export function isTicker(text: string): boolean {
  return text !== '' && text.length <= LONGEST_TICKER && tickerFormEnd(text, 0) === text.length;
}

/** Whether the ticker at an offset has the prefix of nearly every ticker of today: `KX` and a letter or digit. */
export function isPrefixed(text: string, start = 0): boolean {
  if (text.charCodeAt(start) !== K || text.charCodeAt(start + 1) !== X) return false;
  return isCapitalOrDigit(text.charCodeAt(start + 2));
}

/**
 * Where the longest text of a ticker's form ends that begins at an offset; the offset itself when there is none. What is
 * longer than any ticker is not read to its end.
 * @param withLines whether `_` may stand between two parts
 */
export function tickerFormEnd(text: string, start: number, withLines = true): number {
  // A separator and one character more show that it is too long.
  const most = start + LONGEST_TICKER + 2;
  let end = start;
  for (let at = start; at < most; at++) {
    const part = at;
    while (at < most && isCapitalOrDigit(text.charCodeAt(at))) at++;
    if (at === part) return end;
    end = at;
    const separator = text.charCodeAt(at);
    if (separator !== DASH && separator !== DOT && !(withLines && separator === UNDERSCORE)) return end;
  }
  return end;
}

/** Where the capitals and digits before an offset begin; not further back than a ticker reaches. */
export function tickerPartStart(text: string, end: number): number {
  const least = end - LONGEST_TICKER;
  let start = end;
  while (start > least && isCapitalOrDigit(text.charCodeAt(start - 1))) start--;
  return start;
}

function isCapitalOrDigit(code: number): boolean {
  return (code >= ZERO && code <= NINE) || (code >= A && code <= Z);
}
