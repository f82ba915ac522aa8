/** Counts the lines of a text that is read piece by piece, as an editor counts them: each of LF, CR and CRLF ends one. */
export class LineCounter {
  /** From 0. */
  line = 0;
  /** Where the line begins in the piece at hand; negative where that is before it. */
  start = 0;
  #lf = -1;
  #cr = -1;

  /** Goes on to the line in which a place of the text stands. Places only ever grow. */
  advance(text: string, place: number): void {
    for (;;) {
      if (this.#lf < this.start) this.#lf = find(text, '\n', this.start);
      if (this.#cr < this.start) this.#cr = find(text, '\r', this.start);
      const at = Math.min(this.#lf, this.#cr);
      const next = at + (this.#lf === at + 1 ? 2 : 1);
      if (next > place) return;
      this.start = next;
      this.line++;
    }
  }

  /** The text has lost so many characters at its beginning, and got others at its end. */
  moved(by: number): void {
    this.start -= by;
    this.#lf = this.#cr = -Infinity;
  }
}

function find(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at === -1 ? Infinity : at;
}
