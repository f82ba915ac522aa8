import { LONGEST_TICKER, tickerEnd, tickerStart } from './ticker';
import { KEY_REACH } from './tickerKey';
import { isUuidAt, UUID_DASH, UUID_LENGTH } from './uuid';

/** Whether there is an id depends on so many characters before its first dash, and so many behind. */
export const REACH_BEFORE = LONGEST_TICKER + KEY_REACH;
export const REACH_BEHIND = LONGEST_TICKER + 2;

/** What a text without ids has. */
const NO_SPANS: readonly number[] = [];

const DASH = 45;
/** More than the length of any id. */
const LENGTHS = 256;
/** Longer strings cut out of a text are views on it in V8. */
const COPIED = 12;

/**
 * The first id that has its first dash from `from` to before `to`: 256 times its start plus its length, so that it takes
 * no memory, or 0 where there is none. The next one is to be looked for from its end on.
 */
export function nextId(text: string, from: number, to: number): number {
  return scan(text, from, to);
}

/** Where an id begins that `nextId` has found. */
export function idStart(found: number): number {
  return Math.floor(found / LENGTHS);
}

/** Where it ends. */
export function idEnd(found: number): number {
  return Math.floor(found / LENGTHS) + (found % LENGTHS);
}

/**
 * Where ids begin and end in a text, in pairs and in order: those that have their first dash there, see `nextId`.
 * @param moved what is added to every place
 */
export function idSpans(text: string, from: number, to: number, moved = 0): readonly number[] {
  const spans: number[] = [];
  scan(text, from, to, { spans, moved });
  return spans.length > 0 ? spans : NO_SPANS;
}

/**
 * In time linear in the length of what is passed; what lies between two dashes is read at the speed of `indexOf`.
 * @param all takes all ids; without it the first ends the search
 */
function scan(text: string, from: number, to: number, all?: { spans: number[]; moved: number }): number {
  for (let dash = text.indexOf('-', from); dash !== -1 && dash < to; dash = text.indexOf('-', dash + 1)) {
    // Behind the first dash of an id stands a letter or digit, so of several in a row only the last can be it.
    while (text.charCodeAt(dash + 1) === DASH && dash + 1 < to) dash++;
    const isUuid = isUuidAt(text, dash - UUID_DASH);
    const start = isUuid ? dash - UUID_DASH : tickerStart(text, dash);
    if (start === -1) continue;
    const end = isUuid ? start + UUID_LENGTH : tickerEnd(text, start, dash);
    if (end === -1) continue;
    if (!all) return start * LENGTHS + end - start;
    all.spans.push(start + all.moved, end + all.moved);
    dash = end - 1;
  }
  return 0;
}

/** The id of a span, UUIDs in lower case. It is a copy: ids outlive the documents that they were seen in. */
export function idOfSpan(text: string, start: number, end: number): string {
  let copy = '';
  for (let at = start; at < end; at += COPIED) copy += text.slice(at, Math.min(end, at + COPIED));
  return end - start === UUID_LENGTH && isUuidAt(text, start) ? copy.toLowerCase() : copy;
}
