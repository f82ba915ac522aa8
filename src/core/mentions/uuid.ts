import { DASH, classAt, isWordAt, DIGIT } from './characters';

export const UUID_LENGTH = 36;
/** Where the first dash of a UUID stands in it. */
export const UUID_DASH = 8;

/** Whether a UUID begins at an offset. What continues a longer run of letters, digits, `_` or `-` is none. */
export function isUuidAt(text: string, start: number): boolean {
  // Most dashes are not a UUID's first one, which shows at the second.
  if (start < 0 || classAt(text, start + 13) !== DASH) return false;
  if (isWordAt(text, start - 1) || isWordAt(text, start + UUID_LENGTH)) return false;
  for (let at = 0; at < UUID_LENGTH; at++) {
    const isDash = at === UUID_DASH || at === 13 || at === 18 || at === 23;
    if (isDash ? classAt(text, start + at) !== DASH : !isHexAt(text, start + at)) return false;
  }
  return true;
}

function isHexAt(text: string, at: number): boolean {
  const letter = text.charCodeAt(at) | 32;
  return classAt(text, at) === DIGIT || (letter >= 97 && letter <= 102);
}
