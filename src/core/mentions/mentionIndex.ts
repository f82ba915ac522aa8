import { idsIn, type FoundId } from './idsIn';

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
}

/** The ids of one open document, found line by line when they are asked for or when there is time. */
export class MentionIndex {
  /** `undefined`: not looked at since it changed. */
  #found: (readonly FoundId[] | undefined)[];
  /** All lines before it were looked at. */
  #seen = 0;

  readonly #lines: Lines;

  constructor(lines: Lines) {
    this.#lines = lines;
    this.#found = new Array<readonly FoundId[] | undefined>(lines.lineCount);
  }

  get isComplete(): boolean {
    return this.#seen >= this.#found.length;
  }

  /** Takes in an edit that the lines show already. Costs no look at any line. */
  edited({ start, end, count }: LineEdit): void {
    const fresh = new Array<undefined>(count);
    if (count === end - start + 1) for (let line = start; line <= end; line++) this.#found[line] = undefined;
    else this.#found = [...this.#found.slice(0, start), ...fresh, ...this.#found.slice(end + 1)];
    this.#seen = Math.min(this.#seen, start);
  }

  /** Looks at further lines for about so many milliseconds. Returns whether all were looked at. */
  advance(ms: number, now: () => number = () => performance.now()): boolean {
    const until = now() + ms;
    while (!this.isComplete) {
      this.#at(this.#seen++);
      if (this.#seen % 64 === 0 && now() > until) break;
    }
    return this.isComplete;
  }

  /** Those on some lines, the last included, in order. */
  within(first: number, last: number): readonly Mention[] {
    const mentions: Mention[] = [];
    for (let line = Math.max(0, first); line <= last && line < this.#found.length; line++)
      for (const found of this.#at(line)) mentions.push({ ...found, line });
    return mentions;
  }

  /** All that were found by now, in order. */
  *known(): Generator<Mention> {
    for (const [line, some] of this.#found.entries())
      for (const found of some ?? []) yield { ...found, line };
  }

  #at(line: number): readonly FoundId[] {
    return (this.#found[line] ??= idsIn(this.#lines.lineAt(line)));
  }
}
