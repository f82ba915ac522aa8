import { Frame } from './codeFrame';
import { codeToken, type CodeStyle } from './codeTokens';
import { endStatement, take, topOf, type Arrival, type Walk } from './codeWalk';
import type { KeyPath } from './keyWalk';

const HEADER = /\[{1,2}([^\]\r\n]*)\]{1,2}[^\r\n]*/y;
/** How many blanks may stand before a header. */
const MOST_INDENTED = 40;

/**
 * The names and keys around places, which ascend, of a program or of a settings file: those of assignments, of named
 * arguments, of the entries of maps, and of functions for their first argument. Reads what is usual, and errs on the side
 * of no key.
 */
export function codeKeysIn(
  text: string,
  places: readonly number[],
  from: number,
  style: CodeStyle,
): readonly KeyPath[] {
  const walk: Walk = {
    ...{ text, style, frames: [new Frame('')], header: [], isOpen: false, sign: '', arrivals: [] },
  };
  const { arrivals } = walk;
  for (let at = from, end: number; at < text.length; at = end) {
    const header = style.isSettings ? headerEnd(walk, at) : at;
    const token = header > at ? { kind: 'comment' as const, end: header } : codeToken(text, at, style);
    end = token.end;
    while (end > (places[arrivals.length] ?? Infinity)) arrivals.push(arrive(walk, at, token));
    take(walk, at, token);
  }
  const rest = { kind: 'space' as const, end: text.length };
  while (arrivals.length < places.length) arrivals.push(arrive(walk, text.length, rest));
  return arrivals.map(({ token, kind, keys, frame: around, isKey }) => ({
    ...{ keys, isKey, token, isValue: keys.length > 0 && !isKey },
    siblings: around.isBody ? [] : around.keys,
    isObjectSeen: keys.length > 0 || around.opener !== '',
    comment: kind === 'comment' ? token[0] : undefined,
  }));
}

function arrive(walk: Walk, at: number, { kind, end }: { kind: string; end: number }): Arrival {
  const { frames, header, style } = walk;
  const body = Math.max(
    0,
    frames.findLastIndex(({ isBody }) => isBody),
  );
  const names = frames
    .slice(body)
    .flatMap(({ call, key }, depth) => [depth === 0 || call === undefined ? undefined : `${call}(`, key])
    .filter((name) => name !== undefined);
  const top = topOf(walk);
  const keys = style.isSettings ? [...header, ...names.flatMap((name) => name.split('.'))] : names;
  // A value without quotes may consist of several words and signs.
  const isBare = style.isSettings && kind === 'word' && top.opener === '' && top.key !== undefined;
  return { token: [isBare ? top.valueStart : at, end], kind, keys, frame: top, isKey: false };
}

/** `[table.part]` at the beginning of a line of settings. */
function headerEnd(walk: Walk, at: number): number {
  const { text, frames } = walk;
  if (frames.length > 1 || text.charAt(at) !== '[') return at;
  const before = text.slice(Math.max(0, at - MOST_INDENTED), at);
  const isFirst = before.trim() === '' || /[\r\n]/.test(before.slice(before.trimEnd().length));
  if (!isFirst) return at;
  HEADER.lastIndex = at;
  const found = HEADER.exec(text);
  if (!found) return at;
  endStatement(walk);
  walk.header = (found[1] ?? '').split('.').map((part) => part.trim().replace(/^["']|["']$/g, ''));
  return at + found[0].length;
}
