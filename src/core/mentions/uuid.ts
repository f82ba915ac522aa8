/** A UUID in a text. */
export interface FoundUuid {
  /** Lower case, as the exchange writes ids. */
  readonly id: string;
  /** Offset of its first character. */
  readonly start: number;
  /** Offset behind its last character. */
  readonly end: number;
}

const LENGTH = 36;
const FIRST_DASH = 8;
const DASH = 45;

/**
 * The UUID that a column stands in, from before its first character to behind its last. Looks no further than the
 * length of one UUID to either side, however long the line is.
 */
export function uuidAt(line: string, column: number): FoundUuid | undefined {
  // One character more than a UUID on each side shows whether the UUID is part of something longer.
  const from = Math.max(0, column - LENGTH - 1);
  for (const { id, start, end } of uuidsIn(line.slice(from, column + LENGTH + 1))) {
    if (from + start <= column && column <= from + end) return { id, start: from + start, end: from + end };
  }
  return undefined;
}

/**
 * The UUIDs of a text in order, in time linear in its length. What continues a longer run of letters, digits, `_` or
 * `-` is not a UUID.
 */
export function* uuidsIn(text: string): Generator<FoundUuid, void, undefined> {
  for (let dash = text.indexOf('-'); dash !== -1; dash = text.indexOf('-', dash + 1)) {
    // Behind the first dash stands a digit, so of several dashes in a row only the last can be it.
    while (text.charCodeAt(dash + 1) === DASH) dash++;
    const start = dash - FIRST_DASH;
    if (!isUuidAt(text, start)) continue;
    const end = start + LENGTH;
    yield { id: idAt(text, start), start, end };
    dash = end;
  }
}

/** The UUID that begins at an offset. */
export function uuidStartingAt(text: string, start: number): FoundUuid | undefined {
  return isUuidAt(text, start) ? { id: idAt(text, start), start, end: start + LENGTH } : undefined;
}

function isUuidAt(text: string, start: number): boolean {
  if (start < 0 || start + LENGTH > text.length) return false;
  if (text.charCodeAt(start + 13) !== DASH) return false;
  if (text.charCodeAt(start + 18) !== DASH || text.charCodeAt(start + 23) !== DASH) return false;
  if (isWord(text.charCodeAt(start - 1)) || isWord(text.charCodeAt(start + LENGTH))) return false;
  for (let at = 0; at < LENGTH; at++) {
    const isDash = at === FIRST_DASH || at === 13 || at === 18 || at === 23;
    if (!isDash && !isHex(text.charCodeAt(start + at))) return false;
  }
  return true;
}

function isHex(code: number): boolean {
  return isDigit(code) || ((code | 32) >= 97 && (code | 32) <= 102);
}

function isWord(code: number): boolean {
  return isDigit(code) || ((code | 32) >= 97 && (code | 32) <= 122) || code === DASH || code === 95;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/**
 * In V8 a substring of 13 characters or more keeps the whole text it was cut from in memory, and ids outlive the
 * document they were seen in. Shorter ones are copies.
 */
function idAt(text: string, start: number): string {
  const pieces =
    text.slice(start, start + 12) + text.slice(start + 12, start + 24) + text.slice(start + 24, start + 36);
  return pieces.toLowerCase();
}
