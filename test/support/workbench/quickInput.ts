import type { Locator, Page } from 'playwright-core';
import { hasFocusSomewhere, readQuickItems } from './inPage.mjs';
import { type LabelPattern, matches } from './labelPattern.js';
import { poll } from './poll.js';

export interface QuickItem {
  label: string;
  description: string;
  picked: boolean;
}

/** A quick pick or an input box: VS Code shows one at a time, in the same widget. */
export class QuickInput {
  constructor(private readonly page: Page) {}

  get widget(): Locator {
    return this.page.locator('.quick-input-widget:visible');
  }

  private get input(): Locator {
    return this.widget.locator('.quick-input-box input');
  }

  async waitUntilOpen(): Promise<void> {
    await this.widget.waitFor();
  }

  async waitUntilClosed(timeout = 30_000): Promise<void> {
    await this.widget.waitFor({ state: 'detached', timeout });
  }

  /** Replaces what stands in the box. */
  async fill(text: string, timeout = 30_000): Promise<void> {
    await this.input.fill(text, { timeout });
  }

  /** Types into the box that a command opened, whose title this is, and presses Enter. */
  async answer(title: RegExp, text: string): Promise<void> {
    await poll(`a box titled ${String(title)}`, async () =>
      title.test(await this.title().catch(() => '')) ? true : undefined,
    );
    await this.fill(text);
    await this.accept();
  }

  async value(): Promise<string> {
    return this.input.inputValue({ timeout: 2_000 });
  }

  async title(): Promise<string> {
    return this.widget.locator('.quick-input-title').innerText();
  }

  async placeholder(): Promise<string> {
    return (await this.input.getAttribute('placeholder')) ?? '';
  }

  /** The line under the box: the prompt, or what is wrong with the text. */
  async message(): Promise<string> {
    return this.widget.locator('.quick-input-message').innerText();
  }

  /** The items that are drawn, top to bottom. */
  items(): Promise<QuickItem[]> {
    return this.rows.evaluateAll(readQuickItems);
  }

  /** Clicks an item; in a list with check boxes this ticks it. */
  async pick(label: LabelPattern): Promise<void> {
    const typed = await this.value();
    await poll(`an item ${String(label)} in the quick pick`, async () => {
      for (const row of await this.rows.all()) {
        const text = await row
          .locator('.label-name')
          .first()
          .textContent({ timeout: 1_000 })
          .catch(() => null);
        if (text === null || !matches(label, text.trim())) continue;
        // The list may be drawn anew under the mouse while further results come. A click that was heard takes the list
        // away, or another one with its own box comes: on a slow machine that looks like one that was not.
        return row.click({ timeout: 3_000 }).then(
          () => true,
          async () => ((await this.stillHas(typed)) ? undefined : true),
        );
      }
      return undefined;
    });
  }

  /** Enter. */
  async accept(): Promise<void> {
    await this.input.press('Enter');
  }

  /** Escape. */
  async dismiss(): Promise<void> {
    await this.page.keyboard.press('Escape');
    await this.waitUntilClosed();
    // A webview gets the focus back a moment later, and would take it from what opens until then.
    await this.page.waitForFunction(hasFocusSomewhere, undefined, { timeout: 1_000 }).catch(() => {});
  }

  private async stillHas(typed: string): Promise<boolean> {
    return (await this.widget.isVisible()) && (await this.value().catch(() => undefined)) === typed;
  }

  private get rows(): Locator {
    return this.widget.locator('.quick-input-list .monaco-list-row');
  }
}
