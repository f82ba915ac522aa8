/** An event or market ticker in a text: what it is on the exchange, only the exchange can say. */
export interface FoundTicker {
  readonly id: string;
  /** Offset of its first character. */
  readonly start: number;
  /** Offset behind its last character. */
  readonly end: number;
}

const LONGEST = 128;
const DASH = 45;
const DOT = 46;
const QUOTE = 34;
const COLON = 58;

const FORM = /^[A-Z][A-Z0-9]*(?:[._-][A-Z0-9]+)+$/;
/** What only tickers of this exchange look like: its prefix, or a series of at least three letters and then a year. */
const SHAPE = /^(?:KX[A-Z0-9]*-|[A-Z]{3}[A-Z0-9]*-\d\d)/;
const KEY = /ticker$/i;
const LONGEST_KEY = 40;

/**
 * The ticker whose first dash stands at `dash`, when it has the shape of one, or has at least its form and stands under
 * a key that ends in `ticker`. Looks no further than the run of letters, digits, `_`, `.` and `-` around the dash.
 * @param runStart where that run begins
 * @param runEnd where it ends
 */
export function tickerIn(text: string, runStart: number, runEnd: number): FoundTicker | undefined {
  let end = runEnd;
  // A ticker at the end of a sentence.
  while (end > runStart && text.charCodeAt(end - 1) === DOT) end--;
  if (end - runStart > LONGEST) return undefined;
  const run = text.slice(runStart, end);
  if (!run.includes('-') || !FORM.test(run)) return undefined;
  return SHAPE.test(run) || hasTickerKey(text, runStart) ? { id: run, start: runStart, end } : undefined;
}

/** Whether `"…ticker": "` stands before a place. */
function hasTickerKey(text: string, place: number): boolean {
  if (text.charCodeAt(place - 1) !== QUOTE) return false;
  let at = skipSpace(text, place - 2);
  if (text.charCodeAt(at) !== COLON) return false;
  at = skipSpace(text, at - 1);
  return text.charCodeAt(at) === QUOTE && KEY.test(text.slice(Math.max(0, at - LONGEST_KEY), at));
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at > from - LONGEST_KEY && (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 9)) at--;
  return at;
}

/** Whether a character can stand in a ticker or beside one as a part of something longer. */
export function isRunCharacter(code: number): boolean {
  return (
    (code >= 48 && code <= 57) ||
    ((code | 32) >= 97 && (code | 32) <= 122) ||
    code === DASH ||
    code === DOT ||
    code === 95
  );
}
