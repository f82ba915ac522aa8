import type { Cell, Column } from '../../core/protocol/content';

/** Widths of a table's columns for CSS. */
export interface ColumnTracks {
  /** A value of `grid-template-columns`. */
  readonly template: string;
  /** Below this the table scrolls sideways instead of getting narrower. */
  readonly minWidth: string;
}

const WIDEST_NUMBER = 24;
const WIDEST_TEXT = 60;
/** How far a column of text may be squeezed: its cells wrap. */
const NARROWEST_TEXT = 16;
const SORT_MARK = 2;

/**
 * Columns as wide as their texts ask for, the same in every row although no row is laid out with the others: rows that
 * are out of sight are not laid out at all, so that nothing can be measured.
 */
export function columnTracks(columns: readonly Column[], rows: readonly (readonly Cell[])[]): ColumnTracks {
  const tracks = columns.map(({ label, align }, index) => {
    const heading = label.length + SORT_MARK;
    const longest = rows.reduce((most, row) => Math.max(most, cellLength(row[index])), heading);
    if (align === 'end') return { least: Math.min(longest, WIDEST_NUMBER), share: 0 };
    const share = Math.min(longest, WIDEST_TEXT);
    return { least: Math.max(heading, Math.min(share, NARROWEST_TEXT)), share };
  });
  const least = tracks.reduce((sum, track) => sum + track.least, 0);
  return {
    template: tracks.map((track) => trackOf(track.least, track.share)).join(' '),
    minWidth: `calc(${least}ch + ${tracks.length} * var(--cell-padding))`,
  };
}

function cellLength(cell: Cell | undefined): number {
  return cell ? cell.content.reduce((sum, { text }) => sum + text.length, 0) : 0;
}

function trackOf(least: number, share: number): string {
  const width = `calc(${least}ch + var(--cell-padding))`;
  return share > 0 ? `minmax(${width}, ${share}fr)` : width;
}
