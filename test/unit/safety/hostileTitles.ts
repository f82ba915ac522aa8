import { isTicker } from '../../../src/core/entities/ids';
import { FRAGMENTS } from '../format/hostileText';
import type { Random } from '../../support/random';

const UNITS = ['\u2028', '\u061c', '\ufe0f', '\ue000', '\u{e0101}', '\udfff', '\u0085', '\u00ad', '\u3164'];

/** What nobody should see of a title, break or be turned around by. */
export const HARMFUL = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;

/**
 * Titles that somebody would send who wants more than text to be shown. Each has a number of its own, anywhere in it,
 * so that none vanishes as a whole or looks like another.
 */
export function hostileTitles(random: Random): () => string {
  let number = 0;
  return () => {
    const parts = Array.from({ length: 1 + random.below(5) }, () =>
      random.isOneIn(6) ? random.pick(UNITS) : random.pick(FRAGMENTS),
    );
    parts.splice(random.below(parts.length + 1), 0, String((number += 1)));
    const title = parts.join(random.pick(['', '', ' ', '\n']));
    // Addresses are left out of some places as a whole, which would only show that they are. A ticker by chance would be
    // an id like any other.
    return /^\s*https?:/i.test(title) || isTicker(title) ? `(${title}` : title;
  };
}

/** Titles of which nothing could be made. */
export function harmlessTitles(): () => string {
  let number = 0;
  return () => `Title ${(number += 1)}`;
}
