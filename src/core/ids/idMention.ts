import { isUuid } from '../kalshi/idForms';
import { codeKeysIn } from './codeKeys';
import { CODE_STYLES } from './codeTokens';
import { type IdHint, idHint, snakeCase, withoutCall } from './idHint';
import { type KeyPath, firstToken, keyPathsIn } from './jsonKeyPaths';
import type { Syntax } from './syntax';
import { yamlKeysIn } from './yamlKeys';

/** An id in a document, with what its surroundings say. */
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

export function idMention(id: string, { offset, ...text }: IdSource): IdMention {
  const [mention] = idMentions([{ id, offset }], text);
  if (!mention) throw new Error('no path');
  return mention;
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
  return paths.map((path, index) => {
    const id = ids[index]?.id ?? '';
    const [outer = '', own = ''] = path.keys.slice(-2);
    const targetType = snakeCase(outer) === 'custom_strike' ? own : '';
    return { id, hint: idHint(path, !isUuid(id)), targetType, under: keyLabel(path) };
  });
}

/**
 * Reads a part of a document: the text between two offsets, clipped to what there is. The document itself may be huge,
 * or still be one line of it.
 */
export type TextWindow = (start: number, end: number) => string;

/** The keys around an id. */
export interface IdPath extends KeyPath {
  /** Whether the id is only a part of its value. */
  readonly isPart: boolean;
}

/** How far back to look, the second only where the first shows too little: reading 64 kB takes about a millisecond. */
const NEAR = 8 * 1024;
const FAR = 64 * 1024;
const AFTER = 8 * 1024;
/** How far apart places are that are read together. */
const TOGETHER = 16 * 1024;
const MAX_BLANKS = 80;
/** Strings of JSON in strings of JSON that are read. */
const DEEPEST_TEXT = 4;

/** What stands in a value before an id that is all of it, or one of several. */
const VALUES_BEFORE = /^[bfru]{0,2}\\*["'`]{0,3}[\s,;|]*(?:[0-9a-f]{8}-[0-9a-f-]{27}[\s,;|]+)*$/i;

/**
 * The keys around an offset of a document, even while it is incomplete. Reads 8 kB to either side, and 64
 * kB before the offset where the innermost object begins further away. The nearest key is there unless it lies still
 * further; keys around a long list can be missing.
 */
export function keyPathAt(read: TextWindow, offset: number, syntax: Syntax = 'json'): IdPath {
  const [path] = keyPathsAt(read, [offset], syntax);
  if (!path) throw new Error('no path');
  return path;
}

/**
 * The keys around several offsets, which ascend. Those close to each other are read together, so that all ids of a page
 * take hardly longer than one.
 */
export function keyPathsAt(read: TextWindow, offsets: readonly number[], syntax: Syntax = 'json'): IdPath[] {
  const paths: IdPath[] = [];
  let rest = offsets;
  while (rest[0] !== undefined) {
    const last = rest[0] + TOGETHER;
    const group = rest.filter((offset) => offset <= last);
    rest = rest.slice(group.length);
    const near = keyPathsWithin(read, group, NEAR, syntax);
    const isOpen = (path: KeyPath | undefined): boolean => !path?.isObjectSeen || path.keys.length === 0;
    const open = group.filter((offset, index) => offset > NEAR && isOpen(near[index]));
    const far = open.length > 0 ? keyPathsWithin(read, open, FAR, syntax) : [];
    paths.push(...near.map((path, index) => far[open.indexOf(group[index] ?? NaN)] ?? path));
  }
  return paths;
}

function keyPathsWithin(
  read: TextWindow,
  offsets: readonly number[],
  before: number,
  syntax: Syntax,
): IdPath[] {
  const from = Math.max(0, (offsets[0] ?? 0) - before);
  const text = read(from, (offsets.at(-1) ?? 0) + AFTER);
  const places = offsets.map((offset) => Math.min(offset - from, text.length));
  const paths = pathsIn(text, places, syntax, from > 0);
  return paths.map((path, at) => within(text, places[at] ?? 0, path, syntax));
}

function pathsIn(
  text: string,
  places: readonly number[],
  syntax: Syntax,
  isCut: boolean,
): readonly KeyPath[] {
  if (syntax === 'json') return keyPathsIn(text, places, isCut ? firstToken(text) : 0);
  if (syntax === 'jsonl') return places.map((place) => inLineOfJson(text, place, isCut));
  if (syntax === 'yaml') return yamlKeysIn(text, places);
  const style = CODE_STYLES[syntax];
  if (style) return codeKeysIn(text, places, isCut ? lineStart(text) : 0, style);
  return places.map((place) => onLine(text, place));
}

/** Where the first whole line of a text begins. */
export function lineStart(text: string): number {
  return (/[\r\n]+/.exec(text)?.index ?? -1) + 1;
}

function inLineOfJson(text: string, place: number, isCut: boolean): KeyPath {
  const { line, start } = lineAround(text, place);
  const [found] = keyPathsIn(line, [place - start], isCut && start === 0 ? firstToken(line) : 0);
  if (!found) throw new Error('no path');
  const { comment, token } = found;
  return {
    ...found,
    token: [token[0] + start, token[1] + start],
    comment: comment === undefined ? undefined : comment + start,
  };
}

function lineAround(text: string, place: number): { readonly line: string; readonly start: number } {
  const start = Math.max(text.lastIndexOf('\n', place - 1), text.lastIndexOf('\r', place - 1)) + 1;
  const [line = ''] = text.slice(start).split(/[\r\n]/, 1);
  return { line, start };
}

/** In a text of any kind the id is read by what stands on its line: JSON, or a key before it. */
function onLine(text: string, place: number): KeyPath {
  const { line, start } = lineAround(text, place);
  const column = place - start;
  const [json] = line.slice(0, column).includes('{') ? keyPathsIn(line, [column], 0) : [];
  if (json?.isObjectSeen && json.comment === undefined && json.keys.length > 0)
    return { ...json, token: [json.token[0] + start, json.token[1] + start] };
  const key = keyOnLine(line, column);
  return {
    ...{ keys: key === '' ? [] : [key], siblings: [], isKey: false, isValue: key !== '', isObjectSeen: true },
    ...{ comment: undefined, token: [place, start + line.length] },
  };
}

/** Takes in what the value around a place says itself: a comment, JSON in a string, or a text with the id in it. */
function within(text: string, place: number, path: KeyPath, syntax: Syntax, depth = 0): IdPath {
  if (path.comment !== undefined) return inComment(text, place, path, syntax);
  const [start, end] = path.token;
  const before = text.slice(Math.min(start, place), place);
  if (path.isKey) return { ...path, isPart: false };
  if (VALUES_BEFORE.test(before)) return { ...path, isPart: !isValueStart(text, start) };
  const decoded = unescaped(before.replace(/^[bfru]{0,2}["'`]{1,3}/i, ''));
  const inner = decoded + unescaped(text.slice(place, Math.min(end, place + AFTER)));
  const [json] = depth < DEEPEST_TEXT && /[{[:]/.test(decoded) ? keyPathsIn(inner, [decoded.length], 0) : [];
  if (json && json.comment === undefined && json.keys.length > 0) {
    const found = within(inner, decoded.length, json, 'json', depth + 1);
    return { ...path, ...found, keys: [...path.keys, ...found.keys], comment: undefined };
  }
  const key = keyBefore(decoded);
  if (key === '') return { ...path, isPart: true };
  return { ...path, keys: [...path.keys, key], siblings: [], isPart: false };
}

/** Whether a value begins here, and not a further word of a sentence: "milestone: see 2ef4…" says nothing of the id. */
function isValueStart(text: string, start: number): boolean {
  if (!/\w/.test(text.charAt(start))) return true;
  return /(?:^|[\r\n"'`:=,[({>|-])[ \t]*$/.test(text.slice(Math.max(0, start - MAX_BLANKS), start));
}

/** What is commented out, or "milestone: 2ef4…": what stands before the place in the comment counts as well. */
function inComment(text: string, place: number, path: KeyPath, syntax: Syntax): IdPath {
  const start = (path.comment ?? 0) + 1;
  if (syntax !== 'json' && syntax !== 'jsonl') {
    const key = keyBefore(text.slice(start, place));
    return { ...path, keys: key === '' ? [] : [key], siblings: [], isPart: key === '' };
  }
  const comment = text.slice(start + 1, place + AFTER);
  const at = Math.max(0, place - start - 1);
  const [inner] = keyPathsIn(comment, [at], 0);
  if (!inner || inner.comment !== undefined) return { ...path, isPart: true };
  const found = within(comment, at, inner, syntax);
  return { ...path, keys: [...path.keys, ...found.keys], isPart: found.isPart };
}

/** The key that stands at the end of a text, on its last line. */
function keyBefore(text: string): string {
  const line = text.slice(Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1);
  return keyOnLine(line, line.length);
}

/** A text as it was before it became a string: quotes and line breaks are enough to read its keys. */
function unescaped(text: string): string {
  return text.replace(/\\(u0022|[\s\S])/g, (_, sign: string) =>
    sign === 'n' || sign === 'r' ? '\n' : sign === 't' ? '\t' : sign === 'u0022' ? '"' : sign,
  );
}

/** The two nearest keys as one writes them, `custom_strike.basketball_team`; `''` in a comment or outside of any key. */
export function keyLabel({ keys, comment }: KeyPath): string {
  return comment === undefined
    ? keys
        .map(withoutCall)
        .filter((key) => key !== '')
        .slice(-2)
        .join('.')
    : '';
}

/** How far before a value its key is looked for: a list may have begun there. */
const LONGEST_BEFORE = 300;
/**
 * A key, then what stands between it and its value: a type, `:`, `=`, `:=`, `==`, `=>` or the bracket of a call, more
 * brackets, the strings of a list before, and the quotation mark.
 */
const KEY =
  /([\w$-]{1,80})\\{0,8}["'`]?\]?(?:\s{0,9}:[\w&'.<>[\]| ]{1,40}(?==)|\s{1,9}string\s{1,9}(?==)|\s{0,9})(?::=?|={1,3}>?|\()\s{0,9}[[({&]{0,2}\s{0,9}(?:\\{0,8}["'`][^"'`]{0,80}["'`],\s{0,9})*\\{0,8}["'`]?$/;

/**
 * The key of a value in a line of a program or of YAML: `home_team_id = "…"`, `homeTeamId: '…'`, `milestone_id: …`,
 * `HOME_TEAM_ID: &str = "…"`, `getMilestone("…")`, also with escaped quotes; `''` where there is none on the line.
 * @param start where the value begins
 */
export function keyOnLine(line: string, start: number): string {
  return KEY.exec(line.slice(Math.max(0, start - LONGEST_BEFORE), start))?.[1] ?? '';
}
