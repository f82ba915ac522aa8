import assert from 'node:assert/strict';
import { decodeTrade, getTrades } from '../../../src/core/kalshi/trades';
import { assertTotal } from './arbitraryEntity';
import { cannedApi } from './cannedApi';

const TRADE = {
  trade_id: '0c1f8a52-0000-4000-8000-000000000001',
  ticker: 'KXA-1-B',
  created_time: '2026-10-01T12:00:00.123456Z',
  yes_price_dollars: '0.5600',
  no_price_dollars: '0.4400',
  count_fp: '12.50',
  taker_side: 'yes',
  taker_outcome_side: 'no',
  taker_book_side: 'ask',
  is_block_trade: false,
};

describe('decodeTrade', () => {
  it('reads every field, the side by its newer name', () => {
    const { trade_id, ticker, created_time, yes_price_dollars, count_fp, is_block_trade } = TRADE;
    const same = { trade_id, ticker, created_time, yes_price_dollars, count_fp, is_block_trade };
    assert.deepEqual(decodeTrade(TRADE), { ...same, taker_side: 'no', raw: TRADE });
  });

  it('reads the side by its older name, cents and whole contracts', () => {
    const raw = { trade_id: 'a', taker_side: 'yes', yes_price: 56, count: 10 };
    const trade = decodeTrade(raw);
    assert.deepEqual(
      [trade?.taker_side, trade?.yes_price_dollars, trade?.count_fp],
      ['yes', '0.5600', '10.00'],
    );
  });

  it('needs no more than an id', () => {
    const raw = { trade_id: 'a', created_time: '0001-01-01T00:00:00Z', taker_outcome_side: null };
    const none = { ticker: '', created_time: '', yes_price_dollars: '', count_fp: '', taker_side: '' };
    assert.deepEqual(decodeTrade(raw), { trade_id: 'a', ...none, raw });
    assert.equal(decodeTrade({ ...TRADE, trade_id: null }), undefined);
  });

  it('is total', () => {
    assertTotal(decodeTrade, TRADE, { trade_id: 'a' });
  });
});

describe('getTrades', () => {
  it('asks for a page of one market', async () => {
    const options = { priority: 'visible' } as const;
    const api = cannedApi({
      '/markets/trades?ticker=KXA-1-B&limit=50&cursor=c%3D': { trades: [TRADE, 'x'], cursor: 'next' },
    });
    const page = await getTrades(api, { ticker: 'KXA-1-B', limit: 50, cursor: 'c=' }, options);
    assert.deepEqual([page.items.length, page.cursor], [1, 'next']);
    assert.equal(api.options[0], options);
  });

  it('ends where there is no cursor', async () => {
    const page = await getTrades(cannedApi({ '/markets/trades': { trades: null, cursor: '' } }), {});
    assert.deepEqual(page, { items: [] });
  });
});
