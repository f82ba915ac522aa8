import { firstToken } from './jsonTokens';
import { keyPathsIn, type KeyPath } from './keyWalk';

/**
 * Reads a part of a document: the text between two offsets, clipped to what there is. The document itself may be huge,
 * or still be one line of it.
 */
export type TextWindow = (start: number, end: number) => string;

/** How far back to look, the second only where the first shows too little: reading 64 kB takes about a millisecond. */
const NEAR = 8 * 1024;
const FAR = 64 * 1024;
const AFTER = 8 * 1024;
/** How far apart places are that are read together. */
const TOGETHER = 16 * 1024;

/**
 * The keys around an offset of a JSON document: with comments, as JSON lines, minified, or invalid while somebody
 * types. Reads 8 kB to either side, and 64 kB before the offset where the innermost object begins further away. The
 * nearest key is there unless it lies still further; keys around a long list can be missing.
 */
export function keyPathAt(read: TextWindow, offset: number): KeyPath {
  const [path] = keyPathsAt(read, [offset]);
  if (!path) throw new Error('no path');
  return path;
}

/**
 * The keys around several offsets, which ascend. Those close to each other are read together, so that all ids of a page
 * take hardly longer than one.
 */
export function keyPathsAt(read: TextWindow, offsets: readonly number[]): KeyPath[] {
  return groups(offsets).flatMap((group) => {
    const near = keyPathsWithin(read, group, NEAR);
    const open = group.filter((offset, at) => offset > NEAR && !isEnough(near[at]));
    const far = open.length > 0 ? keyPathsWithin(read, open, FAR) : [];
    return near.map((path, at) => far[open.indexOf(group[at] ?? NaN)] ?? path);
  });
}

function isEnough(path: KeyPath | undefined): boolean {
  return path !== undefined && path.isObjectSeen && path.keys.length > 0;
}

function groups(offsets: readonly number[]): number[][] {
  const list: number[][] = [];
  for (const offset of offsets) {
    const last = list.at(-1);
    if (last?.[0] !== undefined && offset - last[0] <= TOGETHER) last.push(offset);
    else list.push([offset]);
  }
  return list;
}

function keyPathsWithin(read: TextWindow, offsets: readonly number[], before: number): KeyPath[] {
  const from = Math.max(0, (offsets[0] ?? 0) - before);
  const text = read(from, (offsets.at(-1) ?? 0) + AFTER);
  const places = offsets.map((offset) => Math.min(offset - from, text.length));
  const paths = keyPathsIn(text, places, from > 0 ? firstToken(text) : 0);
  return paths.map((outer, at) => withComment(text, places[at] ?? 0, outer));
}

/** JSON that is commented out, or "milestone: 2ef4…": what stands before the place in the comment counts as well. */
function withComment(text: string, place: number, outer: KeyPath): KeyPath {
  if (outer.comment === undefined) return outer;
  const start = outer.comment + 2;
  const [inner] = keyPathsIn(text.slice(start, place + AFTER), [Math.max(0, place - start)], 0);
  return { ...outer, keys: [...outer.keys, ...(inner?.keys ?? [])] };
}

/** The two nearest keys as one writes them, `custom_strike.basketball_team`; `''` in a comment or outside of any key. */
export function keyLabel({ keys, comment }: KeyPath): string {
  return comment === undefined ? keys.slice(-2).join('.') : '';
}
