import assert from 'node:assert/strict';
import { inEachTheme, untilReadable } from '../support/workbench/inEachTheme.js';
import { poll } from '../support/workbench/poll.js';
import { useSharedWorkbench } from '../support/workbench/useWorkbench.js';

const MARKET = 'KXNBAGAME-26NYKBOS-BOS';
const EVENT_OF_MANY = 'KXBTC-26H17';

describe('what happens now, in a details panel', () => {
  const workbench = useSharedWorkbench();

  const panel = () => workbench().panel();
  const section = (name: string) => panel().getByRole('region', { name, exact: true });
  const chart = () => panel().getByRole('slider', { name: 'Prices over time' });
  const range = (name: string) => panel().getByRole('radio', { name, exact: true });
  const show = async (id: string): Promise<void> => {
    await workbench().command('Kalshi: Look Up ID or Ticker…');
    await workbench().quickInput.fill(id);
    await workbench().quickInput.accept();
    await panel().getByText(id, { exact: true }).first().waitFor();
  };
  /** What the chart tells where its cursor stands. */
  const told = async (): Promise<string> => (await chart().getAttribute('aria-valuetext')) ?? '';

  it('is the score of a game, with the clock', async () => {
    const view = await workbench().openView('Milestones');
    await view.row('New York at Boston').click();
    const line = section('Live data').getByText(/Boston \d+ – \d+ New York/);
    await line.waitFor();
    assert.match(
      await section('Live data').innerText(),
      /live · Quarter 2 · 2:27 left · Boston has the ball/,
    );
    await workbench().screenshot('live-score');
  });

  it('is its plays, once they are unfolded', async () => {
    await panel().getByRole('button', { name: 'Plays' }).click();
    await section('Plays').getByRole('heading', { name: 'Period 2' }).waitFor();
    await section('Plays')
      .getByText(/rebound/)
      .first()
      .waitFor();
  });

  it('is the chart, the book and the trades of a market', async () => {
    await show(MARKET);
    await chart().locator('canvas').waitFor();
    assert.match(await told(), /Yes bid \$0\.\d+, Yes ask \$0\.\d+, Last \$0\.\d+, Volume \d/);
    assert.match(await section('Order book').innerText(), /Best bid \$0\.\d+ · best ask \$0\.\d+ · spread/);
    assert.equal(await section('Order book').getByRole('table').count(), 2);
    await workbench().screenshot('live-market');
    const trades = panel().getByRole('region', { name: /^Recent trades/ });
    await trades.scrollIntoViewIfNeeded();
    await trades
      .getByText(/ago|just now/)
      .first()
      .waitFor();
    await workbench().screenshot('live-book');
  });

  it('is read out by the arrow keys', async () => {
    const newest = await told();
    await chart().focus();
    await workbench().page.keyboard.press('Home');
    const oldest = await told();
    assert.notEqual(oldest, newest);
    await workbench().page.keyboard.press('ArrowRight');
    assert.notEqual(await told(), oldest);
    await workbench().page.keyboard.press('End');
    assert.equal(await told(), newest);
  });

  it('is of another time by the range buttons, and the chart stays the same element', async () => {
    const canvas = await chart().locator('canvas').elementHandle();
    const before = await told();
    await range('1D').focus();
    await workbench().page.keyboard.press('ArrowRight');
    await poll('the prices of a week', async () => ((await told()) !== before ? true : undefined));
    assert.ok(await range('1W').isChecked());
    assert.ok(await canvas?.evaluate((element: { isConnected: boolean }) => element.isConnected));
  });

  it('is the same figures as a table', async () => {
    await panel().getByText('Show figures').click();
    const table = section('Prices over time').getByRole('table');
    await table.waitFor();
    const heads = await table.getByRole('columnheader').allInnerTexts();
    assert.deepEqual(heads, ['Time', 'Yes bid', 'Yes ask', 'Last', 'Volume']);
    const newest = await table.getByRole('row').nth(1).innerText();
    const [, bid = ''] = /Yes bid (\$[\d.]+)/.exec(await told()) ?? [];
    assert.ok(newest.includes(bid), `${newest} has ${bid}`);
    await workbench().screenshot('live-figures');
  });

  it('is all markets of an event in one chart, of which each can be switched off', async () => {
    await show(EVENT_OF_MANY);
    await chart().locator('canvas').waitFor();
    const lines = section('Prices over time').getByRole('button', { pressed: true });
    const shown = await lines.count();
    assert.equal(shown, 12);
    await lines.first().click();
    await poll('a line less', async () => ((await lines.count()) === shown - 1 ? true : undefined));
    await workbench().screenshot('live-event');
  });

  it('says how old it is, and how often it refreshes', async () => {
    await panel()
      .locator('.stamp')
      .getByText(/Updated [2-9] s ago · refreshes every \d+ s/)
      .waitFor();
  });

  inEachTheme('can be read', workbench, async (suffix) => {
    await show(MARKET);
    await chart().locator('canvas').waitFor();
    for (const text of [
      panel().locator('.legend button').first(),
      panel().locator('.ranges span').first(),
      panel().locator('.depth').last(),
      panel().locator('.stamp'),
    ])
      await untilReadable(text);
    await workbench().screenshot(`live-${suffix}`);
  });

  it('did nothing that a content security policy forbids', () => {
    assert.deepEqual(workbench().problems, []);
  });
});
