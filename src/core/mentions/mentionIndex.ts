import { idOfSpan, idSpans } from './idSpans';
import type { FoundId } from './idsIn';
import { LongLine, type ColumnEdit } from './longLine';

/** An id and where it stands in a document. Columns are UTF-16 units, lines and columns count from 0. */
export interface Mention extends FoundId {
  readonly line: number;
}

/** The lines of a document: what an index reads of it, and never all of its text. */
export interface Lines {
  readonly lineCount: number;
  lineAt(line: number): string;
}

/** An edit: the lines from `start` to `end` (both inclusive) became `count` lines. */
export interface LineEdit {
  readonly start: number;
  readonly end: number;
  readonly count: number;
  /** What happened in it where one line stayed one: of a very long line only that is looked at again. */
  readonly columns?: ColumnEdit;
}

/** Longer lines are looked at in pieces. */
const LONG = 32 * 1024;
/** How many characters are looked at between two looks at the clock, and what a line costs besides. */
const STRETCH = 64 * 1024;
const PER_LINE = 16;
/** More than the length of any id. */
const LENGTHS = 256;
/** Functions take only so many. */
const MOST_ARGUMENTS = 10_000;

/**
 * Where the ids of a line begin and end: 0 where there is none, 256 times its start plus its length where there is one,
 * which takes no memory, as `idSpans` has it where there are more. What they are is read again where it is asked for.
 */
type Found = number | readonly number[] | LongLine;

/** The ids of one open document, found line by line when they are asked for or when there is time. */
export class MentionIndex {
  /** `undefined`: not looked at since it changed. */
  #found: (Found | undefined)[];
  /** All lines before it were looked at, but for those that changed since. */
  #seen = 0;
  /** From here to before `#changedEnd` lines may have changed since they were looked at. */
  #changed = 0;
  #changedEnd = 0;

  readonly #lines: Lines;

  constructor(lines: Lines) {
    this.#lines = lines;
    this.#found = new Array<undefined>(lines.lineCount);
  }

  get isComplete(): boolean {
    return this.#changed >= this.#changedEnd && this.#seen >= this.#found.length;
  }

  /** Takes in an edit that the lines show already. Costs no look at any line. */
  edited({ start, end, count, columns }: LineEdit): void {
    const old = end - start + 1;
    const only = old === 1 && count === 1 && columns ? this.#found[start] : undefined;
    if (only instanceof LongLine && columns) only.edited(columns);
    else if (count === old) this.#found.fill(undefined, start, end + 1);
    else this.#found = replace(this.#found, start, old, new Array<undefined>(count).fill(undefined));
    this.#markChanged(start, old, count);
  }

  #markChanged(start: number, old: number, count: number): void {
    const behind = start + old;
    const moved = (line: number): number => (line >= behind ? line + count - old : Math.min(line, start));
    const isEmpty = this.#changed >= this.#changedEnd;
    const isSeen = this.#seen >= behind;
    this.#seen = moved(this.#seen);
    this.#changed = moved(this.#changed);
    this.#changedEnd = moved(this.#changedEnd);
    // What was not looked at before comes with the rest.
    if (!isSeen) return;
    this.#changed = isEmpty ? start : Math.min(this.#changed, start);
    this.#changedEnd = isEmpty ? start + count : Math.max(this.#changedEnd, start + count);
  }

  /** Looks at further lines for about so many milliseconds. Returns whether all were looked at. */
  advance(ms: number, now: () => number = () => performance.now()): boolean {
    const until = now() + ms;
    while (!this.isComplete) {
      if (this.#changed < this.#changedEnd) this.#changed = this.#look(this.#changed, this.#changedEnd);
      else this.#seen = this.#look(this.#seen, this.#found.length);
      if (now() > until) break;
    }
    return this.isComplete;
  }

  /**
   * Those on some lines, the last included, in order.
   * @param before only those that begin before this column, so that of a long line no more is looked at
   */
  within(first: number, last: number, before = Infinity): readonly Mention[] {
    const mentions: Mention[] = [];
    for (let line = Math.max(0, first); line <= last && line < this.#found.length; line++)
      for (const mention of this.#on(line, before)) mentions.push(mention);
    return mentions;
  }

  /** All that were found by now, in order; read before the next edit. */
  *known(): Generator<Mention, void, undefined> {
    for (let line = 0; line < this.#found.length; line++) {
      const found = this.#found[line];
      if (found instanceof LongLine ? found.isComplete : found) yield* this.#on(line, Infinity);
    }
  }

  *#on(line: number, before: number): Generator<Mention, void, undefined> {
    const text = this.#lines.lineAt(line);
    const found = this.#foundOn(line, text);
    const spans = found instanceof LongLine ? found.spans(text, before) : spansOf(found);
    for (const [start, end] of spans)
      if (start < before) yield { id: idOfSpan(text, start, end), line, start, end };
  }

  #foundOn(line: number, text: string): Found {
    return (this.#found[line] ??= text.length > LONG ? new LongLine(text.length) : foundOn(text));
  }

  /** Looks at a bounded number of characters of some lines. Returns the line to go on with. */
  #look(first: number, last: number): number {
    const all = this.#found;
    let left = STRETCH;
    for (let line = first; line < last; line++) {
      if (left <= 0) return line;
      left -= PER_LINE;
      const known = all[line];
      if (known !== undefined && (!(known instanceof LongLine) || known.isComplete)) continue;
      const text = this.#lines.lineAt(line);
      if (text.length <= LONG) {
        all[line] = foundOn(text);
        left -= text.length;
        continue;
      }
      const long = known instanceof LongLine ? known : new LongLine(text.length);
      all[line] = long;
      left -= long.advance(text, left);
      if (!long.isComplete) return line;
    }
    return last;
  }
}

function foundOn(text: string): number | readonly number[] {
  const spans = idSpans(text, 0, text.length);
  const [start, end] = spans;
  if (start === undefined || end === undefined) return 0;
  return spans.length > 2 ? spans : start * LENGTHS + end - start;
}

/** Puts other lines into the place of some, however many. */
function replace<T>(list: T[], start: number, count: number, fresh: readonly T[]): T[] {
  if (fresh.length > MOST_ARGUMENTS) return [...list.slice(0, start), ...fresh, ...list.slice(start + count)];
  list.splice(start, count, ...fresh);
  return list;
}

function* spansOf(found: number | readonly number[]): Generator<readonly [start: number, end: number]> {
  if (found === 0) return;
  if (typeof found === 'number') {
    const start = Math.floor(found / LENGTHS);
    yield [start, start + (found % LENGTHS)];
  } else for (let at = 0; at + 1 < found.length; at += 2) yield [found[at] ?? 0, found[at + 1] ?? 0];
}
