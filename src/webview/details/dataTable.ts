import type { Block, Cell, Column } from '../../core/protocol/content';
import { columnTracks } from './columnTracks';
import { element } from './element';
import { inlineRuns } from './inlineRuns';
import type { PageMemory } from './pageMemory';
import { nextSort, rowOrder, type Sort } from './rowOrder';
import { scrollBox } from './scrollBox';

type Table = Extract<Block, { type: 'table' }>;

/** Rows that are laid out together, or not at all while they are out of sight. */
const ROWS_TOGETHER = 40;
/** From this many rows on, the table scrolls in a box of its own, under its headings. */
const LONG = 30;

/** A table that is sorted by its headings. However long, only the rows in sight are laid out. */
export function dataTable(
  { columns, rows }: Table,
  title: string,
  key: string,
  memory: PageMemory,
): HTMLElement {
  const lines = rows.map((row) => rowElement(row, columns));
  const bodies = bodiesFor(lines);
  const heads = columns.map(headElement);
  const table = element(
    'table',
    {},
    element('caption', { class: 'unseen' }, title),
    element('thead', {}, element('tr', {}, ...heads)),
    ...bodies,
  );
  const { template, minWidth } = columnTracks(columns, rows);
  table.style.setProperty('--columns', template);
  table.style.minWidth = minWidth;

  const arrange = (sort: Sort | undefined): void => {
    heads.forEach((head, column) => markSorted(head, sort?.column === column ? sort : undefined));
    fill(
      bodies,
      rowOrder(rows, sort).flatMap((index) => lines[index] ?? []),
    );
  };
  heads.forEach((head, column) => {
    head.addEventListener('click', () => {
      const sort = nextSort(memory.sort(key), column);
      memory.setSort(key, sort);
      arrange(sort);
    });
  });
  arrange(memory.sort(key));
  return scrollBox(table, rows.length >= LONG ? 'table-box long' : 'table-box', key, memory);
}

function headElement({ label, align }: Column): HTMLElement {
  const button = element('button', { type: 'button' }, element('span', {}, label));
  return element('th', { scope: 'col', ...(align && { class: align }) }, button);
}

function markSorted(head: HTMLElement, sort: Sort | undefined): void {
  head.setAttribute('aria-sort', sort ? (sort.descending ? 'descending' : 'ascending') : 'none');
}

function rowElement(row: readonly Cell[], columns: readonly Column[]): HTMLElement {
  const cells = columns.map(({ align }, index) => {
    const runs = inlineRuns(row[index]?.content ?? []);
    const attributes = align ? { class: align } : {};
    return index === 0
      ? element('th', { scope: 'row', ...attributes }, ...runs)
      : element('td', attributes, ...runs);
  });
  return element('tr', {}, ...cells);
}

function bodiesFor(lines: readonly HTMLElement[]): readonly HTMLElement[] {
  return Array.from({ length: Math.ceil(lines.length / ROWS_TOGETHER) }, () => element('tbody'));
}

function fill(bodies: readonly HTMLElement[], lines: readonly HTMLElement[]): void {
  bodies.forEach((body, index) => {
    const together = lines.slice(index * ROWS_TOGETHER, (index + 1) * ROWS_TOGETHER);
    body.style.setProperty('--rows', String(together.length));
    body.replaceChildren(...together);
  });
}
