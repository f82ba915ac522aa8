import { isUuid, UUID_LENGTH } from '../kalshi/idForms';
import { isWordAt } from './characters';
import { isEscapeBefore } from './escapes';
import { isFixtureName } from './fileName';

const DASH = 45;

/** Where the first dash of a UUID stands in it. */
export const UUID_DASH = 8;

/** Whether a UUID begins at an offset. What continues a longer run of letters, digits, `_` or `-` is none. */
export function isUuidAt(text: string, start: number): boolean {
  // Most dashes are not a UUID's first one, which shows at the others.
  if (start < 0 || text.charCodeAt(start + 13) !== DASH || text.charCodeAt(start + 18) !== DASH) return false;
  const end = start + UUID_LENGTH;
  if (!isUuid(text.slice(start, end)) || isWordAt(text, end)) return false;
  return !isWordAt(text, start - 1) || isEscapeBefore(text, start) || isFixtureName(text, start, end);
}
