import type { Block, Cell, Column } from '../../core/protocol/content';
import { columnTracks } from './columnTracks';
import { element } from './element';
import { inlineRuns } from './inlineRuns';
import type { PageMemory } from './pageMemory';
import { RowGroups } from './rowGroups';
import { nextSort, rowOrder, type Sort } from './rowOrder';
import { scrollBox } from './scrollBox';

type Table = Extract<Block, { type: 'table' }>;

/** From this many rows on, the table scrolls in a box of its own, under its headings. */
const LONG = 30;

/** A table that is sorted by its headings. However long, only the rows in sight are laid out. */
export function dataTable(
  { columns, rows }: Table,
  title: string,
  key: string,
  memory: PageMemory,
): HTMLElement {
  const body = new RowGroups(rows.length, (row) => rowElement(rows[row] ?? [], columns));
  const heads = columns.map((column) => headElement(column, rows.length > 1));
  const table = element(
    'table',
    {},
    element('caption', { class: 'unseen' }, title),
    element('thead', {}, element('tr', {}, ...heads)),
    ...body.groups,
  );
  const { template, minWidth, maxWidth } = columnTracks(columns, rows);
  table.style.setProperty('--columns', template);
  table.style.minWidth = minWidth;

  const arrange = (sort: Sort | undefined): void => {
    heads.forEach((head, column) => markSorted(head, sort?.column === column ? sort : undefined));
    body.arrange(rowOrder(rows, sort));
  };
  heads.forEach((head, column) => {
    head.querySelector('button')?.addEventListener('click', () => {
      const sort = nextSort(memory.sort(key), column);
      memory.setSort(key, sort);
      arrange(sort);
    });
  });
  arrange(memory.sort(key));
  const box = scrollBox(table, rows.length >= LONG ? 'table-box long' : 'table-box', key, memory);
  box.style.maxWidth = maxWidth;
  return box;
}

function headElement({ label, align }: Column, canSort: boolean): HTMLElement {
  const text = element('span', {}, label);
  const content = canSort ? element('button', { type: 'button' }, text) : text;
  return element('th', { scope: 'col', ...(align && { class: align }) }, content);
}

function markSorted(head: HTMLElement, sort: Sort | undefined): void {
  if (sort) head.setAttribute('aria-sort', sort.descending ? 'descending' : 'ascending');
  else head.removeAttribute('aria-sort');
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
