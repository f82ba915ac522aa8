import { keyPathsIn, type KeyPath } from './jsonKeyPaths';

/** Indentation and dashes, a key with or without quotes, and what stands behind its colon. */
const LINE =
  /^([ \t]*(?:-(?:[ \t]+|$))*)(?:(?:("[^"\r\n]*"|'[^'\r\n]*')[ \t]*|([^\s"'#{}[\],&*!|>%@`-][^:#\r\n{}[\],]*)):(?=\s|$))?/;
const MAX_LINES = 2_000;
const MAX_SIBLINGS = 200;

/** A key or the dash of a list, with the column that it begins in. */
interface Entry {
  readonly column: number;
  /** `undefined` for a dash. */
  readonly key: string | undefined;
}

/** A line of YAML. */
interface Line {
  readonly entries: readonly Entry[];
  /** Where the value begins: behind the colon or the last dash. */
  readonly value: number;
}

/** The keys around places of a YAML text, by its indentation, and in its brackets as in JSON. */
export function yamlKeysIn(text: string, places: readonly number[]): readonly KeyPath[] {
  return places.map((place) => yamlKeysAt(text, place));
}

function yamlKeysAt(text: string, place: number): KeyPath {
  const start = Math.max(text.lastIndexOf('\n', place - 1), text.lastIndexOf('\r', place - 1)) + 1;
  const [own = ''] = text.slice(start).split(/[\r\n]/, 1);
  const column = place - start;
  const read = yamlLine(own);
  const isValue = column >= read.value;
  const entries = isValue ? read.entries : read.entries.slice(0, -1);
  const { keys, siblings } = around(text, start, own.length, entries, column);
  const comment = /(?:^|\s)#/.exec(own.slice(0, column));
  const token: [number, number] = isValue
    ? [start + read.value, start + own.length]
    : [start, start + own.length];
  const path: KeyPath = {
    ...{ keys, siblings, isKey: !isValue, isValue, token, isObjectSeen: keys.length > 0 },
    comment: comment && !/["']/.test(own.slice(0, column)) ? start + comment.index : undefined,
  };
  return isValue && path.comment === undefined
    ? withFlow(path, own.slice(read.value), column - read.value)
    : path;
}

/** A value in brackets, or quoted. */
function withFlow(path: KeyPath, value: string, place: number): KeyPath {
  if (/^\s*[{[]/.test(value)) {
    const [inner] = keyPathsIn(value, [place], 0);
    if (!inner) return path;
    const [from, to] = inner.token;
    const moved: [number, number] = [path.token[0] + from, path.token[0] + to];
    const siblings = inner.keys.length > 0 ? inner.siblings : path.siblings;
    return { ...path, keys: [...path.keys, ...inner.keys], isKey: inner.isKey, siblings, token: moved };
  }
  const blank = /^\s*(?:&\S+\s+|!\S+\s+)?/.exec(value)?.[0].length ?? 0;
  return { ...path, token: [path.token[0] + blank, path.token[1]] };
}

/** What stands on a line before its value. */
export function yamlLine(line: string): Line {
  const found = LINE.exec(line);
  const before = found?.[1] ?? '';
  const entries: Entry[] = Array.from(before.matchAll(/-/g), ({ index }) => ({
    column: index,
    key: undefined,
  }));
  const key = found?.[2]?.slice(1, -1) ?? found?.[3]?.trim();
  if (key !== undefined) entries.push({ column: before.length, key });
  return { entries, value: found?.[0].length ?? 0 };
}

/** The keys above a place, from the outermost, and those beside the nearest. */
function around(
  text: string,
  start: number,
  length: number,
  own: readonly Entry[],
  column: number,
): Pick<KeyPath, 'keys' | 'siblings'> {
  const above = linesBefore(text, start);
  const nearest = own.at(-1);
  const keys: string[] = [];
  const indent = /^\s*/.exec(text.slice(start, start + column))?.[0].length ?? 0;
  const reached = { column: own.length > 0 ? Infinity : indent, isList: false };
  const climb = ({ column: at, key }: Entry): void => {
    // The entries of a list may stand as far left as its key.
    const isAbove = at < reached.column || (at === reached.column && reached.isList && key !== undefined);
    if (!isAbove) return;
    reached.column = at;
    reached.isList = key === undefined;
    if (key !== undefined) keys.unshift(key);
  };
  own.toReversed().forEach(climb);
  for (const line of above) {
    if (/^(?:---|\.\.\.)/.test(line)) break;
    yamlLine(line).entries.toReversed().forEach(climb);
    if (reached.column === 0 && !reached.isList) break;
  }
  const isInMap = nearest?.key !== undefined;
  const behind = text.slice(start + length).split(/\r\n|[\r\n]/, MAX_SIBLINGS);
  return { keys, siblings: isInMap ? siblingsOf(nearest, own, above, behind) : [] };
}

function siblingsOf(
  nearest: Entry,
  own: readonly Entry[],
  above: readonly string[],
  behind: readonly string[],
): readonly string[] {
  const found = [nearest.key ?? ''];
  /** Returns whether the map goes on. */
  const look = (line: string, isAbove: boolean): boolean => {
    const { entries } = yamlLine(line);
    const same = entries.find(({ column, key }) => column === nearest.column && key !== undefined);
    const isOutside = entries.some(({ column }) => column < nearest.column);
    if (same && (isAbove || !isOutside)) found.push(same.key ?? '');
    return !isOutside && found.length < MAX_SIBLINGS;
  };
  const isFirst = own.length > 1;
  if (!isFirst) above.every((line) => look(line, true));
  behind.every((line) => look(line, false));
  return found;
}

/** From the nearest up. */
function linesBefore(text: string, start: number): readonly string[] {
  return text
    .slice(0, start)
    .split(/\r\n|[\r\n]/)
    .slice(-MAX_LINES - 1)
    .slice(0, -1)
    .reverse();
}
