import type { Cell } from '../../core/details/content';

/** Which column rows are ordered by. */
export interface Sort {
  readonly column: number;
  readonly descending: boolean;
}

const NUMBER = /^([-−]?)[$€£]?(\d[\d,]*(?:\.\d+)?)\s?[%¢]?$/;
const WORDS = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/**
 * The indexes of the rows in their order. A cell counts as its `sort`, or the number that its text is, or its text;
 * numbers come before words, and cells with nothing to say (`''`, `—`) last in both directions.
 */
export function rowOrder(rows: readonly (readonly Cell[])[], sort: Sort | undefined): readonly number[] {
  const indexes = rows.map((_, index) => index);
  if (!sort) return indexes;
  const keys = rows.map((row) => sortKey(row[sort.column]));
  const sign = sort.descending ? -1 : 1;
  return indexes.sort((a, b) => compare(keys[a], keys[b], sign));
}

/** What a click on a column's heading leads to: ascending, then descending, then the order that the rows came in. */
export function nextSort(sort: Sort | undefined, column: number): Sort | undefined {
  if (sort?.column !== column) return { column, descending: false };
  return sort.descending ? undefined : { column, descending: true };
}

type Key = number | string | undefined;

function sortKey(cell: Cell | undefined): Key {
  if (!cell) return undefined;
  if (cell.sort !== undefined) return Number.isNaN(cell.sort) ? undefined : cell.sort;
  const text = cell.content
    .map((run) => run.text)
    .join('')
    .trim();
  const [, minus, digits] = NUMBER.exec(text) ?? [];
  if (digits !== undefined) return Number(digits.replaceAll(',', '')) * (minus ? -1 : 1);
  return text === '' || text === '—' ? undefined : text;
}

function compare(a: Key, b: Key, sign: number): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  if (typeof a === 'number' && typeof b === 'number') return sign * (a - b);
  if (typeof a === 'string' && typeof b === 'string') return sign * WORDS.compare(a, b);
  return sign * (typeof a === 'number' ? -1 : 1);
}
