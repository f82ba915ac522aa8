import * as fs from 'node:fs';
import * as path from 'node:path';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { resultsDir } from '../vscode/projectPaths.mjs';
import { EditorArea } from './editorArea.js';
import { emptyClipboard, loseFocus, readClipboard, readLines } from './inPage.mjs';
import { Notifications } from './notifications.js';
import { poll } from './poll.js';
import { QuickInput } from './quickInput.js';
import { View } from './view.js';
import { type SessionOptions, type WorkbenchSession, openSession } from './workbenchSession.js';

const START_TIMEOUT_MS = 60_000;

/** A real VS Code with the extension, driven as a person would with mouse and keyboard. */
export class Workbench {
  readonly page: Page;
  readonly quickInput: QuickInput;
  readonly editors: EditorArea;
  readonly notifications: Notifications;
  private settings: Readonly<Record<string, unknown>>;

  private constructor(private readonly session: WorkbenchSession) {
    this.page = session.page;
    this.settings = session.settings;
    this.quickInput = new QuickInput(this.page);
    this.editors = new EditorArea(this.page, this.quickInput);
    this.notifications = new Notifications(this.page, (title) => this.command(title));
  }

  /** Starts VS Code and resolves once the extension's icon is there. */
  static async open(options: SessionOptions = {}): Promise<Workbench> {
    const session = await openSession(options);
    const workbench = new Workbench(session);
    try {
      await session.page.goto(session.address, { waitUntil: 'commit' });
      await workbench.waitUntilReady();
    } catch (error) {
      await workbench.keepEvidence('opening the workbench');
      await session.close();
      throw error;
    }
    return workbench;
  }

  async close(): Promise<void> {
    await this.session.close();
  }

  /** Runs a command by its whole title, category included: `Kalshi: Show Log`. */
  async command(title: string): Promise<void> {
    const search = `>${title}`;
    // A page that takes the focus late closes the palette before anything is typed.
    await poll('the palette', async () => {
      await this.page.keyboard.press('F1');
      return this.quickInput.fill(search, 3_000).then(
        () => true,
        () => undefined,
      );
    });
    await this.quickInput.pick(title);
    // The command may open a quick pick of its own, in the same widget.
    await poll(`the command ${title} started`, async () => {
      const open = await this.quickInput.widget.isVisible();
      return !open || (await this.quickInput.value().catch(() => '')) !== search ? true : undefined;
    });
  }

  /** The extension's icon in the activity bar. */
  icon(container = 'Kalshi'): Locator {
    return this.page.locator(`.activitybar .action-item:has(.action-label[aria-label^="${container}"])`);
  }

  /** Opens the container of a view by its icon, and waits for the view. */
  async openView(title: string, container = 'Kalshi'): Promise<View> {
    const icon = this.icon(container);
    const view = new View(this.page, title);
    await icon.waitFor();
    // After a reload VS Code opens the container by itself, a little later: a click then would close it.
    await poll(`the view ${title}`, async () => {
      if (await view.isOpen()) return true;
      if ((await icon.and(this.page.locator('.checked')).count()) === 0) await icon.click();
      await view.waitUntilOpen(2_000).catch(() => {});
      return (await view.isOpen()) || undefined;
    });
    return view;
  }

  /** The page of the webview that is shown: of the first one, where several stand side by side. */
  panel(): FrameLocator {
    return this.panelFrame.contentFrame().locator('iframe#active-frame').contentFrame();
  }

  /** The text that is drawn in the output panel, below the editors. */
  async outputText(): Promise<string> {
    return (await this.page.locator('.part.panel .view-line').evaluateAll(readLines)).join('\n');
  }

  /** Hides what is below the editors: the output, the problems. */
  async hidePanel(): Promise<void> {
    const panel = this.page.locator('.part.panel');
    if (await panel.isVisible()) await this.command('View: Toggle Panel Visibility');
    await panel.waitFor({ state: 'hidden' });
  }

  /** What an action puts into the clipboard. */
  async copiedBy(action: () => Promise<void>): Promise<string> {
    await this.page.evaluate(emptyClipboard);
    await action();
    return poll(
      'something in the clipboard',
      async () => (await this.page.evaluate(readClipboard)) || undefined,
    );
  }

  /** Reloads the window; user data and what VS Code remembers of the window stay. */
  async reload(): Promise<void> {
    await this.page.evaluate(loseFocus);
    await this.page.reload({ waitUntil: 'commit' });
    await this.waitUntilReady();
  }

  /** Sets the user settings to those of a window that was opened with these. */
  async startWith(settings: Record<string, unknown>): Promise<void> {
    this.settings = { ...this.session.settings, ...settings };
    await this.changeSettings({});
  }

  /** Sets the user settings to those of the start and these, one after the other. */
  async changeSettings(change: Record<string, unknown>): Promise<void> {
    const { wantedSettings } = this.session;
    fs.mkdirSync(path.dirname(wantedSettings), { recursive: true });
    fs.writeFileSync(wantedSettings, JSON.stringify({ ...this.settings, ...change }));
    await this.command('Test: Write Settings');
    await poll('settings written', async () => (fs.existsSync(wantedSettings) ? undefined : true));
  }

  /** What went wrong in the page and its webviews: nothing, if all is well. */
  get problems(): readonly string[] {
    return this.session.problems;
  }

  /** All that is written of names that were loaded. */
  namesOnDisk(): string {
    const folder = path.join(this.session.storageDir, 'names');
    if (!fs.existsSync(folder)) return '';
    return fs
      .readdirSync(folder)
      .filter((file) => file.endsWith('.json'))
      .map((file) => fs.readFileSync(path.join(folder, file), 'utf8'))
      .join('');
  }

  /** A picture of the whole window in test-results/pictures; returns its path. */
  async screenshot(name: string): Promise<string> {
    const file = path.join(resultsDir, 'pictures', `${name}.png`);
    await this.page.screenshot({ path: file });
    return file;
  }

  /** A picture of the shown webview alone in test-results/pictures; returns its path. */
  async panelScreenshot(name: string): Promise<string> {
    const file = path.join(resultsDir, 'pictures', `${name}.png`);
    await this.panelFrame.screenshot({ path: file });
    return file;
  }

  /** A picture and the logs in test-results/failures, for the one who looks into a failed test. */
  async keepEvidence(test: string): Promise<void> {
    const name = test.replace(/[^\w.-]+/g, '-').slice(0, 120);
    const dir = path.join(resultsDir, 'failures');
    await this.page.screenshot({ path: path.join(dir, `${name}.png`), timeout: 5_000 }).catch(() => {});
    this.session.keepLogs(path.join(dir, `${name}.logs`));
  }

  private get panelFrame(): Locator {
    return this.page.locator('iframe.webview.ready').filter({ visible: true }).first();
  }

  private async waitUntilReady(): Promise<void> {
    await this.icon().waitFor({ timeout: START_TIMEOUT_MS });
    await this.page.locator('.monaco-workbench .part.statusbar').waitFor();
  }
}
