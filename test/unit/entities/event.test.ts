import assert from 'node:assert/strict';
import { event } from '../../../src/core/entities/event';
import { KalshiError } from '../../../src/core/kalshi/errors';
import { cannedApi } from '../kalshi/cannedApi';
import { eventOf } from './entityOf';

const MARKETS = [{ ticker: 'KXEVENT-26-A' }, { ticker: 'KXEVENT-26-B' }];

describe('event', () => {
  it('is loaded together with others and their markets in one request', async () => {
    const address = '/events?tickers=A%2CB&with_nested_markets=true&limit=200';
    const api = cannedApi({ [address]: { events: [{ event_ticker: 'B', markets: MARKETS }], cursor: '' } });
    const loaded = await event.load(api, ['A', 'B']);
    assert.deepEqual(
      loaded.map(({ event_ticker, markets }) => [event_ticker, markets?.length]),
      [['B', 2]],
    );
    assert.deepEqual(api.asked, [address]);
  });

  it('is asked for by itself when it is the only one, because the list leaves combos out', async () => {
    const address = '/events/KXMVE-1?with_nested_markets=true';
    const api = cannedApi({ [address]: { event: { event_ticker: 'KXMVE-1' }, markets: MARKETS } });
    const [loaded] = await event.load(api, ['KXMVE-1']);
    assert.equal(loaded?.markets?.length, 2);
    assert.deepEqual(api.asked, [address]);
  });

  it('has its markets as children without a folder, each once', () => {
    const [group] = event.groups(eventOf({ markets: [...MARKETS, ...MARKETS] }));
    assert.equal(group?.inline, true);
    assert.deepEqual(group.children, [{ id: 'KXEVENT-26-A' }, { id: 'KXEVENT-26-B' }]);
    assert.deepEqual(event.groups(eventOf({}))[0]?.children, []);
  });

  it('brings its markets along', () => {
    const [[kind, markets] = []] = event.nested?.(eventOf({ markets: MARKETS })) ?? [];
    assert.equal(kind, 'market');
    assert.equal(markets?.length, 2);
  });

  it('says how many markets it has, and nothing where that is not known', () => {
    const said = (raw: object): unknown[] =>
      event.row(eventOf({ sub_title: 'Nov 3', ...raw })).map(({ value }) => 'value' in value && value.value);
    assert.deepEqual(said({ markets: MARKETS }), ['Nov 3', '2 markets']);
    assert.deepEqual(said({ markets: [MARKETS[0]] }), ['Nov 3', '1 market']);
    assert.deepEqual(said({ markets: [] }), ['Nov 3', undefined], 'they may be archived');
    assert.deepEqual(said({}), ['Nov 3', undefined]);
  });

  it('has its own page, and is called by its title or its ticker', () => {
    assert.deepEqual(event.webPageOf(eventOf({})), { kind: 'event', ticker: 'KXEVENT-26' });
    assert.equal(event.titleOf(eventOf({ title: 'Senate' })), 'Senate');
    assert.equal(event.titleOf(eventOf({})), 'KXEVENT-26');
  });

  it('has its metadata by a request of its own, with the colours of its markets', async () => {
    const metadata = {
      image_url: 'https://example.com/a.png',
      competition: 'NBA',
      market_details: [{ market_ticker: 'KXEVENT-26-A', image_url: '', color_code: '#0A8F6C' }],
    };
    const api = cannedApi({ '/events/KXEVENT-26/metadata': metadata });
    const sections = (await event.moreSections?.(api, 'KXEVENT-26')) ?? [];
    assert.deepEqual(
      sections.map(({ id }) => id),
      ['metadata', 'pictures'],
    );
    const text = JSON.stringify(sections);
    for (const shown of ['NBA', 'https://example.com/a.png', '#0A8F6C'])
      assert.ok(text.includes(shown), shown);
  });

  it('has no list of colours where the exchange sent null', async () => {
    const api = cannedApi({ '/events/KXEVENT-26/metadata': { image_url: '', market_details: null } });
    const [section] = (await event.moreSections?.(api, 'KXEVENT-26')) ?? [];
    assert.deepEqual(
      section?.blocks.map(({ type }) => type),
      ['facts'],
    );
  });

  it('passes the failure of its metadata on', async () => {
    await assert.rejects(async () => event.moreSections?.(cannedApi({}), 'KXEVENT-26'), KalshiError);
  });
});
