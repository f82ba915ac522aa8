import type { Locator } from 'playwright-core';
import { contrastOf } from './inPage.mjs';
import { poll } from './poll.js';
import type { Workbench } from './workbench.js';

/** By the names that VS Code offers, with the class that it gives the window. The last is that of all other tests. */
const THEMES = { 'Light Modern': 'vs', 'Dark High Contrast': 'hc-black', 'Dark Modern': 'vs-dark' };

/**
 * A test for each colour theme, all in one window: opening another one takes longer than most tests.
 * @param test gets what the names of its pictures end with: `light-modern`
 */
export function inEachTheme(
  title: string,
  workbench: () => Workbench,
  test: (suffix: string) => Promise<void>,
): void {
  for (const [theme, className] of Object.entries(THEMES)) {
    it(`${title} in ${theme}`, async () => {
      const { page, quickInput } = workbench();
      // The list opens a little after its box, and what was typed before is gone then. A page that takes the focus late
      // closes it.
      await poll(`${theme} to be offered first`, async () => {
        if (!(await quickInput.widget.isVisible())) await workbench().command('Preferences: Color Theme');
        await quickInput.fill(theme, 3_000).catch(() => undefined);
        const [first] = await quickInput.items();
        return first?.label === theme ? true : undefined;
      });
      await quickInput.accept();
      await poll(`the theme ${theme}`, async () => {
        const classes = await page.locator('.monaco-workbench').first().getAttribute('class');
        return classes?.split(' ').includes(className) ? true : undefined;
      });
      await test(theme.replaceAll(' ', '-').toLowerCase());
    });
  }
}

/** Waits until a text stands out from what is behind it as much as a text has to: the page learns of a theme later. */
export async function untilReadable(text: Locator): Promise<void> {
  let contrast = 0;
  await poll('a text to be readable', async () => {
    contrast = await text.evaluate(contrastOf);
    return contrast >= 4.5 ? true : undefined;
  }).catch(async () => {
    throw new Error(`contrast ${contrast} of ${await text.innerText()}`);
  });
}
