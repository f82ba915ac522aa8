import type { Locator, Page } from 'playwright-core';
import { poll } from './poll.js';

/** What a slow machine shows in the list, and in no other place, while VS Code starts. */
const OWN_PROGRESS = 'Activating Extensions...';

/** What VS Code tells in the corner. */
export class Notifications {
  constructor(
    private readonly page: Page,
    private readonly runCommand: (title: string) => Promise<void>,
  ) {}

  /** The notification with this text that is on the screen now; its buttons are in it. */
  toast(text: string | RegExp): Locator {
    return this.page.locator('.notifications-toasts .notification-list-item', { hasText: text });
  }

  /** Every notification since the start (or the last `clear`), those that went away by themselves too. */
  async all(): Promise<string[]> {
    await this.clickUntil(this.page.locator('.statusbar-item[id="status.notifications"]'), 'visible');
    const texts = await this.center.locator('.notification-list-item-message').allInnerTexts();
    await this.clickUntil(this.center.getByRole('button', { name: 'Hide Notifications' }), 'hidden');
    return texts.filter((text) => text !== OWN_PROGRESS);
  }

  async clear(): Promise<void> {
    await this.runCommand('Notifications: Clear All Notifications');
  }

  private get center(): Locator {
    return this.page.locator('.notifications-center.visible');
  }

  private async clickUntil(button: Locator, state: 'visible' | 'hidden'): Promise<void> {
    await poll(`the list of notifications ${state}`, async () => {
      if ((await this.center.isVisible()) === (state === 'visible')) return true;
      await button.click({ timeout: 1_000 }).catch(() => {});
      await this.center.waitFor({ state, timeout: 1_000 }).catch(() => {});
      return undefined;
    });
  }
}
