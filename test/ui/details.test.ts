import assert from 'node:assert/strict';
import { inEachTheme, untilReadable } from '../support/workbench/inEachTheme.js';
import { poll } from '../support/workbench/poll.js';
import { useSharedWorkbench } from '../support/workbench/useWorkbench.js';

const BOSTON = '2ef4d31c-0b46-4f43-a403-f44d62489034';

describe('a details panel', () => {
  const workbench = useSharedWorkbench();

  const titleIs = (title: string | RegExp): Promise<void> =>
    workbench().panel().getByRole('heading', { level: 1, name: title }).waitFor();
  const openTabs = async (): Promise<string[]> => (await workbench().editors.tabs()).map(({ name }) => name);

  it('opens for an id that is looked up and shows what the exchange says of it', async () => {
    await workbench().command('Kalshi: Look Up ID or Ticker…');
    await workbench().quickInput.fill(BOSTON);
    await workbench().quickInput.accept();
    await titleIs('Boston');
    const text = await workbench().panel().locator('body').innerText();
    assert.match(text, /Structured target/);
    assert.match(text, /basketball_team/);
    assert.ok(text.includes(BOSTON));
  });

  it('refuses what is no id and finds nothing for a stranger, in one sentence each', async () => {
    await workbench().command('Kalshi: Look Up ID or Ticker…');
    await workbench().quickInput.fill('not an id!');
    await poll('what is wrong with it', async () =>
      /neither a UUID nor a ticker/.test(await workbench().quickInput.message()) ? true : undefined,
    );
    await workbench().quickInput.fill('00000000-0000-4000-8000-000000000000');
    await workbench().quickInput.accept();
    await workbench()
      .notifications.toast(/Unknown to the exchange:/)
      .waitFor();
    await workbench().notifications.clear();
  });

  it('shows a milestone with its events, and follows a link to one of them and to its market', async () => {
    const view = await workbench().openView('Milestones');
    await view.row('Wyoming General Elections').click();
    await titleIs('Wyoming General Elections');
    await workbench().screenshot('details-milestone');
    await workbench()
      .panel()
      .getByRole('link', { name: /Senate/ })
      .first()
      .click();
    await titleIs(/Senate/);
    await workbench().screenshot('details-event');
    const table = workbench().panel().getByRole('table').first();
    await table.getByRole('link').first().click();
    await workbench().panel().getByRole('heading', { name: 'Rules' }).waitFor();
    await workbench().screenshot('details-market');
  });

  it('is revealed, not opened again, for the same thing', async () => {
    const before = await openTabs();
    const view = await workbench().openView('Milestones');
    await view.row('Wyoming General Elections').click();
    await titleIs('Wyoming General Elections');
    assert.deepEqual(await openTabs(), before);
  });

  it('is there again after a reload of the window', async () => {
    await workbench().reload();
    await titleIs('Wyoming General Elections');
  });

  it('finds a text in its page', async () => {
    await workbench().panel().locator('h1').click();
    await workbench().page.keyboard.press('Control+F');
    await workbench().page.locator('.simple-find-part.visible').waitFor();
    await workbench().page.keyboard.press('Escape');
  });

  it('copies and opens the raw JSON', async () => {
    await workbench().command('Kalshi: Open Raw JSON');
    await poll('a JSON document', async () =>
      (await openTabs()).some((name) => name.endsWith('.json')) ? true : undefined,
    );
    assert.match(await workbench().editors.text(), /"primary_event_tickers"/);
  });

  inEachTheme('can be read', workbench, async (suffix) => {
    const view = await workbench().openView('Milestones');
    await view.row('New York at Boston').click();
    const page = workbench().panel();
    await page.locator('h1').waitFor();
    for (const text of [page.locator('h1'), page.locator('dt').first(), page.getByRole('link').first()])
      await untilReadable(text);
    await workbench().screenshot(`details-${suffix}`);
  });

  it('did nothing that a content security policy forbids', () => {
    assert.deepEqual(workbench().problems, []);
  });
});
