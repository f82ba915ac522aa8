import { idHint, type IdHint } from './idHint';
import { keyLabel, keyPathAt, keyPathsAt, type IdPath, type TextWindow } from './keyPath';
import { snakeCase } from './keyWords';
import type { Syntax } from './syntax';
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
  /** The keys it stands under as one writes them, `custom_strike.basketball_team`; `''` where there are none. */
  readonly under: string;
}

/** What is read around ids. */
export interface IdText {
  /** The document. */
  readonly read: TextWindow;
  /** JSON where it is absent. */
  readonly syntax?: Syntax;
}

/** Where an id was found. */
export interface IdSource extends IdText {
  /** Where the id begins in what is read. */
  readonly offset: number;
}

export function idMention(id: string, { read, offset, syntax }: IdSource): IdMention {
  return mentionAt(id, keyPathAt(read, offset, syntax));
}

/** The same for several ids of one text, which are sorted by their offset: close ones are read together. */
export function idMentions(
  ids: readonly { readonly id: string; readonly offset: number }[],
  { read, syntax }: IdText,
): IdMention[] {
  const paths = keyPathsAt(
    read,
    ids.map(({ offset }) => offset),
    syntax,
  );
  return ids.flatMap(({ id }, at) => {
    const path = paths[at];
    return path ? [mentionAt(id, path)] : [];
  });
}

function mentionAt(id: string, path: IdPath): IdMention {
  const [outer, own] = path.keys.slice(-2);
  return {
    id,
    hint: idHint(path, !isUuidAt(id, 0)),
    targetType: outer !== undefined && snakeCase(outer) === 'custom_strike' && own !== undefined ? own : '',
    under: keyLabel(path),
  };
}
