import { idSpans, REACH_BEFORE, REACH_BEHIND } from './idSpans';

/** An edit inside of one line: the characters from one column to before another became so many. */
export interface ColumnEdit {
  readonly from: number;
  readonly to: number;
  readonly length: number;
}

interface Piece {
  readonly length: number;
  /**
   * See `idSpans`, counted from the start of the piece; `undefined`: not looked at. Outside of V8's heap, where the
   * places of a line full of ids would be moved about again and again.
   */
  spans: Int32Array | undefined;
}

const PIECE = 16 * 1024;

/** The ids of a line that is too long to be looked at in one go, as a minified document is. Columns are UTF-16 units. */
export class LongLine {
  #pieces: Piece[];
  /** All pieces before it were looked at. */
  #seen = 0;
  #length: number;

  constructor(length: number) {
    this.#length = length;
    this.#pieces = piecesOf(length);
  }

  get length(): number {
    return this.#length;
  }

  get isComplete(): boolean {
    return this.#seen >= this.#pieces.length;
  }

  /** Takes in an edit that the text shows already: what is known of other places stays. */
  edited({ from, to, length }: ColumnEdit): void {
    const first = this.#pieceAt(from - REACH_BEHIND);
    const last = this.#pieceAt(to + REACH_BEFORE);
    const touched = this.#pieces.slice(first, last + 1);
    const old = touched.reduce((sum, piece) => sum + piece.length, 0);
    this.#pieces.splice(first, touched.length, ...piecesOf(old + from - to + length));
    this.#length += from - to + length;
    this.#seen = Math.min(this.#seen, first);
  }

  /**
   * Looks at further pieces of the text, about so many characters.
   * @returns how many it were
   */
  advance(text: string, most: number): number {
    let start = 0;
    let looked = 0;
    for (const [index, piece] of this.#pieces.entries()) {
      if (looked >= most) break;
      if (!piece.spans) {
        piece.spans = spansOf(text, start, piece.length);
        looked += piece.length;
      }
      start += piece.length;
      this.#seen = Math.max(this.#seen, index + 1);
    }
    return looked;
  }

  /** Where ids begin and end, in order, as far as the pieces go that reach beyond a column: looks at those it needs. */
  *spans(text: string, before = Infinity): Generator<readonly [start: number, end: number], void, undefined> {
    let start = 0;
    for (const piece of this.#pieces) {
      if (start - REACH_BEFORE > before) return;
      const spans = (piece.spans ??= spansOf(text, start, piece.length));
      for (let at = 0; at + 1 < spans.length; at += 2)
        yield [start + (spans[at] ?? 0), start + (spans[at + 1] ?? 0)];
      start += piece.length;
    }
  }

  /** The piece that a column lies in, the first or the last for those outside. */
  #pieceAt(column: number): number {
    let end = 0;
    const found = this.#pieces.findIndex(({ length }) => (end += length) > column);
    return found === -1 ? this.#pieces.length - 1 : found;
  }
}

function piecesOf(length: number): Piece[] {
  const count = Math.max(1, Math.ceil(length / PIECE));
  return Array.from({ length: count }, (_, index) => ({
    length: Math.min(PIECE, length - index * PIECE),
    spans: undefined,
  }));
}

/** Of the ids that have their first dash in a piece. Reads that piece alone, and what lies around it. */
function spansOf(text: string, start: number, length: number): Int32Array {
  const cut = Math.max(0, start - REACH_BEFORE);
  const part = text.slice(cut, start + length + REACH_BEHIND);
  return Int32Array.from(idSpans(part, start - cut, start - cut + length, cut - start));
}
