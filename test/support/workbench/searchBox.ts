import { poll } from './poll.js';
import type { QuickItem } from './quickInput.js';
import type { Workbench } from './workbench.js';

/** Milliseconds in which a page that gets the focus back late has closed it. */
const STAYS_MS = 300;

/** The search box of a workbench. */
export const searchIn = (workbench: () => Workbench) => ({
  async open(): Promise<void> {
    const { page, quickInput } = workbench();
    const title = quickInput.widget.getByText(/^Search($| ·)/).first();
    const within = (state: 'visible' | 'hidden', timeout: number): Promise<boolean> =>
      title.waitFor({ state, timeout }).then(
        () => true,
        () => false,
      );
    // A webview that gets the focus back late, after an earlier pick, takes the keys or closes the next one.
    await poll('a search that stays', async () => {
      await page.keyboard.press('Control+K');
      await page.keyboard.press('k');
      const stays = (await within('visible', 2_000)) && !(await within('hidden', STAYS_MS));
      return stays || undefined;
    });
  },
  /** Types, and waits until the items are as they should be. */
  async type(text: string, when: (items: readonly QuickItem[]) => boolean): Promise<readonly QuickItem[]> {
    await workbench().quickInput.fill(text);
    return this.items(`what is found for ${text}`, when);
  },
  async items(what: string, when: (items: readonly QuickItem[]) => boolean): Promise<readonly QuickItem[]> {
    return poll(what, async () => {
      const items = await workbench().quickInput.items();
      return when(items) ? items : undefined;
    });
  },
  async titleSays(text: RegExp): Promise<void> {
    await poll(`the title to say ${String(text)}`, async () =>
      text.test(await workbench().quickInput.title()) ? true : undefined,
    );
  },
  async panelShows(title: string | RegExp): Promise<void> {
    await workbench().quickInput.waitUntilClosed();
    await workbench().panel().getByRole('heading', { level: 1, name: title }).waitFor();
    // A page that gets the focus back late would close the next search.
    await workbench().command('View: Close All Editors');
  },
});

/** Whether the first item is the one of a label. */
export const first =
  (label: string | RegExp) =>
  ([item]: readonly QuickItem[]): boolean =>
    item !== undefined && (typeof label === 'string' ? item.label === label : label.test(item.label));
