import type { Page } from 'playwright-core';
import { type LabelPattern, wholeText } from './labelPattern.js';
import { poll } from './poll.js';

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

  /** Whether it opens within a moment. */
  isOpen(): Promise<boolean> {
    return this.menu.waitFor({ timeout: 1_000 }).then(
      () => true,
      () => false,
    );
  }

  async pick(label: LabelPattern): Promise<void> {
    const entry = this.menu.locator('.action-label', { hasText: wholeText(label) }).first();
    await entry.waitFor();
    // A menu takes no click in the first moments after it opened.
    await poll(`the menu closed by ${String(label)}`, async () => {
      await entry.click({ timeout: 1_000 }).catch(() => {});
      return this.menu.waitFor({ state: 'detached', timeout: 300 }).then(
        () => true,
        () => undefined,
      );
    });
  }

  /** Picks an entry of a submenu. */
  async pickFrom(submenu: LabelPattern, label: LabelPattern): Promise<void> {
    const menus = this.page.locator('.context-view .monaco-menu');
    const labelled = (text: LabelPattern) => menus.locator('.action-label', { hasText: wholeText(text) });
    await labelled(submenu).first().hover();
    await labelled(label).first().waitFor();
    await this.pick(label);
  }

  async dismiss(): Promise<void> {
    await this.page.keyboard.press('Escape');
    await this.menu.waitFor({ state: 'detached' });
  }
}
