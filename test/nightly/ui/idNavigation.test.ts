import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { scratchDir } from '../../support/vscode/scratchDir.mjs';
import { inEachTheme } from '../../support/workbench/inEachTheme.js';
import { poll } from '../../support/workbench/poll.js';
import { useWorkbench } from '../../support/workbench/useWorkbench.js';

const BOSTON = '2ef4d31c-0b46-4f43-a403-f44d62489034';
const GAME = '0fce0a7a-2d92-4740-aa3e-2360ad642ee0';
const MARKET = 'KXNBAGAME-26NYKBOS-BOS';
const ROWS = Array.from(
  { length: 12 },
  (_, number) => `  { "ticker": "${MARKET}", "basketball_team": "${BOSTON}", "n": ${String(number)} }`,
);
const TEXT = `{
  "milestone_id": "${GAME}",
  "custom_strike": { "basketball_team": "${BOSTON}" },
  "limits": { "${BOSTON}": 0.4 },
  "rows": [\n${ROWS.join(',\n')}\n  ]\n}\n`;

describe('going from an id to what it is', () => {
  const { dir: folder } = scratchDir('navigation-');
  writeFileSync(path.join(folder, 'bot.json'), TEXT);
  const workbench = useWorkbench({
    folder,
    settings: {
      'kalshi.refresh.interval': 0,
      // Drawn with elements, which can be found.
      'terminal.integrated.gpuAcceleration': 'off',
    },
  });
  const tabs = async (): Promise<readonly string[]> =>
    (await workbench().editors.tabs()).map(({ name }) => name);
  const openBot = (line = 3, column = 45): Promise<void> =>
    workbench().editors.openFile('bot.json', { line, column });
  const rawIsOpen = async (): Promise<void> => {
    await workbench().editors.waitUntilActive(`${BOSTON}.json`);
    await poll('the JSON of Boston', async () =>
      (await workbench().editors.text()).includes('"name": "Boston"') ? true : undefined,
    );
  };

  before(async () => {
    await openBot();
    // The extension may still be starting.
    await workbench().editors.hover(BOSTON);
    await workbench().editors.leave();
  });

  it('opens the raw JSON by key, and by a click', async () => {
    await openBot();
    await workbench().page.keyboard.press('F12');
    await rawIsOpen();
    await workbench().command('View: Close Editor');
    const { page, editors } = workbench();
    const spot = await editors.spotOf(BOSTON);
    await page.mouse.move(spot.x, spot.y, { steps: 3 });
    await page.keyboard.down('Control');
    await page.mouse.move(spot.x + 3, spot.y);
    await page.locator('.goto-definition-link').first().waitFor();
    await page.mouse.click(spot.x + 3, spot.y);
    await page.keyboard.up('Control');
    await rawIsOpen();
    assert.deepEqual(await tabs(), ['bot.json', `${BOSTON}.json`]);
    await workbench().command('View: Close Editor');
  });

  it('shows the raw JSON without leaving the file', async () => {
    await openBot();
    await workbench().command('Peek Definition');
    const peek = workbench().page.locator('.peekview-widget');
    await peek.getByText('sportradar').first().waitFor();
    await workbench().screenshot('peek-definition');
    await workbench().page.keyboard.press('Escape');
    await peek.waitFor({ state: 'detached' });
  });

  it('marks the same id in the file', async () => {
    await openBot(3, 50);
    // VS Code looks for the same word when the cursor moves.
    await workbench().page.keyboard.press('ArrowRight');
    await workbench().page.locator('[class*=wordHighlight]').nth(ROWS.length).waitFor();
    await workbench().screenshot('id-highlights');
  });

  it('underlines what is known when it is told to, and still opens one document', async () => {
    await workbench().changeSettings({ 'kalshi.links.enabled': true });
    await openBot();
    const { page, editors } = workbench();
    await page.locator('.detected-link').first().waitFor();
    await workbench().screenshot('id-links');
    const spot = await editors.spotOf(BOSTON);
    await page.mouse.move(spot.x, spot.y, { steps: 3 });
    await page.keyboard.down('Control');
    await page.mouse.move(spot.x + 3, spot.y);
    await page.locator('.goto-definition-link, .detected-link-active').first().waitFor();
    await page.mouse.click(spot.x + 3, spot.y);
    await page.keyboard.up('Control');
    await rawIsOpen();
    assert.deepEqual(await tabs(), ['bot.json', `${BOSTON}.json`]);
    await workbench().command('View: Close Editor');
  });

  inEachTheme('underlines ids beside their names, and offers names', workbench, async (suffix) => {
    const { page } = workbench();
    const picture = (name: string): Promise<string> => workbench().screenshot(`${name}-${suffix}`);
    await openBot(3, 42);
    await page.locator('.detected-link').first().waitFor();
    await picture('id-links');
    await page.keyboard.press('Control+Space');
    const item = page.locator('.suggest-widget.visible .monaco-list-row').filter({ hasText: 'Boston' });
    await item.first().waitFor();
    await picture('completion');
    await page.keyboard.press('Escape');
  });

  it('underlines nothing once it is told not to', async () => {
    await workbench().changeSettings({});
    await openBot();
    await workbench().page.locator('.detected-link').first().waitFor({ state: 'detached' });
  });

  it('broke nothing', () => assert.deepEqual(workbench().problems, []));
});
