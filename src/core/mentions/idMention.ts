import { idHint, snakeCase, type HintPlace, type IdHint } from './idHint';
import { keyLabel, keyPathAt, keyPathsAt, type TextWindow } from './keyPath';
import type { KeyPath } from './keyWalk';
import { lineKey } from './lineKey';
import { isUuidAt } from './uuid';

/** An id in a document, with what its surroundings tell. */
export interface IdMention {
  /** A UUID in lower case, or a ticker. */
  readonly id: string;
  readonly hint: IdHint;
  /**
   * The key below `custom_strike` that the id stands under, as it is written: `basketball_team`. That is the type of
   * structured target which is due there, or a person's own word for it, of which such a type has at least the last part.
   * `''` everywhere else, also where the key names a role, `home_team_id`.
   */
  readonly targetType: string;
  /** The key it stands under as one writes it, `custom_strike.basketball_team`; `''` where there is none. */
  readonly under: string;
}

/** How much of a line is read for a comment that says what an id is. */
const NEARBY = 200;
const COMMENT = /^\s*(\/[/*]|\*|#)/;

/** Where an id stands. */
export interface IdPlace {
  /** Where the id begins in what is read. */
  readonly offset: number;
  readonly line: string;
  /** Where the id begins in its line. */
  readonly start: number;
  /** The line before, `''` when there is none. */
  readonly above: string;
}

/** What is read around ids. */
export interface IdText {
  /** The document, or the line of a JSON-lines file. */
  readonly read: TextWindow;
  /** In JSON the keys stand anywhere around a value; in other languages only its line is read. JSON where it is absent. */
  readonly syntax?: 'json' | 'lines';
}

/** Where an id was found. */
export interface IdSource extends IdText, IdPlace {}

export function idMention(id: string, source: IdSource): IdMention {
  const path = source.syntax === 'lines' ? undefined : keyPathAt(source.read, source.offset);
  return mentionAt(id, source, path);
}

/** The same for several ids of one text, which are sorted by their offset: close ones are read together. */
export function idMentions(ids: readonly (IdPlace & { readonly id: string })[], text: IdText): IdMention[] {
  const offsets = ids.map(({ offset }) => offset);
  const paths = text.syntax === 'lines' ? [] : keyPathsAt(text.read, offsets);
  return ids.map((place, at) => mentionAt(place.id, place, paths[at]));
}

function mentionAt(id: string, { line, start, above }: IdPlace, path: KeyPath | undefined): IdMention {
  const place = path ?? placeOnLine(line, start);
  const around = line.slice(Math.max(0, start - NEARBY), start + NEARBY);
  const comment = COMMENT.test(above) ? `${above.slice(0, NEARBY)}\n` : '';
  const [outer, own] = place.keys.slice(-2);
  return {
    id,
    hint: idHint(place, comment + around, !isUuidAt(id, 0)),
    targetType: outer !== undefined && snakeCase(outer) === 'custom_strike' && own !== undefined ? own : '',
    under: path ? keyLabel(path) : place.keys.join('.'),
  };
}

function placeOnLine(line: string, start: number): HintPlace {
  const key = lineKey(line, start);
  return { keys: key === '' ? [] : [key], isKey: false, siblings: [] };
}
