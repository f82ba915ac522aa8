import assert from 'node:assert/strict';
import { KalshiError } from '../../../src/core/kalshi/errors';
import { decodeMarket, getMarket, getMarkets, marketRequest } from '../../../src/core/kalshi/markets';
import { assertTotal } from './arbitraryEntity';
import { alwaysAnswering, cannedApi } from './cannedApi';

const SPREAD = {
  ticker: 'KXMADESPREAD-1-A3',
  event_ticker: 'KXMADESPREAD-1',
  market_type: 'binary',
  title: 'Made Town wins by over 3.5?',
  subtitle: '',
  yes_sub_title: 'Made Town by over 3.5',
  no_sub_title: 'Made Town by over 3.5',
  status: 'active',
  result: '',
  strike_type: 'greater',
  floor_strike: 3.5,
  cap_strike: 9,
  functional_strike: 'x',
  custom_strike: { basketball_team: 'b1b2c3d4-0000-4000-8000-00000000000b' },
  yes_bid_dollars: '0.5600',
  yes_ask_dollars: '0.5700',
  no_bid_dollars: '0.4300',
  no_ask_dollars: '0.4400',
  yes_bid_size_fp: '10.00',
  yes_ask_size_fp: '12.50',
  last_price_dollars: '0.565000',
  previous_yes_bid_dollars: '0.5000',
  previous_yes_ask_dollars: '0.5100',
  previous_price_dollars: '0.5050',
  notional_value_dollars: '1.0000',
  settlement_value_dollars: '1.0000',
  settlement_floor_dollars: '0.1000',
  volume_fp: '1250.00',
  volume_24h_fp: '50.25',
  open_interest_fp: '700.00',
  created_time: '2026-08-01T00:00:00.1Z',
  updated_time: '2026-08-01T00:00:01Z',
  open_time: '2026-08-01T00:00:02Z',
  close_time: '2026-08-02T00:00:00Z',
  expected_expiration_time: '2026-08-03T00:00:00Z',
  expiration_time: '2026-08-04T00:00:00Z',
  latest_expiration_time: '2099-08-04T00:00:00Z',
  occurrence_datetime: '2026-08-02T01:00:00Z',
  settlement_ts: '2026-08-05T00:00:00Z',
  fee_waiver_expiration_time: '2026-08-06T00:00:00Z',
  settlement_timer_seconds: 60,
  can_close_early: true,
  early_close_condition: 'If the game ends',
  expiration_value: '5',
  rules_primary: 'If Made Town wins by more than 3.5…',
  rules_secondary: 'The following…',
  price_level_structure: 'linear_cent',
  price_ranges: [{ start: '0.0000', end: '1.0000', step: '0.0100' }],
  settlement_bounds_type: 'floor',
  primary_participant_key: 'basketball_team',
  mve_collection_ticker: 'KXMVE-1',
  mve_selected_legs: [{ event_ticker: 'E', market_ticker: 'M', side: 'yes' }],
  is_provisional: true,
  exchange_index: 0,
};

describe('decodeMarket', () => {
  it('reads every field, prices and counts as the text they are', () => {
    assert.deepEqual(decodeMarket(SPREAD), { ...SPREAD, raw: SPREAD });
  });

  it('needs nothing but the ticker', () => {
    const raw = { ticker: 'M', custom_strike: null, price_ranges: null, mve_selected_legs: null };
    assert.deepEqual(decodeMarket(raw), {
      ticker: 'M',
      event_ticker: '',
      market_type: '',
      yes_sub_title: '',
      no_sub_title: '',
      status: '',
      result: '',
      expiration_value: '',
      rules_primary: '',
      rules_secondary: '',
      custom_strike: {},
      price_ranges: [],
      mve_selected_legs: [],
      raw,
    });
  });

  it('fills every newer price and count from the older cents and whole contracts', () => {
    const market = decodeMarket({
      ticker: 'M',
      yes_bid: 56,
      yes_ask: 57,
      no_bid: 43,
      no_ask: 44,
      last_price: 7,
      previous_yes_bid: 0,
      previous_yes_ask: 100,
      previous_price: 6,
      notional_value: 100,
      settlement_value: 100,
      volume: 35001,
      volume_24h: 10,
      open_interest: 13679,
    });
    assert.equal(market?.yes_bid_dollars, '0.5600');
    assert.equal(market?.yes_ask_dollars, '0.5700');
    assert.equal(market?.no_bid_dollars, '0.4300');
    assert.equal(market?.no_ask_dollars, '0.4400');
    assert.equal(market?.last_price_dollars, '0.0700');
    assert.equal(market?.previous_yes_bid_dollars, '0.0000');
    assert.equal(market?.previous_yes_ask_dollars, '1.0000');
    assert.equal(market?.previous_price_dollars, '0.0600');
    assert.equal(market?.notional_value_dollars, '1.0000');
    assert.equal(market?.settlement_value_dollars, '1.0000');
    assert.equal(market?.volume_fp, '35001.00');
    assert.equal(market?.volume_24h_fp, '10.00');
    assert.equal(market?.open_interest_fp, '13679.00');
  });

  it('prefers the newer fields where both are there', () => {
    const market = decodeMarket({
      ticker: 'M',
      yes_bid: 1,
      yes_bid_dollars: '0.0150',
      volume: 1,
      volume_fp: '1.50',
    });
    assert.equal(market?.yes_bid_dollars, '0.0150');
    assert.equal(market?.volume_fp, '1.50');
  });

  it('keeps enum values it has never heard of', () => {
    const market = decodeMarket({ ticker: 'M', status: 'napping', strike_type: 'fuzzy', result: 'maybe' });
    assert.equal(market?.status, 'napping');
    assert.equal(market?.strike_type, 'fuzzy');
    assert.equal(market?.result, 'maybe');
  });

  it('survives numbers as text and text as numbers', () => {
    const market = decodeMarket({
      ticker: 'M',
      floor_strike: '71799.99',
      cap_strike: 'high',
      settlement_timer_seconds: '60',
      expiration_value: 71800.5,
      last_price_dollars: 0.56,
      volume_fp: 12,
    });
    assert.equal(market?.floor_strike, 71799.99);
    assert.ok(market && !('cap_strike' in market));
    assert.equal(market.raw['cap_strike'], 'high');
    assert.equal(market.settlement_timer_seconds, 60);
    assert.equal(market.expiration_value, '71800.5');
    assert.equal(market.last_price_dollars, '0.56');
    assert.equal(market.volume_fp, '12');
  });

  it('leaves out the zero date', () => {
    const market = decodeMarket({ ticker: 'M', created_time: '0001-01-01T00:00:00Z' });
    assert.ok(market && !('created_time' in market));
    assert.equal(market.raw['created_time'], '0001-01-01T00:00:00Z');
  });

  it('is total', () => {
    assertTotal(decodeMarket, SPREAD, { ticker: 'M' });
  });
});

describe('getMarkets', () => {
  it('joins tickers by commas and sends every other filter under its wire name', async () => {
    const api = cannedApi({});
    const query = {
      limit: 1000,
      cursor: 'c',
      event_ticker: 'E',
      series_ticker: 'S',
      tickers: ['A', 'B'],
      status: 'settled',
      mve_filter: 'exclude',
      min_created_ts: 1,
      max_created_ts: 2,
      min_updated_ts: 3,
      max_updated_ts: 4,
      min_close_ts: 5,
      max_close_ts: 6,
      min_settled_ts: 7,
      max_settled_ts: 8,
    } as const;
    await assert.rejects(getMarkets(api, query));
    assert.deepEqual(api.asked, [
      '/markets?limit=1000&cursor=c&event_ticker=E&series_ticker=S&tickers=A%2CB&status=settled&mve_filter=exclude' +
        '&min_created_ts=1&max_created_ts=2&min_updated_ts=3&max_updated_ts=4&min_close_ts=5&max_close_ts=6' +
        '&min_settled_ts=7&max_settled_ts=8',
    ]);
  });

  it('answers an empty list of tickers without a request, instead of asking for all markets', async () => {
    const api = cannedApi({});
    assert.deepEqual(await getMarkets(api, { tickers: [] }), { items: [] });
    assert.deepEqual(api.asked, []);
  });

  it('reads the page', async () => {
    const options = { priority: 'prefetch' } as const;
    const api = cannedApi({ '/markets?event_ticker=E': { markets: [SPREAD, null], cursor: '' } });
    const page = await getMarkets(api, { event_ticker: 'E', cursor: undefined }, options);
    assert.deepEqual(page, { items: [{ ...SPREAD, raw: SPREAD }] });
    assert.equal(api.options[0], options);
  });
});

describe('getMarket', () => {
  it('asks for the path of marketRequest', async () => {
    assert.deepEqual(marketRequest('M/1'), { path: '/markets/M%2F1' });
    const api = cannedApi({ '/markets/M%2F1': { market: SPREAD } });
    assert.equal((await getMarket(api, 'M/1')).ticker, SPREAD.ticker);
    assert.deepEqual(api.asked, ['/markets/M%2F1']);
  });

  it('looks among the archived markets when the exchange knows no such market', async () => {
    const options = { priority: 'hover' } as const;
    const api = cannedApi({ '/historical/markets/M%2F1': { market: SPREAD } });
    assert.equal((await getMarket(api, 'M/1', options)).ticker, SPREAD.ticker);
    assert.deepEqual(api.asked, ['/markets/M%2F1', '/historical/markets/M%2F1']);
    assert.deepEqual(api.options, [options, options]);
  });

  it('rejects as not found when it is not there either', async () => {
    await assert.rejects(getMarket(cannedApi({}), 'M'), { reason: 'notFound' });
  });

  it('asks once when the failure is another', async () => {
    const api = cannedApi({
      '/markets/M': new KalshiError('rateLimited', 'slow down'),
      '/historical/markets/M': { market: SPREAD },
    });
    await assert.rejects(getMarket(api, 'M'), { reason: 'rateLimited' });
    assert.deepEqual(api.asked, ['/markets/M']);
  });

  it('rejects as unreadable when there is no market in the answer', async () => {
    await assert.rejects(getMarket(alwaysAnswering({ market: [] }), 'M'), { reason: 'unreadable' });
  });
});
