import { LONGEST_TICKER, tickerEnd, tickerStart } from './ticker';
import { KEY_REACH } from './tickerKey';
import { isUuidAt, UUID_DASH, UUID_LENGTH } from './uuid';

/** Whether there is an id depends on so many characters before its first dash, and so many behind. */
export const REACH_BEFORE = LONGEST_TICKER + KEY_REACH;
export const REACH_BEHIND = LONGEST_TICKER + 2;

/** What a text without ids has. */
export const NO_SPANS: readonly number[] = [];

const DASH = 45;
/** Longer strings cut out of a text are views on it in V8. */
const COPIED = 12;

/**
 * Where ids begin and end in a text, in pairs and in order: those whose first dash stands from `from` to before `to`. In
 * time linear in the length of that part; what lies between two dashes is read at the speed of `indexOf`.
 */
export function idSpans(text: string, from: number, to: number): readonly number[] {
  let dash = text.indexOf('-', from);
  if (dash === -1 || dash >= to) return NO_SPANS;
  const spans: number[] = [];
  for (; dash !== -1 && dash < to; dash = text.indexOf('-', dash + 1)) {
    // Behind the first dash of an id stands a letter or digit, so of several in a row only the last can be it.
    while (text.charCodeAt(dash + 1) === DASH && dash + 1 < to) dash++;
    const isUuid = isUuidAt(text, dash - UUID_DASH);
    const start = isUuid ? dash - UUID_DASH : tickerStart(text, dash);
    if (start === -1) continue;
    const end = isUuid ? start + UUID_LENGTH : tickerEnd(text, start, dash);
    if (end === -1) continue;
    spans.push(start, end);
    dash = end - 1;
  }
  return spans.length > 0 ? spans : NO_SPANS;
}

/** The id of a span, UUIDs in lower case. It is a copy: ids outlive the documents that they were seen in. */
export function idOfSpan(text: string, start: number, end: number): string {
  let copy = '';
  for (let at = start; at < end; at += COPIED) copy += text.slice(at, Math.min(end, at + COPIED));
  return end - start === UUID_LENGTH && isUuidAt(text, start) ? copy.toLowerCase() : copy;
}
