import assert from 'node:assert/strict';
import { poll } from '../../support/workbench/poll.js';
import { first, searchIn } from '../../support/workbench/searchBox.js';
import { useWorkbench } from '../../support/workbench/useWorkbench.js';

const BOSTON = '2ef4d31c-0b46-4f43-a403-f44d62489034';
const WYOMING = 'Wyoming General Elections';
const EXCHANGE = /^Search the exchange/;

describe('search', () => {
  // What others have loaded would be found without a request.
  const workbench = useWorkbench();
  const search = searchIn(workbench);

  it('finds what is loaded by words of its title, and opens it', async () => {
    const view = await workbench().openView('Milestones');
    await view.row(WYOMING).read();
    await search.open();
    const items = await search.type('elections wyo', first(WYOMING));
    assert.match(items.at(-1)?.label ?? '', /^Search structured targets/);
    await workbench().quickInput.accept();
    await search.panelShows(WYOMING);
  });

  it('shows hits in groups, with their ids, states and times', async () => {
    await search.open();
    const items = await search.type('boston', first(/Boston/));
    assert.match(items[0]?.description ?? '', /^[0-9a-f]{8} · /);
    await workbench().page.mouse.move(640, 150);
    await workbench().screenshot('search');
    await workbench().quickInput.dismiss();
  });

  it('finds a ticker, a UUID and an address that are not loaded', async () => {
    await search.open();
    await search.type('kxnbagame-26nykbos', first('New York at Boston'));
    await search.titleSays(/1 of at most 10 requests/);
    await search.type(BOSTON, first('Boston'));
    await search.titleSays(/2 of at most 10 requests/);
    await search.type(
      'https://kalshi.com/markets/kxnbagame',
      ([item]) => item?.description.startsWith('KXNBAGAME') ?? false,
    );
    await search.titleSays(/3 of at most 10 requests/);
    await workbench().quickInput.accept();
    await search.panelShows(/.+/);
  });

  it('starts with what was picked before, the newest first', async () => {
    await search.open();
    const items = await search.items('two recent picks', (some) => some.length > 3);
    assert.equal(items[1]?.label, WYOMING);
    assert.match(items[0]?.description ?? '', /^KXNBAGAME/);
    await workbench().screenshot('search-recent');
    await workbench().quickInput.dismiss();
  });

  it('walks the exchange on Enter where nothing was found, and says how far it looked', async () => {
    await search.open();
    await search.type('zebra crossing', first(EXCHANGE));
    await search.titleSays(/^((?!requests).)*$/);
    await workbench().quickInput.accept();
    await search.titleSays(/1 of at most 10 requests, all \d+ milestones looked through/);
    await search.items(
      'nothing more to look through',
      (items) => !items.some(({ label }) => EXCHANGE.test(label)),
    );
    await workbench().screenshot('search-nothing');
    await workbench().quickInput.dismiss();
  });

  it('looks through the structured targets of a type that is typed', async () => {
    await search.open();
    await search.type('getafe', () => true);
    await search.type('sevilla', (items) => items.length > 0);
    await workbench().quickInput.pick(/^Search structured targets/);
    await poll('the question for a type', async () =>
      (await workbench().quickInput.title()).startsWith('Search Structured Targets') ? true : undefined,
    );
    await workbench().quickInput.fill('soccer_team');
    await search.items('the type', (items) => items.some(({ label }) => label === 'soccer_team'));
    await workbench().quickInput.accept();
    await search.titleSays(/requests, all \d+ structured targets looked through/);
    await search.items('Sevilla', first('Sevilla'));
    assert.equal(await workbench().quickInput.value(), 'sevilla');
    await workbench().screenshot('search-targets');
    await workbench().quickInput.dismiss();
  });

  it('copies a ticker by the button of its row', async () => {
    await search.open();
    await search.type('kxnbagame-26nykbos', first('New York at Boston'));
    const copied = await workbench().copiedBy(async () => {
      const row = workbench().quickInput.widget.locator('.monaco-list-row').first();
      await row.hover();
      await row.locator('.action-label[aria-label="Copy Ticker"]').click();
    });
    assert.equal(copied, 'KXNBAGAME-26NYKBOS');
    await workbench().quickInput.dismiss();
  });

  it('told nothing that was not asked', async () => {
    assert.deepEqual(await workbench().notifications.all(), []);
    assert.deepEqual(workbench().problems, []);
  });
});
