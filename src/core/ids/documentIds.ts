import { TimeSlicer } from '../timeSlicer';
import { idsIn, type FoundId } from './idsIn';

/** An id and where it stands in a document. Columns are UTF-16 units, lines and columns count from 0. */
export interface Mention extends FoundId {
  readonly line: number;
}

/** The lines of a document. */
export interface Lines {
  readonly lineCount: number;
  lineAt(line: number): string;
}

/** Characters that are scanned between two looks at the clock, and what a line costs besides. */
const PIECE = 16 * 1024;
const PER_LINE = 16;

/**
 * All ids of a document in order, scanned in time slices, also where it is one long line.
 * @param isWanted is asked between two slices, before the lines are read again
 * @returns `undefined` when the ids are not wanted any more
 */
export async function scanDocument(
  lines: Lines,
  isWanted: () => boolean,
): Promise<readonly Mention[] | undefined> {
  const found: Mention[] = [];
  const slices = new TimeSlicer();
  let left = PIECE;
  for (let line = 0; line < lines.lineCount; line++) {
    const text = lines.lineAt(line);
    left -= PER_LINE;
    for (let start = 0; start < text.length; start += PIECE) {
      const end = Math.min(text.length, start + PIECE);
      for (const { id, start: from, end: to } of idsIn(text, start, end))
        found.push({ id, line, start: from, end: to });
      left -= end - start;
      if (left > 0) continue;
      left = PIECE;
      if (!slices.isOver) continue;
      await slices.next();
      if (!isWanted()) return undefined;
    }
  }
  return found;
}
