import { foundIds } from './idsIn';
import { idSpans, REACH_BEFORE, REACH_BEHIND } from './idSpans';
import type { Mention } from './mentionIndex';

/**
 * Finds the ids of a text that arrives in pieces, those that `idsIn` finds in the whole. Keeps some hundred characters of
 * what was pushed, and the last piece until the next one. Lines end where those of VS Code do: at `\n`, `\r\n` and `\r`.
 */
export class ChunkScanner {
  /** The end of what was pushed, as far as it is still needed. */
  #text = '';
  /** Before this offset of it all ids were found and all lines counted. */
  #done = 0;
  #line = 0;
  /** Where the line begins, seen from the start of `#text`: negative when further back. */
  #lineStart = 0;

  /** @returns the ids that are sure by now, in order: those close to the end come with the next piece */
  push(chunk: string): Mention[] {
    this.#text += chunk;
    return this.#scan(Math.max(this.#done, this.#text.length - REACH_BEHIND));
  }

  /** @returns the ids of the end; another text can be pushed then */
  end(): Mention[] {
    const mentions = this.#scan(this.#text.length);
    this.#text = '';
    this.#done = this.#line = this.#lineStart = 0;
    return mentions;
  }

  #scan(to: number): Mention[] {
    const text = this.#text;
    const breaks = new LineBreaks(text, this.#done);
    const mentions = foundIds(text, idSpans(text, this.#done, to)).map(({ id, start, end }) => {
      this.#passBreaks(breaks, start);
      return { id, line: this.#line, start: start - this.#lineStart, end: end - this.#lineStart };
    });
    this.#passBreaks(breaks, to);
    const cut = Math.max(0, to - REACH_BEFORE);
    this.#text = text.slice(cut);
    this.#done = to - cut;
    this.#lineStart -= cut;
    return mentions;
  }

  /** An id may begin in what was scanned before; no line does from there to its first dash. */
  #passBreaks(breaks: LineBreaks, to: number): void {
    for (let start = breaks.nextStart(to); start !== -1; start = breaks.nextStart(to)) {
      this.#line++;
      this.#lineStart = start;
    }
  }
}

class LineBreaks {
  readonly #text: string;
  #feed: number;
  #return: number;

  constructor(text: string, from: number) {
    this.#text = text;
    this.#feed = next(text, '\n', from);
    this.#return = next(text, '\r', from);
  }

  /** Where the next line begins whose break stands before an offset; -1 when there is none. */
  nextStart(to: number): number {
    // Of `\r\n` the second is the break.
    if (this.#return < to && this.#return + 1 === this.#feed)
      this.#return = next(this.#text, '\r', this.#feed);
    const at = Math.min(this.#feed, this.#return);
    if (at >= to) return -1;
    if (at === this.#feed) this.#feed = next(this.#text, '\n', at + 1);
    else this.#return = next(this.#text, '\r', at + 1);
    return at + 1;
  }
}

function next(text: string, character: string, from: number): number {
  const at = text.indexOf(character, from);
  return at === -1 ? Infinity : at;
}

/** The ids of a text with the lines and columns where they stand. */
export function idsInText(text: string): Mention[] {
  const scanner = new ChunkScanner();
  return [...scanner.push(text), ...scanner.end()];
}
