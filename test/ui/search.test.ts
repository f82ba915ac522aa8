import assert from 'node:assert/strict';
import { poll } from '../support/workbench/poll.js';
import { first, searchIn } from '../support/workbench/searchBox.js';
import { useSampleServer } from '../support/workbench/useSampleServer.js';
import { useSharedWorkbench, useWorkbench } from '../support/workbench/useWorkbench.js';

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
      (await workbench().quickInput.title()).startsWith('Search Structured Targets Of') ? true : undefined,
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

describe('search on a network', () => {
  const server = useSampleServer();
  const workbench = useSharedWorkbench(() => ({
    'kalshi.environment': 'custom',
    'kalshi.customBaseUrl': server().baseUrl,
    'kalshi.search.maxRequests': 3,
    'kalshi.refresh.interval': 0,
  }));
  const search = searchIn(workbench);
  let requests = 0;
  const asked = (): readonly string[] => server().requests.slice(requests);

  beforeEach(() => {
    requests = server().requests.length;
  });

  it('sends nothing for words, one request for an id, and the next only on Enter', async () => {
    await search.open();
    await search.type('New York', first(EXCHANGE));
    await search.type('boston', first(EXCHANGE));
    assert.deepEqual(asked(), []);
    const milestone = await someMilestone();
    requests = server().requests.length;
    await search.type(milestone, first(/^Ask for the milestone/));
    assert.equal(asked().length, 1);
    assert.match(asked()[0] ?? '', /^\/structured_targets\?ids=/);
    await workbench().quickInput.accept();
    await search.items(
      'the milestone',
      (items) => items[0]?.description.startsWith(milestone.slice(0, 8)) ?? false,
    );
    assert.equal(asked().length, 2);
    await workbench().quickInput.dismiss();
  });

  it('never sends more than the setting says, retries included', async () => {
    server().faults.replace('/milestones', {
      milestones: [{ id: '00000000-0000-4000-8000-000000000001', title: 'Endless' }],
      cursor: 'again',
    });
    server().faults.status(503, 1);
    await search.open();
    await search.type('zebra', first(EXCHANGE));
    await workbench().quickInput.accept();
    await search.titleSays(/3 of at most 3 requests, 1 milestones looked through$/);
    assert.equal(asked().length, 3);
    await search.type('endless', first('Endless'));
    await search.items('no way to go on', (items) => !items.some(({ label }) => EXCHANGE.test(label)));
    await workbench().quickInput.dismiss();
    server().faults.clear();
  });

  it('keeps what it found when the exchange refuses, and says why in one line', async () => {
    server().faults.status(400, 1);
    await search.open();
    await search.type('endless', first('Endless'));
    await workbench().quickInput.pick(EXCHANGE);
    await search.items('the failure', (items) =>
      items.some(({ label }) => /refused the request/.test(label)),
    );
    assert.equal((await workbench().quickInput.items())[0]?.label, 'Endless');
    await workbench().screenshot('search-failure');
    await workbench().quickInput.dismiss();
    assert.deepEqual(await workbench().notifications.all(), []);
  });

  async function someMilestone(): Promise<string> {
    const response = await fetch(
      `${server().baseUrl}/milestones?limit=1&minimum_start_date=2026-11-23T00:00:00Z`,
    );
    const { milestones } = (await response.json()) as { milestones: { id: string }[] };
    return milestones[0]?.id ?? assert.fail('there is a milestone');
  }
});
