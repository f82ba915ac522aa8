import { element } from './element';

/** Rows that are laid out together, or not at all while they are out of sight. */
const ROWS_TOGETHER = 20;
/** Groups filled before the page is drawn: more than what fits in the table's box. */
const GROUPS_AT_ONCE = 2;
/** Milliseconds for which the others may keep the page busy in one go. */
const SLICE = 8;

/**
 * The rows of a table in groups that the style sheet lays out only when they come in sight. The first groups are
 * filled at once and the others bit by bit, so that thousands of rows never hold the page up.
 */
export class RowGroups {
  readonly groups: readonly HTMLElement[];
  private readonly rows = new Map<number, HTMLElement>();
  private newest = 0;

  /** @param build makes the element of one row, by its index; called once for each */
  constructor(
    count: number,
    private readonly build: (row: number) => HTMLElement,
  ) {
    this.groups = Array.from({ length: Math.ceil(count / ROWS_TOGETHER) }, () => element('tbody'));
  }

  /** Shows the rows in this order of their indexes. */
  arrange(order: readonly number[]): void {
    this.newest += 1;
    this.groups.forEach((group, index) => {
      group.style.setProperty('--rows', String(rowsOf(index, order).length));
      if (index >= GROUPS_AT_ONCE) group.replaceChildren();
    });
    this.fill(0, GROUPS_AT_ONCE, order);
    this.fillLater(GROUPS_AT_ONCE, order, this.newest);
  }

  /** Calls back for the rows that have an element so far. */
  forEachMade(each: (row: number, made: HTMLElement) => void): void {
    for (const [row, made] of this.rows) each(row, made);
  }

  private fillLater(from: number, order: readonly number[], turn: number): void {
    if (from >= this.groups.length) return;
    setTimeout(() => {
      // There is a later arrangement, or the table has left the page.
      if (turn !== this.newest || !this.groups[0]?.isConnected) return;
      const end = performance.now() + SLICE;
      let next = from;
      do {
        this.fill(next, next + 1, order);
        next += 1;
      } while (next < this.groups.length && performance.now() < end);
      this.fillLater(next, order, turn);
    });
  }

  private fill(from: number, to: number, order: readonly number[]): void {
    this.groups.slice(from, to).forEach((group, index) => {
      group.replaceChildren(...rowsOf(from + index, order).map((row) => this.row(row)));
    });
  }

  private row(row: number): HTMLElement {
    const made = this.rows.get(row) ?? this.build(row);
    this.rows.set(row, made);
    return made;
  }
}

function rowsOf(group: number, order: readonly number[]): readonly number[] {
  return order.slice(group * ROWS_TOGETHER, (group + 1) * ROWS_TOGETHER);
}
