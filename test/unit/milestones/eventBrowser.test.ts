import assert from 'node:assert/strict';
import { Catalog } from '../../../src/core/catalog/catalog';
import { EventBrowser } from '../../../src/core/milestones/eventBrowser';
import { eventTickers } from '../../../src/core/entities/milestone';
import type { Api } from '../../../src/core/kalshi/api';
import { uuid } from '../entities/entityOf';
import { SAMPLE_NOW, sampleApi } from '../sampleApi';

function setUp(scope: ConstructorParameters<typeof EventBrowser>[1]) {
  const { api, urls } = sampleApi();
  const catalog = new Catalog(api);
  return { urls, catalog, browser: new EventBrowser(api, scope, catalog, undefined) };
}

describe('the events of a status', () => {
  it('stand under the milestones that join them, each once', async () => {
    const { urls, browser } = setUp({ status: 'settled' });
    await browser.list.more();
    const groups = browser.groups(SAMPLE_NOW);
    const tickers = groups.flatMap(({ events }) => events.map(({ event_ticker }) => event_ticker));
    assert.equal(tickers.length, new Set(tickers).size);
    assert.equal(tickers.length, browser.size);
    for (const { milestone, events } of groups)
      for (const { event_ticker } of events)
        assert.ok(!milestone || eventTickers(milestone).includes(event_ticker), event_ticker);
    assert.ok(groups.length > 2);
    assert.equal(urls.length, 1);
    assert.match(urls[0] ?? '', /\/events\?status=settled&with_milestones=true$/);
  });

  it('come last where no milestone joins them, after those that are over', async () => {
    const milestones = [
      { id: uuid(1), start_date: '2026-10-01T00:00:00Z', primary_event_tickers: ['PAST-26'] },
      { id: uuid(2), start_date: '2026-11-25T00:00:00Z', related_event_tickers: ['SOON-26', 'PAST-26'] },
    ];
    const events = ['LONE-26', 'PAST-26', 'SOON-26'].map((event_ticker) => ({ event_ticker }));
    const api: Api = { get: async () => ({ events, milestones, cursor: '' }) };
    const browser = new EventBrowser(api, { status: 'open' }, new Catalog(api), undefined);
    await browser.list.more();
    assert.deepEqual(
      browser.groups(SAMPLE_NOW).map((group) => [group.milestone?.id, group.events.length]),
      [
        [uuid(2), 2],
        [undefined, 1],
      ],
    );
  });

  it('come page by page', async () => {
    const { urls, browser } = setUp({ status: 'open' });
    await browser.list.more();
    assert.deepEqual([browser.size, browser.list.hasMore], [200, true]);
    await browser.list.more();
    assert.ok(browser.size > 200);
    assert.equal(urls.length, 2);
  });

  it('leave their milestones in memory, and no event that seems to have no markets', async () => {
    const { catalog, browser } = setUp({ status: 'settled' });
    await browser.list.more();
    assert.ok([...catalog.all('milestone')].length > 0);
    assert.deepEqual([...catalog.all('event')], []);
  });
});

describe('the events of a series', () => {
  it('are none for a series that there is not', async () => {
    const { browser } = setUp({ series_ticker: 'KXNOSUCHSERIES' });
    await browser.list.more();
    assert.deepEqual([browser.size, browser.list.hasMore, browser.list.error], [0, false, undefined]);
  });
});
