import type { Page } from 'playwright-core';
import { type LabelPattern, wholeText } from './labelPattern.js';

/** The menu that is open: of a right click, or of a view's `…`. */
export class ContextMenu {
  constructor(private readonly page: Page) {}

  private get menu() {
    return this.page.locator('.context-view .monaco-menu').last();
  }

  /** The labels of its entries, top to bottom. */
  async items(): Promise<string[]> {
    await this.menu.waitFor();
    return (await this.menu.locator('.action-item:not(.disabled) .action-label').allInnerTexts()).filter(
      Boolean,
    );
  }

  async pick(label: LabelPattern): Promise<void> {
    await this.menu.waitFor();
    await this.menu
      .locator('.action-label', { hasText: wholeText(label) })
      .first()
      .click();
    await this.menu.waitFor({ state: 'detached' });
  }

  async dismiss(): Promise<void> {
    await this.page.keyboard.press('Escape');
    await this.menu.waitFor({ state: 'detached' });
  }
}
