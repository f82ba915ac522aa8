import type { Locator, Page } from 'playwright-core';
import { ContextMenu } from './contextMenu.js';
import { readAriaLabels } from './inPage.mjs';
import { type LabelPattern, wholeText } from './labelPattern.js';
import { poll } from './poll.js';
import { type DrawnRow, TreeRow, readRows } from './treeRow.js';

/** A view with a tree, in the side bar. */
export class View {
  readonly pane: Locator;

  constructor(
    private readonly page: Page,
    readonly title: string,
  ) {
    this.pane = page.locator('.sidebar .pane', { has: page.locator(`.pane-header[aria-label^="${title}"]`) });
  }

  async waitUntilOpen(timeout = 30_000): Promise<void> {
    await this.pane.locator('.pane-body').waitFor({ timeout });
  }

  isOpen(): Promise<boolean> {
    return this.pane.locator('.pane-body').isVisible();
  }

  /** The row at the end of a path of labels: `row('Chiefs at Bills').child('Primary events')` continues one. */
  row(label: LabelPattern): TreeRow {
    return new TreeRow(this.page, this.pane, [label]);
  }

  /** The rows that are drawn, top to bottom; further ones may be out of sight. */
  rows(): Promise<DrawnRow[]> {
    return readRows(this.pane);
  }

  async labels(): Promise<string[]> {
    return (await this.rows()).map(({ label }) => label);
  }

  /** Waits for the first row. */
  async waitForRows(): Promise<void> {
    await this.pane.locator('.monaco-list-row[role="treeitem"]').first().waitFor();
  }

  /** The line above the rows. A locator, so that tests can wait for what it says. */
  get message(): Locator {
    return this.pane.locator('.tree-explorer-viewlet-tree-view > .message');
  }

  /** What stands in the view while it has no rows; its links and buttons are in it. */
  get welcome(): Locator {
    return this.pane.locator('.welcome-view-content');
  }

  /** Clicks a button in the title of the view. */
  async action(label: LabelPattern): Promise<void> {
    await this.pane.hover();
    await this.titleBar.locator(`.action-label[aria-label]`).and(this.labelled(label)).first().click();
  }

  /** The labels of the buttons in the title of the view. */
  async actions(): Promise<string[]> {
    await this.pane.hover();
    const buttons = this.titleBar.locator('.action-label[aria-label]');
    return buttons.evaluateAll(readAriaLabels);
  }

  /** Opens the `…` menu in the title of the view. */
  async moreActions(): Promise<ContextMenu> {
    const menu = new ContextMenu(this.page);
    // The buttons are drawn anew when a context key changes, and a click on the way is lost.
    await poll('the menu of the view', async () => {
      await this.action(/^(Views and )?More Actions/);
      return (await menu.isOpen()) || undefined;
    });
    return menu;
  }

  /** A view that is alone in its container has its buttons in the container's title. */
  private get titleBar(): Locator {
    const own = this.pane.locator('.pane-header:not(.hidden)');
    return own.or(this.page.locator('.sidebar:has(.pane.merged-header) .composite.title'));
  }

  private labelled(label: LabelPattern): Locator {
    return this.page.getByLabel(wholeText(label));
  }
}
