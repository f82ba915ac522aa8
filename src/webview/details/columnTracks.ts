import type { Cell, Column } from '../../core/details/content';

/** Widths of a table's columns for CSS. */
export interface ColumnTracks {
  /** A value of `grid-template-columns`. */
  readonly template: string;
  /** Below this the table scrolls sideways instead of getting narrower. */
  readonly minWidth: string;
  /** Beyond this the columns would only drift apart. */
  readonly maxWidth: string;
}

/** All in characters. Numbers and ids stay on one line. */
const WIDEST_RIGID = 40;
const WIDEST_TEXT = 36;
/** For the widest column of text, which takes the room that is left. */
const WIDEST = 80;
/** How far columns of text may be squeezed: their cells wrap. */
const NARROWEST_TEXT = 16;
const NARROWEST_WIDEST = 24;
const SORT_MARK = 2;
const SLACK = 8;

/**
 * Columns as wide as their texts ask for, the same in every row although no row is laid out with the others: rows that
 * are out of sight are not laid out at all, so that nothing can be measured.
 */
export function columnTracks(columns: readonly Column[], rows: readonly (readonly Cell[])[]): ColumnTracks {
  const lengths = columns.map(({ label }, index) =>
    rows.reduce((most, row) => Math.max(most, cellLength(row[index])), label.length + SORT_MARK),
  );
  const rigid = columns.map(({ align }, index) => align === 'end' || rows.every((row) => isCode(row[index])));
  const widest = lengths.indexOf(Math.max(...lengths.filter((_, index) => !rigid[index])));
  const tracks = columns.map(({ label }, index): Track => {
    const length = (lengths[index] ?? 0) + 1;
    if (rigid[index]) return rigidTrack(Math.min(length, WIDEST_RIGID));
    const [narrow, wide] = index === widest ? [NARROWEST_WIDEST, WIDEST] : [NARROWEST_TEXT, WIDEST_TEXT];
    const least = Math.max(Math.min(length, narrow), label.length + SORT_MARK);
    const most = Math.max(least, Math.min(length, wide));
    return { least, most, css: `minmax(${width(least)}, ${index === widest ? '1fr' : width(most)})` };
  });
  return {
    template: tracks.map(({ css }) => css).join(' '),
    minWidth: total(tracks.map(({ least }) => least)),
    maxWidth: total([...tracks.map(({ most }) => most), SLACK]),
  };
}

interface Track {
  readonly least: number;
  readonly most: number;
  readonly css: string;
}

function rigidTrack(characters: number): Track {
  return { least: characters, most: characters, css: width(characters) };
}

function width(characters: number): string {
  return `calc(${characters}ch + var(--cell-padding))`;
}

function total(widths: readonly number[]): string {
  const characters = widths.reduce((sum, each) => sum + each, 0);
  return `calc(${characters}ch + ${widths.length} * var(--cell-padding))`;
}

/** Capitals are wider than the digit that a `ch` is, and tickers are made of them. */
const CAPITAL = 0.3;

function cellLength(cell: Cell | undefined): number {
  const text = cell?.content.map((run) => run.text).join('') ?? '';
  return Math.ceil(text.length + CAPITAL * text.replace(/[^A-Z]/g, '').length);
}

function isCode(cell: Cell | undefined): boolean {
  return cell === undefined || cell.content.every(({ code = false }) => code);
}
