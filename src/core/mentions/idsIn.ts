import { LONGEST_TICKER } from '../kalshi/idForms';
import { idOfSpan, idSpans, REACH_BEFORE, REACH_BEHIND } from './idSpans';

/** A UUID or a ticker in a text. */
export interface FoundId {
  /** A UUID in lower case, or a ticker in capitals. */
  readonly id: string;
  /** Offset of its first character. */
  readonly start: number;
  /** Offset behind its last character. */
  readonly end: number;
}

/**
 * The UUIDs and tickers of a text in order, in time linear in its length: see `isUuidAt`, `tickerEnd`, `seriesEnd` and
 * `idsInAddress` for what they are.
 * @param from,to only those whose first dash stands from the one offset to before the other
 */
export function idsIn(text: string, from = 0, to = text.length): readonly FoundId[] {
  return foundIds(text, idSpans(text, from, to));
}

/** The one that a column stands in, from before its first character to behind its last, however long the line is. */
export function idAt(line: string, column: number): FoundId | undefined {
  const cut = Math.max(0, column - LONGEST_TICKER - REACH_BEFORE);
  const near = line.slice(cut, Math.max(0, column + LONGEST_TICKER + REACH_BEHIND));
  const found = idsIn(near).find(({ start, end }) => start + cut <= column && column <= end + cut);
  return found && { id: found.id, start: found.start + cut, end: found.end + cut };
}

/** The ids of spans, see `idSpans`, in the text that they were found in. */
export function foundIds(text: string, spans: readonly number[]): FoundId[] {
  const found: FoundId[] = [];
  for (let at = 0; at + 1 < spans.length; at += 2) {
    const start = spans[at] ?? 0;
    const end = spans[at + 1] ?? 0;
    found.push({ id: idOfSpan(text, start, end), start, end });
  }
  return found;
}
