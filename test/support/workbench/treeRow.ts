import type { Locator, Page } from 'playwright-core';
import { ContextMenu } from './contextMenu.js';
import { readTreeRows } from './inPage.mjs';
import { type LabelPattern, matches, wholeText } from './labelPattern.js';
import { poll } from './poll.js';

const TURNS_BEFORE_SCROLLING = 10;
const CLICK_IS_LOST_MS = 5_000;

export interface DrawnRow {
  /** Position among all rows of the tree, the ones out of sight included. */
  index: number;
  /** 1 for a root. */
  level: number;
  label: string;
  description: string;
  /** What a screen reader says. */
  ariaLabel: string;
  /** Undefined for a row without children. */
  expanded: boolean | undefined;
  selected: boolean;
  isLast: boolean;
  /** Its middle can be clicked: nothing lies over it. */
  inSight: boolean;
}

/** Not those that stick to the top while what is below them scrolls: they are drawn a second time. */
const ROW = '.monaco-list-row[role="treeitem"]:not(.monaco-tree-sticky-row)';

/** The rows of a tree that are drawn, top to bottom. */
export function readRows(pane: Locator): Promise<DrawnRow[]> {
  return pane.locator(ROW).evaluateAll(readTreeRows);
}

/** A row of a tree, named by its label and those of the rows above it. Every method waits until the row is there. */
export class TreeRow {
  constructor(
    private readonly page: Page,
    private readonly pane: Locator,
    private readonly path: readonly LabelPattern[],
  ) {}

  child(label: LabelPattern): TreeRow {
    return new TreeRow(this.page, this.pane, [...this.path, label]);
  }

  /** What the row shows. */
  async read(): Promise<DrawnRow> {
    return (await this.find()).row;
  }

  /** The row on the screen; scrolls to it. */
  async locate(): Promise<Locator> {
    return (await this.find(true)).element;
  }

  async expand(): Promise<this> {
    await this.setExpanded(true);
    return this;
  }

  async collapse(): Promise<this> {
    await this.setExpanded(false);
    return this;
  }

  async click(modifiers: ('Control' | 'Shift')[] = []): Promise<void> {
    await (await this.locate()).locator('.monaco-tl-contents').click({ modifiers });
  }

  /** Clicks a button at the end of the row. */
  async action(label: LabelPattern): Promise<void> {
    const row = await this.locate();
    await row.hover();
    await row
      .locator('.actions')
      .getByRole('button', { name: wholeText(label) })
      .click();
  }

  async contextMenu(): Promise<ContextMenu> {
    await (await this.locate()).locator('.monaco-tl-contents').click({ button: 'right' });
    return new ContextMenu(this.page);
  }

  /** Drags the row, and those selected with it, to a place of the window. */
  async dragTo(place: { x: number; y: number }, modifiers: ('Control' | 'Shift')[] = []): Promise<void> {
    const { mouse, keyboard } = this.page;
    await (await this.locate()).locator('.monaco-tl-contents').hover();
    await mouse.down();
    await mouse.move(place.x - 20, place.y - 20, { steps: 8 });
    for (const key of modifiers) await keyboard.down(key);
    await mouse.move(place.x, place.y, { steps: 8 });
    await mouse.up();
    for (const key of modifiers) await keyboard.up(key);
  }

  /** The text of its tooltip. */
  async tooltip(): Promise<string> {
    const row = await this.locate();
    await this.page.mouse.move(0, 0);
    await row.locator('.label-name').hover();
    const tooltip = this.page.locator(
      '.workbench-hover-container .monaco-hover:visible, .workbench-hover:visible',
    );
    await tooltip
      .filter({ hasNotText: /^Loading/ })
      .first()
      .waitFor();
    const text = await tooltip.first().innerText();
    await this.page.mouse.move(0, 0);
    return text;
  }

  private async setExpanded(expanded: boolean): Promise<void> {
    const { row, element } = await this.find(true);
    if (row.expanded === expanded) return;
    // A second click while the children are on their way would undo it; a click on a row that is just drawn anew is lost.
    await element.locator('.monaco-tl-twistie').click();
    let clicked = Date.now();
    await poll(`${this.name} ${expanded ? 'expanded' : 'collapsed'}`, async () => {
      if ((await this.read()).expanded === expanded) return true;
      if (Date.now() - clicked > CLICK_IS_LOST_MS) {
        await (await this.locate()).locator('.monaco-tl-twistie').click();
        clicked = Date.now();
      }
      return undefined;
    });
  }

  /** Scrolls to the row where it is not drawn, or, `inSight`, where something lies over it. */
  private async find(inSight = false): Promise<{ row: DrawnRow; element: Locator }> {
    const seen = new Map<number, DrawnRow>();
    let turn = 0;
    const row = await poll(`a row ${this.name}`, async () => {
      const drawn = await readRows(this.pane);
      for (const one of drawn) seen.set(one.index, one);
      const found = followPath(
        [...seen.values()].sort((a, b) => a.index - b.index),
        this.path,
      );
      const isHere = drawn.some((one) => one.index === found?.index && (one.inSight || !inSight));
      if (found && isHere) return found;
      // What is asked for is mostly on the screen in a moment; only then is it looked for elsewhere.
      turn += 1;
      if (turn > TURNS_BEFORE_SCROLLING && drawn.length > 0) await this.scrollOn(drawn, seen);
      return undefined;
    });
    return { row, element: this.pane.locator(`${ROW}[data-index="${row.index}"]`) };
  }

  /** One page down, or back to the top: then everything is read anew, as it may have changed. */
  private async scrollOn(drawn: DrawnRow[], seen: Map<number, DrawnRow>): Promise<void> {
    const list = this.pane.locator('.monaco-list .monaco-scrollable-element').first();
    const height = (await list.boundingBox())?.height ?? 0;
    const atEnd = drawn.some(({ isLast }) => isLast);
    if (atEnd) seen.clear();
    // Without the mouse: over the rows it would open their tooltips. One notch is 120 and moves by 50 pixels.
    await list.dispatchEvent('wheel', { wheelDeltaY: atEnd ? 1e6 : -(height / 2) * (120 / 50) });
  }

  private get name(): string {
    return this.path.map(String).join(' > ');
  }
}

/** Walks down from the roots: each label is looked for among the children of the row before. */
function followPath(rows: readonly DrawnRow[], path: readonly LabelPattern[]): DrawnRow | undefined {
  const [first, ...rest] = path;
  if (first === undefined) return undefined;
  for (const [position, row] of rows.entries()) {
    const isStart = rest.length === 0 || row.expanded === true;
    if (!isStart || !matches(first, row.label)) continue;
    if (rest.length === 0) return row;
    const below = rows.slice(position + 1);
    const end = below.findIndex(({ level }) => level <= row.level);
    const children = (end === -1 ? below : below.slice(0, end)).filter(({ level }) => level > row.level);
    const found = followPath(children, rest);
    if (found) return found;
  }
  return undefined;
}
