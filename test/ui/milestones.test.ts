import assert from 'node:assert/strict';
import { poll } from '../support/workbench/poll.js';
import { useWorkbench } from '../support/workbench/useWorkbench.js';
import type { View } from '../support/workbench/view.js';

const WYOMING = 'Wyoming General Elections';

describe('the milestones view', () => {
  const workbench = useWorkbench();
  let view: View;

  before(async () => {
    view = await workbench().openView('Milestones');
    await view.waitForRows();
  });

  it('says that its data is made up', async () => {
    await view.message.getByText('Sample data, made up').waitFor();
  });

  it('lists what is upcoming with its time and type', async () => {
    const row = await view.row(WYOMING).read();
    assert.match(row.description, /^in \d+ h · one_off_milestone$/);
    assert.match(row.ariaLabel, /^Milestone, Wyoming General Elections/);
  });

  it('opens a milestone down to a market with its prices', async () => {
    const milestone = view.row(WYOMING);
    await milestone.expand();
    const primary = milestone.child('Primary events');
    const event = primary.child(/Senate/);
    await event.expand();
    const market = await event.child('Republican').read();
    assert.match(market.description, /\$0\.\d\d · bid \$0\.\d\d · ask \$0\.\d\d · active/);
    await event.child('Democratic').read();
    await workbench().screenshot('milestones');
  });

  it('keeps the primary events out of the related ones and gives both counts', async () => {
    const milestone = view.row(WYOMING);
    const related = milestone.child('Related events');
    assert.equal((await related.read()).description, '2');
    await related.expand();
    const labels = (await view.rows()).filter(({ level }) => level === 3).map(({ label }) => label);
    assert.equal(labels.filter((label) => label.includes('Senate')).length, 1);
    assert.match(await related.tooltip(), /1 primary and 3 related event tickers/);
  });

  it('keeps what is expanded over a refresh', async () => {
    const before = await view.labels();
    await view.action('Refresh Milestones');
    await view
      .row(WYOMING)
      .child('Primary events')
      .child(/Senate/)
      .read();
    assert.deepEqual(await view.labels(), before);
  });

  it('names the targets of a game with their roles', async () => {
    await view.row(WYOMING).collapse();
    const game = view.row('New York at Boston');
    await game.expand();
    const targets = await game.child('Structured targets').expand();
    assert.match((await targets.child('Boston').read()).description, /home team · basketball_team/);
    assert.match((await targets.child('New York').read()).description, /away team · basketball_team/);
    await game.collapse();
  });

  it('keeps the keyboard in the tree when a row is opened', async () => {
    await view.row(WYOMING).click();
    await workbench().panel().getByRole('heading', { level: 1, name: WYOMING }).waitFor();
    await workbench().page.keyboard.press('ArrowDown');
    await workbench().page.keyboard.press('Enter');
    await workbench().panel().getByRole('heading', { level: 1, name: 'Fed rate decision' }).waitFor();
  });

  it('copies the selected rows with Ctrl+C, and their ids from the menu', async () => {
    await view.row(WYOMING).click();
    await view.row('New York at Boston').click(['Control']);
    const rows = await workbench().copiedBy(() => workbench().page.keyboard.press('Control+C'));
    assert.match(rows, /^(.+\t[0-9a-f-]{36}\n?){2}$/);
    const ids = await workbench().copiedBy(async () => {
      await (await view.row(WYOMING).contextMenu()).pick('Copy ID');
    });
    assert.match(ids, /^[0-9a-f-]{36}\n[0-9a-f-]{36}$/);
  });

  it('copies an address, a command line and the JSON of one row', async () => {
    await view.row('Bitcoin price this hour').click();
    const copy = (entry: string, submenu?: string): Promise<string> =>
      workbench().copiedBy(async () => {
        const menu = await view.row('Bitcoin price this hour').contextMenu();
        await (submenu ? menu.pickFrom(submenu, entry) : menu.pick(entry));
      });
    assert.match(await copy('Copy API URL'), /^https:\/\/[^ ]+\/trade-api\/v2\/milestones\/[0-9a-f-]{36}$/);
    assert.match(
      await copy('Copy as cURL', 'Copy As'),
      /^curl .*'https:\/\/[^ ]+\/milestones\/[0-9a-f-]{36}'$/,
    );
    const json = JSON.parse(await copy('Copy JSON')) as { title: string };
    assert.equal(json.title, 'Bitcoin price this hour');
  });

  it('loads more at the end of the list', async () => {
    const more = view.row('Load more…');
    assert.match((await more.read()).description, /^200 loaded$/);
    await more.click();
    await poll('the last row of all', async () => {
      await workbench().page.keyboard.press('End');
      const last = (await view.rows()).find(({ isLast }) => isLast);
      return last && last.label !== 'Load more…' ? last : undefined;
    });
  });

  it('opened nothing that nobody asked for', async () => {
    assert.deepEqual(await workbench().notifications.all(), []);
    assert.deepEqual(workbench().problems, []);
  });
});
