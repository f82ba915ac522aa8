import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { scratchDir } from '../../support/vscode/scratchDir.mjs';
import { inEachTheme, untilReadable } from '../../support/workbench/inEachTheme.js';
import { poll } from '../../support/workbench/poll.js';
import { useWorkbench } from '../../support/workbench/useWorkbench.js';
import { View } from '../../support/workbench/view.js';
import type { Workbench } from '../../support/workbench/workbench.js';

const BOSTON = '2ef4d31c-0b46-4f43-a403-f44d62489034';

/** The view is folded up until somebody opens it; the others are, to leave it the room. */
async function openUsages(workbench: Workbench): Promise<View> {
  for (const above of ['Milestones', 'Watchlist']) {
    const { pane } = await workbench.openView(above);
    await pane.locator('.pane-header').click();
  }
  const view = new View(workbench.page, 'Usages in Workspace');
  if (!(await view.isOpen())) await view.pane.locator('.pane-header').click();
  return view;
}

describe('the usages in the workspace', () => {
  const workbench = useWorkbench({ height: 1200, width: 1500 });
  let usages: View;

  before(async () => {
    usages = await openUsages(workbench());
  });

  it('offer to scan while nobody has', async () => {
    await usages.welcome.getByText('Scan Workspace').waitFor();
    await workbench().screenshot('usages-unscanned');
  });

  it('list what the files name, with what is over first', async () => {
    await usages.welcome.getByText('Scan Workspace').click();
    await usages.waitForRows();
    await usages.message.filter({ hasText: /\d+ IDs in 7 of 9 files, [1-9]\d* by name\./ }).waitFor();
    const roots = (await usages.rows()).filter(({ level }) => level === 1);
    const labels = roots.map(({ label }) => label);
    assert.deepEqual(labels.slice(0, 3), ['Unknown to the exchange', 'Markets: finalized', 'Events: over']);
    assert.ok(labels.includes('Structured targets: basketball_team'));
    for (const { label, expanded } of roots)
      assert.equal(expanded, /^Unknown|finalized$|over$/.test(label), label);
  });

  it('count the places of a thing, and say the rest as any tree does', async () => {
    const market = await usages.row('Markets: finalized').child('Boston').read();
    assert.match(market.description, /^2 places · \$0\.\d+ · finalized: yes/);
    assert.match(market.ariaLabel, /^Market, Boston, 2 places/);
    const menu = await usages.row('Markets: finalized').child('Boston').contextMenu();
    const entries = await menu.items();
    for (const entry of ['Open Details', 'Open Raw JSON', 'Copy Ticker', 'Add to Watchlist'])
      assert.ok(
        entries.some((label) => label.startsWith(entry)),
        `${entry} in ${entries.join(', ')}`,
      );
    await menu.dismiss();
  });

  it('open the file of a place with the id selected, and leave the focus to the rows', async () => {
    const teams = await usages.row('Structured targets: basketball_team').expand();
    const boston = await teams.child('Boston').expand();
    const place = boston.child(/^bot\.config\.jsonc:\d+$/);
    assert.match((await place.read()).description, new RegExp(`"${BOSTON}"`));
    await place.click();
    await workbench().editors.waitUntilActive('bot.config.jsonc');
    await workbench().page.getByText('(36 selected)').waitFor();
    await workbench().screenshot('usages-place');
    await workbench().page.keyboard.press('ArrowDown');
    await workbench().page.keyboard.press('Enter');
    await poll('the next place', async () =>
      (await workbench().editors.tabs()).some(({ name, active }) => active && name !== 'bot.config.jsonc')
        ? true
        : undefined,
    );
  });

  it('open the details of a thing', async () => {
    await usages.row('Markets: finalized').child('Boston').click();
    await workbench().panel().getByRole('heading', { level: 1, name: 'Boston' }).waitFor();
  });

  it('are copied as Markdown', async () => {
    const copied = await workbench().copiedBy(() => usages.action('Copy Usages as Markdown'));
    assert.match(
      copied,
      /^# Kalshi IDs in workspace\n\n\d+ IDs, [\d-]+ [\d:]+ UTC\. Sample data, made up\.\n/,
    );
    assert.match(
      copied,
      /\n## Markets\\: finalized \(1\)\n\n- \*\*Boston\*\* `KXNBAGAME-26DENBOS-BOS`\n {2}- `fills/,
    );
  });

  it('left nothing wrong behind', () => {
    assert.deepEqual(workbench().problems, []);
  });
});

describe('the usages in a folder that changes', () => {
  const { dir: folder } = scratchDir('usages-');
  writeFileSync(path.join(folder, 'bot.json'), `{ "custom_strike": { "basketball_team": "${BOSTON}" } }\n`);
  mkdirSync(path.join(folder, 'node_modules'));
  writeFileSync(path.join(folder, 'node_modules', 'dump.json'), '{ "ticker": "KXNBAGAME-26NYKBOS" }\n');
  const workbench = useWorkbench({ folder });
  let usages: View;

  it('are scanned by a command, without what searches leave out', async () => {
    usages = await openUsages(workbench());
    await workbench().command('Kalshi: Scan Workspace for IDs');
    await usages.row('Structured targets: basketball_team').locate();
    assert.equal((await usages.labels()).length, 1);
    await usages.message
      .filter({ hasText: /^Sample data, made up\. 1 id in 1 of 1 file, 1 by name\.$/ })
      .waitFor();
  });

  it('follow a file that is saved', async () => {
    await workbench().editors.openFile('bot.json');
    await workbench().editors.replaceText('{ "ticker": "KXNBAGAME-26DENBOS-BOS" }');
    await workbench().page.keyboard.press('Control+S');
    await usages.row('Markets: finalized').child('Boston').locate();
    assert.ok(!(await usages.labels()).includes('Structured targets: basketball_team'));
  });

  it('say that nothing is there once nothing is', async () => {
    await workbench().editors.replaceText('{ "nothing": true }');
    await workbench().page.keyboard.press('Control+S');
    await usages.welcome.getByText('No Kalshi IDs in the files of this workspace.').waitFor();
    await workbench().screenshot('usages-empty');
    await usages.welcome.getByText('Scan Again').waitFor();
  });

  it('left nothing wrong behind', () => {
    assert.deepEqual(workbench().problems, []);
  });
});

describe('the ids of a file as a table', () => {
  const workbench = useWorkbench({ width: 1700 });
  const page = (): ReturnType<Workbench['panel']> => workbench().panel();
  let usages: View;

  before(async () => {
    usages = await openUsages(workbench());
  });

  it('has names, kinds, states, prices and lines', async () => {
    await workbench().editors.openFile('markets.json');
    await workbench().command('Kalshi: Resolve All IDs in File');
    await page().getByRole('heading', { level: 1, name: 'markets.json' }).waitFor();
    await page()
      .getByText(/^\d+ by name$/)
      .waitFor();
    const row = page().getByRole('row', { name: /KXNBAGAME-26NYKBOS-BOS/ });
    await row.waitFor();
    const text = (await row.innerText()).replace(/\s+/g, ' ');
    assert.match(text, /^Boston Market active \$0\.\d+ 1 \d+ KXNBAGAME-26NYKBOS-BOS$/);
    const buttons = await page().getByRole('button').allInnerTexts();
    assert.deepEqual(buttons.slice(0, 2), ['Refresh', 'By name\n27']);
    await workbench().screenshot('file-table');
  });

  it('sorts by its headings and stays sorted over a refresh', async () => {
    const first = (): Promise<string> => page().locator('tbody tr').first().innerText();
    const before = await first();
    await page().getByRole('button', { name: 'Id', exact: true }).click();
    await page().getByRole('button', { name: 'Id', exact: true }).click();
    const sorted = await poll('another first row', async () => {
      const now = await first();
      return now === before ? undefined : now;
    });
    assert.match(sorted, /SENATE|KXT|KXW|KX/);
    await page().getByRole('button', { name: 'Refresh' }).click();
    await page().getByRole('status').filter({ hasText: 'Refreshed' }).waitFor({ state: 'attached' });
    assert.equal(await first(), sorted);
  });

  it('opens the line of an id in the file, where that is on the screen', async () => {
    const row = page().getByRole('row', { name: /KXNBAGAME-26NYKBOS-BOS/ });
    await row.locator('a[data-line]').first().click();
    await workbench().page.getByText('(22 selected)').waitFor();
    await workbench().editors.waitUntilActive('markets.json');
    const tabs = (await workbench().editors.tabs()).map(({ name }) => name);
    assert.deepEqual(tabs, ['markets.json', 'IDs: markets.json']);
  });

  it('opens the details by a name', async () => {
    await page()
      .getByRole('row', { name: /KXNBAGAME-26NYKBOS-BOS/ })
      .getByRole('link', { name: 'Boston' })
      .click();
    await poll('the details', async () =>
      (await workbench().editors.tabs()).some(({ name }) => name === 'Boston') ? true : undefined,
    );
  });

  it('is gone after a reload, and nothing else is', async () => {
    await workbench().reload();
    await poll('the tabs', async () => {
      const tabs = (await workbench().editors.tabs()).map(({ name }) => name);
      return tabs.includes('markets.json') && !tabs.includes('IDs: markets.json') ? true : undefined;
    });
  });

  inEachTheme('can be read beside the usages', workbench, async (suffix) => {
    await workbench().editors.openFile('minified.json');
    await workbench().command('Kalshi: Scan Workspace for IDs');
    await usages.row('Markets: finalized').locate();
    await workbench().editors.openFile('minified.json');
    await workbench().command('Kalshi: Resolve All IDs in File');
    const row = page().getByRole('row', { name: /KXATPMATCH-26BRAYIL-BRA/ });
    await row.waitFor();
    for (const text of [row.getByRole('link').first(), row.locator('td').first()]) await untilReadable(text);
    await workbench().screenshot(`usages-${suffix}`);
  });

  it('did nothing that a content security policy forbids', () => {
    assert.deepEqual(workbench().problems, []);
  });
});
