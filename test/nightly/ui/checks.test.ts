import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { scratchDir } from '../../support/vscode/scratchDir.mjs';
import { inEachTheme } from '../../support/workbench/inEachTheme.js';
import { poll } from '../../support/workbench/poll.js';
import { useWorkbench } from '../../support/workbench/useWorkbench.js';
import type { Workbench } from '../../support/workbench/workbench.js';

const PLAYER = '371a6f4a-c27a-4abe-a286-47207119e7af';
const NOBODY = 'ffffffff-0000-4000-8000-000000000000';
const SETTLED = 'KXLALIGASPREAD-26ALMBAR-ALMT1.5';
const DISPUTED = 'KXSTRANGE-26-DISPU';
const OPEN = 'KXNBAGAME-26NYKBOS-BOS';

const FILE = 'bot.json';
const TEXT = `${JSON.stringify(
  {
    watch: [OPEN, SETTLED, DISPUTED],
    home_team_id: NOBODY,
    markets: [
      { ticker: OPEN, strike_type: 'structured', custom_strike: { basketball_team: PLAYER } },
      { ticker: 'KXNBASPREAD-26NYKBOS-BOST4.5', strike_type: 'greater' },
    ],
    milestone: {
      primary_event_tickers: ['KXNBAGAME-26NYKBOS'],
      related_event_tickers: ['KXNBASPREAD-26NYKBOS'],
    },
  },
  null,
  2,
)}\n`;

/** What is marked in the text, from the top. */
const MARKED = 6;

function folderWithFile(): string {
  const { dir } = scratchDir('checks-');
  writeFileSync(path.join(dir, FILE), TEXT);
  return dir;
}

const squiggles = (workbench: Workbench) =>
  workbench.page.locator('.editor-instance .squiggly-warning, .editor-instance .squiggly-info');

const problems = (workbench: Workbench) =>
  workbench.page.locator('.markers-panel .monaco-list-row').filter({ hasText: /\[Ln \d+, Col \d+\]/ });

async function untilSquiggles(workbench: Workbench, count: number): Promise<void> {
  await poll(`${count} marked places`, async () =>
    (await squiggles(workbench).count()) === count ? true : undefined,
  );
}

describe('checks of a file', () => {
  const folder = folderWithFile();
  const workbench = useWorkbench({ folder });
  const untilSettings = (wanted: RegExp): Promise<true> =>
    poll(`settings with ${wanted}`, async () =>
      wanted.test(readFileSync(path.join(folder, '.vscode/settings.json'), 'utf8')) ? true : undefined,
    );
  const untilText = (wanted: RegExp): Promise<true> =>
    poll(`a text with ${wanted}`, async () =>
      wanted.test(await workbench().editors.text()) ? true : undefined,
    );

  /** So that all of the file is on the screen again. */
  const hideProblems = async (): Promise<void> => {
    await workbench().page.keyboard.press('Control+J');
    await workbench().page.locator('.markers-panel').waitFor({ state: 'hidden' });
  };

  /** Puts the cursor into a text and opens the menu of quick fixes. */
  const fixesOf = async (text: string): Promise<readonly string[]> => {
    const { page, editors } = workbench();
    const spot = await editors.spotOf(text);
    await page.mouse.click(spot.x, spot.y);
    const menu = page.locator('.action-widget');
    // What VS Code asks for in the middle of an edit it may drop, and asks for again by the next key.
    await poll('the menu of fixes', async () => {
      await page.keyboard.press('Control+.');
      const isThere = menu.getByText('Turn Off').waitFor({ timeout: 3_000 });
      return isThere.then(
        () => true,
        () => undefined,
      );
    });
    return menu.locator('.monaco-list-row.action').allInnerTexts();
  };

  before(() => workbench().editors.openFile(FILE));

  it('marks nothing until somebody turns it on', async () => {
    // The hover comes from the same extension: what it would mark it could have marked by now.
    await workbench().editors.hover(SETTLED);
    await workbench().editors.leave();
    assert.equal(await squiggles(workbench()).count(), 0);
  });

  it('marks what is wrong once it is turned on for the workspace', async () => {
    await workbench().command('Kalshi: Turn On Checks in This Workspace');
    await untilSquiggles(workbench(), MARKED);
    await untilSettings(/"kalshi\.checks\.enabled": true/);
    await workbench().screenshot('checks');
  });

  it('says in the hover what is wrong, with the code', async () => {
    const said = await workbench().editors.hover(DISPUTED);
    assert.match(said, /^This market is closed: Disputed\.\s*Kalshi\s*\(?closed-ticker/);
    await workbench().screenshot('checks-hover');
    await workbench().editors.leave();
  });

  it('lists it among the problems', async () => {
    await workbench().command('View: Focus Problems (Errors, Warnings, Infos)');
    await poll('all problems', async () =>
      (await problems(workbench()).count()) === MARKED ? true : undefined,
    );
    const texts = (await problems(workbench()).allInnerTexts()).join('\n');
    for (const code of ['settled-ticker', 'closed-ticker', 'unknown-id', 'target-type', 'strike-bounds'])
      assert.ok(texts.includes(code), code);
    await workbench().screenshot('checks-problems');
  });

  it('opens the explanation of a code', async () => {
    await problems(workbench()).locator('a', { hasText: 'settled-ticker' }).click();
    await workbench().editors.waitUntilActive('checks.md');
    await workbench().page.keyboard.press('Escape');
    await workbench().screenshot('checks-page');
    assert.match(await workbench().editors.text(), /settled-ticker/);
    await workbench().command('View: Close Editor');
    await hideProblems();
  });

  it('offers fixes at the bulb, the likeliest first, and applies one', async () => {
    const offered = await fixesOf(PLAYER);
    assert.match(offered[0] ?? '', /Change the Key to "basketball_player"/);
    await workbench().screenshot('checks-fixes');
    await workbench().page.keyboard.press('Enter');
    await untilText(/"basketball_player": "371a6f4a/);
    await untilSquiggles(workbench(), MARKED - 1);
  });

  it('opens the details of a market that is settled', async () => {
    await fixesOf(SETTLED);
    await workbench().page.locator('.action-widget').getByText('Open Details').click();
    await workbench().panel().getByRole('heading', { level: 1 }).waitFor();
    await workbench().command('View: Close Editor');
  });

  it('writes another id in place of one that nobody knows', async () => {
    await fixesOf(NOBODY);
    await workbench().page.locator('.action-widget').getByText('Insert Another ID').click();
    await workbench().quickInput.waitUntilOpen();
    await workbench().quickInput.fill('2ef4d31c-0b46-4f43-a403-f44d62489034');
    await workbench().quickInput.pick('Boston');
    await untilText(/"home_team_id": "2ef4d31c/);
    await untilSquiggles(workbench(), MARKED - 2);
  });

  it('turns one code off in the workspace', async () => {
    await fixesOf(DISPUTED);
    await workbench().page.locator('.action-widget').getByText('Turn Off closed-ticker Checks').click();
    await untilSquiggles(workbench(), MARKED - 3);
    await untilSettings(/"closed-ticker": "off"/);
  });

  inEachTheme('is seen', workbench, async (suffix) => {
    await workbench().editors.openFile(FILE);
    await untilSquiggles(workbench(), MARKED - 3);
    await workbench().command('View: Focus Problems (Errors, Warnings, Infos)');
    await poll('all problems', async () =>
      (await problems(workbench()).count()) === MARKED - 3 ? true : undefined,
    );
    await workbench().screenshot(`checks-${suffix}`);
    await hideProblems();
  });

  it('marks nothing any more once it is turned off', async () => {
    await workbench().command('Kalshi: Turn Off Checks in This Workspace');
    await untilSquiggles(workbench(), 0);
    await untilSettings(/^(?![^]*kalshi\.checks\.enabled)/);
  });

  it('never told anything in the corner and broke nothing', async () => {
    assert.deepEqual(await workbench().notifications.all(), []);
    assert.deepEqual(workbench().problems, []);
  });
});
