import { isWordAt } from './characters';

const DASH = 45;

export const UUID_LENGTH = 36;
/** Where the first dash of a UUID stands in it. */
export const UUID_DASH = 8;

/** Whether a UUID begins at an offset. What continues a longer run of letters, digits, `_` or `-` is none. */
export function isUuidAt(text: string, start: number): boolean {
  // Most dashes are not a UUID's first one, which shows at the second.
  if (start < 0 || text.charCodeAt(start + 13) !== DASH) return false;
  if (isWordAt(text, start - 1) || isWordAt(text, start + UUID_LENGTH)) return false;
  return (
    isHex(text, start, start + 8) &&
    isHex(text, start + 9, start + 13) &&
    text.charCodeAt(start + 8) === DASH &&
    isHex(text, start + 14, start + 18) &&
    text.charCodeAt(start + 18) === DASH &&
    isHex(text, start + 19, start + 23) &&
    text.charCodeAt(start + 23) === DASH &&
    isHex(text, start + 24, start + UUID_LENGTH)
  );
}

function isHex(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    const isDigit = code >= 48 && code <= 57;
    if (!isDigit && !((code | 32) >= 97 && (code | 32) <= 102)) return false;
  }
  return true;
}
