import { isRunCharacter, tickerIn } from './ticker';
import { uuidStartingAt } from './uuid';

/** A UUID or a ticker in a text. */
export interface FoundId {
  /** A UUID in lower case, or a ticker. */
  readonly id: string;
  /** Offset of its first character. */
  readonly start: number;
  /** Offset behind its last character. */
  readonly end: number;
}

const NONE: readonly FoundId[] = [];
const DASH = 45;
const FIRST_BLOCK = 8;

/**
 * The UUIDs, event tickers and market tickers of a text in order, in time linear in its length. What continues a longer
 * word is none. Every one of them has a dash, which is all that is looked for.
 * @param from,to only those whose first dash stands between these offsets
 */
export function idsIn(text: string, from = 0, to = text.length): readonly FoundId[] {
  let dash = text.indexOf('-', from);
  if (dash === -1 || dash >= to) return NONE;
  const found: FoundId[] = [];
  /** The end of the run that was looked at last. */
  let seen = 0;
  for (; dash !== -1 && dash < to; dash = text.indexOf('-', dash + 1)) {
    // Behind the first dash stands a letter or digit, so of several in a row only the last can be it.
    while (text.charCodeAt(dash + 1) === DASH) dash++;
    const uuid = uuidStartingAt(text, dash - FIRST_BLOCK);
    if (uuid) {
      found.push(uuid);
      dash = seen = uuid.end;
      continue;
    }
    if (dash < seen) continue;
    let start = dash;
    while (start > seen && isRunCharacter(text.charCodeAt(start - 1))) start--;
    let end = dash + 1;
    while (end < text.length && isRunCharacter(text.charCodeAt(end))) end++;
    const ticker = tickerIn(text, start, end);
    seen = end;
    if (ticker) found.push(ticker);
  }
  return found;
}

/** The one that a column stands in, from before its first character to behind its last. */
export function idAt(line: string, column: number): FoundId | undefined {
  const from = Math.max(0, column - 130);
  const window = line.slice(from, column + 130);
  for (const { id, start, end } of idsIn(window))
    if (from + start <= column && column <= from + end) return { id, start: from + start, end: from + end };
  return undefined;
}
