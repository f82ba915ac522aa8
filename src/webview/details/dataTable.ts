import type { Block, Cell, Column } from '../../core/details/content';
import { columnTracks } from './columnTracks';
import { element } from './element';
import { inlineRuns } from './inlineRuns';
import { morph, takesOver } from './morph';
import type { PageMemory } from './pageMemory';
import { RowGroups } from './rowGroups';
import { nextSort, rowOrder, type Sort } from './rowOrder';
import { scrollBox } from './scrollBox';

type Table = Extract<Block, { type: 'table' }>;

/** From this many rows on, the table scrolls in a box of its own, under its headings. */
const LONG = 30;

const tables = new WeakMap<Node, Table>();

/** A table that is sorted by its headings. However long, only the rows in sight are laid out. */
export function dataTable(table: Table, title: string, key: string, memory: PageMemory): HTMLElement {
  const shown = new DataTable(table, title, key, memory);
  tables.set(shown.box, table);
  takesOver(shown.box, (next) => {
    const newer = tables.get(next);
    if (newer && formOf(newer) === formOf(table)) shown.update(newer);
    else shown.box.replaceWith(next);
    return true;
  });
  return shown.box;
}

class DataTable {
  readonly box: HTMLElement;
  readonly #table: HTMLElement;
  readonly #heads: readonly HTMLElement[];
  #rows: Table['rows'] = [];
  #groups: RowGroups | undefined;
  #order: readonly number[] = [];

  constructor(
    table: Table,
    title: string,
    readonly key: string,
    readonly memory: PageMemory,
  ) {
    this.columns = table.columns;
    this.#heads = table.columns.map((column, index) => this.#head(column, index, table.rows.length > 1));
    const caption = element('caption', { class: 'unseen' }, title);
    const head = element('thead', {}, element('tr', {}, ...this.#heads));
    this.#table = element('table', {}, caption, head);
    const isLong = table.rows.length >= LONG;
    this.box = scrollBox(this.#table, isLong ? 'table-box long' : 'table-box', key, memory);
    this.update(table);
  }

  readonly columns: Table['columns'];

  /** Rows that are there keep their elements; only those cells change that say something else. */
  update({ rows }: Table): void {
    const before = this.#rows;
    this.#rows = rows;
    const { template, minWidth, maxWidth } = columnTracks(this.columns, rows);
    this.#table.style.setProperty('--columns', template);
    this.#table.style.minWidth = minWidth;
    this.box.style.maxWidth = maxWidth;
    if (this.#groups && before.length === rows.length) {
      this.#groups.forEachMade((index, made) => {
        if (JSON.stringify(before[index]) !== JSON.stringify(rows[index])) morph(made, this.#row(index));
      });
    } else {
      for (const group of this.#groups?.groups ?? []) group.remove();
      this.#groups = new RowGroups(rows.length, (index) => this.#row(index));
      this.#table.append(...this.#groups.groups);
      this.#order = [];
    }
    this.#arrange(this.memory.sort(this.key));
  }

  #arrange(sort: Sort | undefined): void {
    this.#heads.forEach((head, column) => markSorted(head, sort?.column === column ? sort : undefined));
    const order = rowOrder(this.#rows, sort);
    if (String(order) === String(this.#order)) return;
    this.#order = order;
    this.#groups?.arrange(order);
  }

  #head({ label, align }: Column, column: number, canSort: boolean): HTMLElement {
    const text = element('span', {}, label);
    const content = canSort ? element('button', { type: 'button' }, text) : text;
    content.addEventListener('click', () => {
      if (!canSort) return;
      const sort = nextSort(this.memory.sort(this.key), column);
      this.memory.setSort(this.key, sort);
      this.#arrange(sort);
    });
    return element('th', { scope: 'col', ...(align && { class: align }) }, content);
  }

  #row(index: number): HTMLElement {
    const row = this.#rows[index] ?? [];
    const cells = this.columns.map((column, place) => cellElement(row[place], column, place === 0));
    return element('tr', {}, ...cells);
  }
}

/** What a table cannot change any more. */
function formOf({ columns, rows }: Table): string {
  return JSON.stringify([columns, rows.length > 1, rows.length >= LONG]);
}

function markSorted(head: HTMLElement, sort: Sort | undefined): void {
  if (sort) head.setAttribute('aria-sort', sort.descending ? 'descending' : 'ascending');
  else head.removeAttribute('aria-sort');
}

function cellElement(cell: Cell | undefined, { align }: Column, isHead: boolean): HTMLElement {
  const { content = [], bar } = cell ?? {};
  const classes = [...(align ? [align] : []), ...(bar === undefined ? [] : ['depth'])].join(' ');
  const attributes = classes ? { class: classes } : {};
  const runs = inlineRuns(content);
  const made = isHead
    ? element('th', { scope: 'row', ...attributes }, ...runs)
    : element('td', attributes, ...runs);
  if (bar !== undefined) made.style.setProperty('--bar', String(bar));
  return made;
}
