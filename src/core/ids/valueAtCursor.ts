import { firstToken, isComment, kindOf, MARK, SPACE, tokenEnd } from './jsonKeyPaths';
import { type TextWindow, keyPathAt, keyOnLine } from './idMention';
import type { ValuePlace } from './expectedIds';
import { yamlLine } from './yamlKeys';

/** A string value, or the gap where one is due, with a cursor in it. */
export interface CursorValue {
  readonly place: ValuePlace;
  /** Where what stands there begins: behind the opening quote, if there is one. */
  readonly start: number;
  /** Where it ends: before the closing quote, or at the cursor where that is missing. */
  readonly end: number;
  readonly isQuoted: boolean;
  /** The closing quote where it is missing, else `''`. */
  readonly missing: string;
}

/** Characters that are read before and behind the cursor. */
const BEFORE = 1024;
const AFTER = 512;
const QUOTE = '"';
const CLOSED = /^"(?:[^"\\]|\\.)*"$/s;
/** What can stand behind a string that is closed; before anything else the quote opens the next one. */
const BEHIND = /^\s*(?:[,:}\]]|\/[/*]|$|[\r\n])/;

/**
 * The value that a place of a JSON document stands in or that is due there, however broken the document is; nothing in
 * keys, comments, and beside values.
 */
export function jsonValueAtCursor(read: TextWindow, offset: number): CursorValue | undefined {
  const from = Math.max(0, offset - BEFORE);
  const text = read(from, offset + AFTER);
  const found = spanAt(text, Math.min(offset - from, text.length), from > 0 ? firstToken(text) : 0);
  if (!found) return undefined;
  const place = keyPathAt(read, found.isQuoted ? from + found.start : offset);
  if (!place.isValue || place.comment !== undefined) return undefined;
  return { ...found, place, start: from + found.start, end: from + found.end };
}

type Found = Omit<CursorValue, 'place'>;

function spanAt(text: string, place: number, first: number): Found | undefined {
  /** Where a value is due, or where its first word begins; `undefined` where one stands already. */
  let due: number | undefined = first === 0 ? undefined : first;
  let isFirst = true;
  for (let at = first, end: number; at < place; at = end) {
    end = tokenEnd(text, at);
    const token = text.slice(at, end);
    if (kindOf(text.charCodeAt(at)) === MARK) {
      due = /[:[,]/.test(token) ? end : undefined;
      isFirst = true;
    } else if (token.startsWith(QUOTE)) {
      const inside = within(text, [at, end], place);
      if (inside) return inside;
      due = undefined;
    } else if (isComment(text, at)) {
      if (end > place) return undefined;
    } else if (kindOf(text.charCodeAt(at)) !== SPACE && due !== undefined) {
      if (isFirst) due = at;
      isFirst = false;
      if (end >= place) return { start: due, end, isQuoted: false, missing: '' };
    }
  }
  if (due === undefined || /^["\w]/.test(text.slice(place, place + 1))) return undefined;
  return { start: isFirst ? place : due, end: place, isQuoted: false, missing: '' };
}

/** The content of a string around a place. */
function within(text: string, [at, end]: readonly [number, number], place: number): Found | undefined {
  const isClosed = CLOSED.test(text.slice(at, end));
  if (place > (isClosed ? end - 1 : end)) return undefined;
  return isClosed && BEHIND.test(text.slice(end, end + AFTER))
    ? { start: at + 1, end: end - 1, isQuoted: true, missing: '' }
    : { start: at + 1, end: place, isQuoted: true, missing: QUOTE };
}

/** Strings of most languages; one that is not closed ends with the line. */
const STRING = /(["'`])(?:\\.|(?!\1|\\).)*(\1?)/g;
/** A value of YAML without quotes, with the blank before it. */
const BARE_YAML = /^\s[^"'#[{|>&*!]*$/;

/** The same in a line of another language, by the key on that line alone. */
export function lineValueAtCursor(line: string, column: number, language: string): CursorValue | undefined {
  for (const { 0: string, 1: quote = QUOTE, 2: closing, index } of line
    .slice(0, column + AFTER)
    .matchAll(STRING)) {
    const end = index + string.length - (closing ? 1 : 0);
    if (index >= column) break;
    if (column > end) continue;
    const key = keyOnLine(line, index);
    if (!key) return undefined;
    const missing = closing ? '' : quote;
    return {
      place: placeUnder(key),
      start: index + 1,
      end: closing ? end : column,
      isQuoted: true,
      missing,
    };
  }
  if (language !== 'yaml') return undefined;
  const { entries, value } = yamlLine(line);
  const key = entries.at(-1)?.key;
  const bare = line.slice(value, column);
  // A key with blanks is more likely a sentence with a colon.
  if (!key || /\s/.test(key) || !BARE_YAML.test(bare)) return undefined;
  const start = column - bare.trimStart().length;
  return { place: placeUnder(key), start, end: column, isQuoted: false, missing: '' };
}

function placeUnder(key: string): ValuePlace {
  return { keys: [key], isKey: false, siblings: [] };
}
