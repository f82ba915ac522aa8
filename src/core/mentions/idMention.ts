import { idHint, type IdHint } from './idHint';
import { keyLabel, keyPathAt, type TextWindow } from './keyPath';

/** An id in a document, with what its surroundings tell. */
export interface IdMention {
  /** A UUID in lower case, or a ticker. */
  readonly id: string;
  readonly hint: IdHint;
  /** The type of structured target that the key asks for, `basketball_team`; `''` when it asks for none. */
  readonly targetType: string;
  /** The key it stands under as one writes it, `custom_strike.basketball_team`; `''` where there is none. */
  readonly under: string;
}

/** How much of a line is read for a comment that says what an id is. */
const NEARBY = 200;

/** Where an id was found. */
export interface IdSource {
  /** The document, or the line of a JSON-lines file. */
  readonly read: TextWindow;
  /** Where the id begins in it. */
  readonly offset: number;
  readonly line: string;
  /** Where the id begins in its line. */
  readonly start: number;
  /** The line before, `''` when there is none. */
  readonly above: string;
}

export function idMention(id: string, { read, offset, line, start, above }: IdSource): IdMention {
  const place = keyPathAt(read, offset);
  const around = line.slice(Math.max(0, start - NEARBY), start + NEARBY);
  const comment = /^\s*(\/[/*]|\*)/.test(above) ? `${above.slice(0, NEARBY)}\n` : '';
  const [outer, own] = place.keys.slice(-2);
  const targetType = outer === 'custom_strike' && own !== undefined ? own : '';
  return { id, hint: idHint(place, comment + around), under: keyLabel(place), targetType };
}
