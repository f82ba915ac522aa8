import assert from 'node:assert/strict';
import {
  decodeEvent,
  decodeEventMetadata,
  decodeSettlementSource,
  eventRequest,
  getEvent,
  getEventMetadata,
  getEvents,
} from '../../../src/core/kalshi/events';
import { assertTotal } from './arbitraryEntity';
import { alwaysAnswering, cannedApi } from './cannedApi';

const EVENT = {
  event_ticker: 'KXMADE-1',
  series_ticker: 'KXMADE',
  title: 'Who wins?',
  sub_title: 'MAD vs TWN',
  collateral_return_type: 'MECNET',
  mutually_exclusive: true,
  category: 'Sports',
  settlement_sources: [{ name: 'The League', url: 'https://example.com/' }, {}],
  strike_date: '2026-10-01T00:00:00Z',
  strike_period: '',
  product_metadata: { competition: 'Pro Football', competition_scope: 'Game' },
  last_updated_ts: '2026-10-01T00:00:00Z',
  fee_type_override: 'flat',
  fee_multiplier_override: 0.5,
  exchange_index: 1,
};
const WITH_MARKETS = { ...EVENT, markets: [{ ticker: 'M1' }, { ticker: 'M2' }] };
const METADATA = {
  image_url: 'https://example.com/a.webp',
  featured_image_url: '',
  market_details: [{ market_ticker: 'M1', image_url: '', color_code: '#AA00FF' }],
  settlement_sources: [{ name: 'The League', url: 'https://example.com/' }],
  competition: 'Pro Football',
  competition_scope: 'Game',
};
const AT_EVENT = '/events/KXMADE-1?with_nested_markets=true';
const tickersOf = (event: { markets?: readonly { ticker: string }[] } | undefined) =>
  event?.markets?.map(({ ticker }) => ticker);

describe('decodeEvent', () => {
  it('reads every field', () => {
    assert.deepEqual(decodeEvent(EVENT), { ...EVENT, raw: EVENT });
  });

  it('decodes nested markets and skips what is none', () => {
    const event = decodeEvent({
      ...EVENT,
      markets: [{ ticker: 'M1' }, null, { ticker: '' }, { ticker: 'M2' }],
    });
    assert.deepEqual(tickersOf(event), ['M1', 'M2']);
    assert.equal(event?.markets?.[0]?.status, '');
  });

  it('tells missing markets from none', () => {
    assert.equal('markets' in (decodeEvent(EVENT) ?? {}), false);
    assert.deepEqual(decodeEvent({ ...EVENT, markets: [] })?.markets, []);
    assert.deepEqual(decodeEvent({ ...EVENT, markets: null })?.markets, []);
  });

  it('needs nothing but the ticker', () => {
    const raw = { event_ticker: 'E', settlement_sources: null, product_metadata: null, strike_date: null };
    assert.deepEqual(decodeEvent(raw), {
      event_ticker: 'E',
      series_ticker: '',
      title: '',
      sub_title: '',
      collateral_return_type: '',
      category: '',
      settlement_sources: [],
      raw,
    });
  });

  it('leaves out the zero date', () => {
    const event = decodeEvent({ event_ticker: 'E', last_updated_ts: '0001-01-01T00:00:00Z' });
    assert.ok(event && !('last_updated_ts' in event));
  });

  it('is total', () => {
    assertTotal(decodeEvent, WITH_MARKETS, { event_ticker: 'E' });
  });
});

describe('decodeEventMetadata', () => {
  it('reads every field', () => {
    assert.deepEqual(decodeEventMetadata(METADATA), { ...METADATA, raw: METADATA });
  });

  it('makes null lists empty and leaves out null texts', () => {
    const raw = { image_url: '', market_details: null, settlement_sources: null, competition: null };
    assert.deepEqual(decodeEventMetadata(raw), {
      image_url: '',
      market_details: [],
      settlement_sources: [],
      raw,
    });
  });

  it('is total', () => {
    assertTotal(decodeEventMetadata, METADATA, {});
    assertTotal(decodeSettlementSource, { name: 'a', url: 'b' }, {});
  });
});

describe('getEvents', () => {
  it('joins tickers by commas and sends every other filter under its wire name', async () => {
    const api = cannedApi({});
    const query = {
      tickers: ['A', 'B'],
      with_nested_markets: true,
      with_milestones: false,
      status: 'open',
      series_ticker: 'S',
      min_close_ts: 1,
      min_updated_ts: 2,
      limit: 200,
      cursor: 'c',
    } as const;
    await assert.rejects(getEvents(api, query));
    assert.deepEqual(api.asked, [
      '/events?tickers=A%2CB&with_nested_markets=true&with_milestones=false&status=open&series_ticker=S' +
        '&min_close_ts=1&min_updated_ts=2&limit=200&cursor=c',
    ]);
  });

  it('answers an empty list of tickers without a request, instead of asking for all events', async () => {
    const api = cannedApi({});
    assert.deepEqual(await getEvents(api, { tickers: [] }), { items: [], milestones: [] });
    assert.deepEqual(api.asked, []);
  });

  it('reads the page and the milestones beside it', async () => {
    const options = { priority: 'prefetch' } as const;
    const milestone = { id: 'm', title: 'The game' };
    const body = { events: [WITH_MARKETS, 'x'], milestones: [milestone, null], cursor: 'next' };
    const api = cannedApi({ '/events?tickers=KXMADE-1': body });
    const page = await getEvents(api, { tickers: ['KXMADE-1'], status: undefined }, options);
    assert.deepEqual(tickersOf(page.items[0]), ['M1', 'M2']);
    assert.equal(page.items.length, 1);
    assert.deepEqual(
      page.milestones.map(({ title }) => title),
      ['The game'],
    );
    assert.equal(page.cursor, 'next');
    assert.equal(api.options[0], options);
  });

  it('has no milestones and no cursor where the answer has none', async () => {
    for (const body of [{ events: [] }, { events: null, milestones: null, cursor: null }]) {
      assert.deepEqual(await getEvents(alwaysAnswering(body), {}), { items: [], milestones: [] });
    }
  });
});

describe('getEvent', () => {
  it('asks for nested markets, by eventRequest', async () => {
    assert.deepEqual(eventRequest('A/B'), { path: '/events/A%2FB', query: { with_nested_markets: true } });
    const options = { priority: 'hover' } as const;
    const api = cannedApi({ [AT_EVENT]: { event: WITH_MARKETS, markets: [] } });
    assert.deepEqual(tickersOf(await getEvent(api, 'KXMADE-1', options)), ['M1', 'M2']);
    assert.equal(api.options[0], options);
  });

  it('reads the markets that stand beside the event', async () => {
    for (const event of [EVENT, { ...EVENT, markets: [] }, { ...EVENT, markets: null }]) {
      const api = alwaysAnswering({ event, markets: [{ ticker: 'M3' }] });
      assert.deepEqual(tickersOf(await getEvent(api, 'KXMADE-1')), ['M3']);
    }
  });

  it('prefers the markets inside the event', async () => {
    const api = alwaysAnswering({ event: WITH_MARKETS, markets: [{ ticker: 'M3' }] });
    assert.deepEqual(tickersOf(await getEvent(api, 'KXMADE-1')), ['M1', 'M2']);
  });

  it('has no markets field when they are archived', async () => {
    const event = await getEvent(alwaysAnswering({ event: EVENT, markets: [] }), 'KXMADE-1');
    assert.equal('markets' in event, false);
  });

  it('keeps the event as received in raw', async () => {
    const event = await getEvent(alwaysAnswering({ event: EVENT, markets: [{ ticker: 'M3' }] }), 'KXMADE-1');
    assert.equal(event.raw, EVENT);
  });

  it('rejects as unreadable when there is no event in the answer', async () => {
    for (const body of [{ markets: [] }, null, 'text']) {
      await assert.rejects(getEvent(alwaysAnswering(body), 'KXMADE-1'), { reason: 'unreadable' });
    }
  });
});

describe('getEventMetadata', () => {
  it('reads the answer itself', async () => {
    const options = { priority: 'annotation' } as const;
    const api = cannedApi({ '/events/A%2FB/metadata': METADATA });
    assert.deepEqual(await getEventMetadata(api, 'A/B', options), { ...METADATA, raw: METADATA });
    assert.equal(api.options[0], options);
  });

  it('rejects as unreadable when the answer is no object', async () => {
    await assert.rejects(getEventMetadata(alwaysAnswering([]), 'E'), { reason: 'unreadable' });
  });
});
