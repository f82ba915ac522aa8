import type { Locator, Page } from 'playwright-core';
import { middleOfText, readLines, readTabs } from './inPage.mjs';
import { poll } from './poll.js';
import type { QuickInput } from './quickInput.js';

export interface EditorTab {
  name: string;
  active: boolean;
  /** Has changes that are not saved. */
  dirty: boolean;
}

/** In all, and of each try. */
const OPENING_MS = 45_000;
const TRY_MS = 10_000;

/** The editors of the workbench. */
export class EditorArea {
  constructor(
    private readonly page: Page,
    private readonly quickInput: QuickInput,
  ) {}

  /** Opens a file of the folder by its name; `at` moves the cursor (and the screen) to a line, counted from 1. */
  async openFile(name: string, at?: { line: number; column?: number }): Promise<void> {
    // A page that takes the focus late closes the box before anything is picked.
    await poll(
      `the file ${name} to be opened`,
      () =>
        this.pickFile(name, at).then(
          () => true,
          () => this.page.keyboard.press('Escape').then(() => undefined),
        ),
      OPENING_MS,
    );
  }

  private async pickFile(name: string, at?: { line: number; column?: number }): Promise<void> {
    await this.page.keyboard.press('Control+P');
    await this.quickInput.waitUntilOpen();
    await this.quickInput.fill(at ? `${name}:${at.line}:${at.column ?? 1}` : name);
    await poll(
      `${name} on top`,
      async () => ((await this.quickInput.items())[0]?.label === name ? true : undefined),
      TRY_MS,
    );
    await this.quickInput.accept();
    await this.quickInput.waitUntilClosed(TRY_MS);
    await this.waitUntilActive(name, TRY_MS);
  }

  /** Waits until a text file is in front. */
  async waitUntilActive(name: string, timeoutMs?: number): Promise<void> {
    const isActive = async (): Promise<true | undefined> =>
      (await this.tab(name))?.active ? true : undefined;
    await poll(`an editor ${name}`, isActive, timeoutMs);
    await this.lines.first().waitFor(timeoutMs === undefined ? {} : { timeout: timeoutMs });
  }

  async waitUntilSaved(name: string): Promise<void> {
    await poll(`${name} saved`, async () => ((await this.tab(name))?.dirty === false ? true : undefined));
  }

  /** Puts another text into the active editor, at once as by a paste. */
  async replaceText(text: string): Promise<void> {
    await this.lines.first().click();
    await this.page.keyboard.press('Control+A');
    await this.page.keyboard.insertText(text);
    await poll('a changed editor', async () => {
      const active = (await this.tabs()).find((tab) => tab.active);
      return active?.dirty ? true : undefined;
    });
  }

  private async tab(name: string): Promise<EditorTab | undefined> {
    return (await this.tabs()).find((tab) => tab.name === name);
  }

  /** The tabs, left to right. */
  tabs(): Promise<EditorTab[]> {
    return this.page.locator('.editor-group-container .tabs-container .tab').evaluateAll(readTabs);
  }

  /** The text that is drawn in the active editor. */
  async text(): Promise<string> {
    return (await this.lines.evaluateAll(readLines)).join('\n');
  }

  /** Moves the mouse over a text that is drawn in the editor, and returns what the hover says. */
  async hover(text: string): Promise<string> {
    const said = await this.hoverWithin(text, 20_000);
    if (said === undefined) throw new Error(`no hover on ${text}`);
    return said;
  }

  /** Like `hover`, but undefined where nothing is shown in the time given, in milliseconds. */
  async hoverWithin(text: string, ms: number): Promise<string | undefined> {
    const deadline = Date.now() + ms;
    const attempt = Math.min(ms, 2_500);
    while (Date.now() < deadline) {
      // The mouse must arrive anew: an extension that was still starting is asked again only then.
      await this.leave();
      const spot = await this.spotOf(text);
      await this.page.mouse.move(spot.x, spot.y, { steps: 4 });
      const said = this.hoverWidget.filter({ hasText: /\S/, hasNotText: /^\s*Loading/ });
      if (
        await said.waitFor({ timeout: attempt }).then(
          () => true,
          () => false,
        )
      )
        return said.innerText();
    }
    return undefined;
  }

  /** The hover that is on the screen. */
  get hoverWidget(): Locator {
    return this.page.locator('.monaco-editor .monaco-hover:not(.hidden):visible').first();
  }

  /** Takes the mouse out of the editor and closes the hover. */
  async leave(): Promise<void> {
    await this.page.mouse.move(2, 2);
    if (await this.hoverWidget.isVisible()) await this.page.keyboard.press('Escape');
    await this.hoverWidget.waitFor({ state: 'hidden' });
  }

  private get lines(): Locator {
    return this.page.locator('.editor-group-container.active .editor-instance .view-line');
  }

  /** The middle of a text in the editor, in pixels. Its letters may be spread over several elements. */
  spotOf(text: string): Promise<{ x: number; y: number }> {
    return poll(`${text} in the editor`, () => this.lines.evaluateAll(middleOfText, text));
  }
}
