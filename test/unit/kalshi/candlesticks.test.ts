import assert from 'node:assert/strict';
import {
  decodeCandle,
  getEventCandlesticks,
  getMarketCandlesticks,
  type Candle,
} from '../../../src/core/kalshi/candlesticks';
import type { JsonObject } from '../../../src/core/kalshi/json';
import { assertTotal } from './arbitraryEntity';
import { alwaysAnswering, cannedApi } from './cannedApi';

const OFFER = {
  open_dollars: '0.3300',
  low_dollars: '0.3200',
  high_dollars: '0.3400',
  close_dollars: '0.3300',
};
const CANDLE = {
  end_period_ts: 1786137900,
  yes_bid: OFFER,
  yes_ask: { ...OFFER, high_dollars: '1.0000' },
  price: { ...OFFER, mean_dollars: '0.3312', previous_dollars: '0.3400' },
  volume_fp: '28.74',
  open_interest_fp: '128107.77',
};
const QUERY = { start_ts: 100, end_ts: 400, period_interval: 60 } as const;
const BOUNDS = 'start_ts=100&end_ts=400&period_interval=60';
const at = (...ends: number[]): JsonObject[] => ends.map((end_period_ts) => ({ end_period_ts }));
const endsOf = (candles: readonly Candle[] | undefined): unknown => candles?.map((one) => one.end_period_ts);

describe('decodeCandle', () => {
  it('reads dollars and contracts as numbers', () => {
    const offer = { open: 0.33, low: 0.32, high: 0.34, close: 0.33 };
    assert.deepEqual(decodeCandle(CANDLE), {
      end_period_ts: 1786137900,
      yes_bid: offer,
      yes_ask: { ...offer, high: 1 },
      price: { ...offer, mean: 0.3312, previous: 0.34 },
      volume: 28.74,
      open_interest: 128107.77,
    });
  });

  it('leaves out what was not traded, whether null or absent', () => {
    const nulls = { open: null, open_dollars: null, close: null, previous: 11, previous_dollars: '0.1100' };
    assert.deepEqual(decodeCandle({ ...CANDLE, price: nulls })?.price, { previous: 0.11 });
    assert.deepEqual(decodeCandle({ ...CANDLE, price: null })?.price, {});
    assert.deepEqual(decodeCandle({ end_period_ts: 1 }), {
      ...{ end_period_ts: 1, yes_bid: {}, yes_ask: {}, price: {} },
    });
  });

  it('reads the cents and whole contracts of old, and the dollars of the archive', () => {
    const old = decodeCandle({ end_period_ts: 1, yes_bid: { open: 8 }, volume: 28, open_interest: 12440 });
    assert.deepEqual([old?.yes_bid, old?.volume, old?.open_interest], [{ open: 0.08 }, 28, 12440]);
    const archived = decodeCandle({ end_period_ts: 1, price: { close: '0.5600' }, volume: '12.50' });
    assert.deepEqual([archived?.price, archived?.volume], [{ close: 0.56 }, 12.5]);
  });

  it('is nothing without its time', () => {
    assert.equal(decodeCandle({ yes_bid: OFFER }), undefined);
  });

  it('is total', () => {
    assertTotal(decodeCandle, CANDLE, { end_period_ts: 1 });
  });
});

describe('getMarketCandlesticks', () => {
  const path = `/series/KXA/markets/KXA-1-B/candlesticks?${BOUNDS}`;

  it('asks by series, market and bounds, and gives the oldest first', async () => {
    const options = { priority: 'visible' } as const;
    const api = cannedApi({ [path]: { ticker: 'KXA-1-B', candlesticks: at(300, 200, 400) } });
    assert.deepEqual(
      endsOf(await getMarketCandlesticks(api, 'KXA', 'KXA-1-B', QUERY, options)),
      [200, 300, 400],
    );
    assert.equal(api.options[0], options);
  });

  it('asks the archive for a market that settled months ago', async () => {
    const api = cannedApi({
      [`/historical/markets/KXA-1-B/candlesticks?${BOUNDS}`]: { candlesticks: at(200) },
    });
    assert.deepEqual(endsOf(await getMarketCandlesticks(api, 'KXA', 'KXA-1-B', QUERY)), [200]);
    assert.deepEqual(api.asked[0], path);
  });

  it('takes null for no candles, and rejects what is no answer', async () => {
    const nothing = alwaysAnswering({ candlesticks: null });
    assert.deepEqual(await getMarketCandlesticks(nothing, 'KXA', 'KXA-1-B', QUERY), []);
    await assert.rejects(getMarketCandlesticks(alwaysAnswering([]), 'KXA', 'KXA-1-B', QUERY), {
      reason: 'unreadable',
    });
  });
});

describe('getEventCandlesticks', () => {
  const page = (bounds: string): string => `/series/KXA/events/KXA-1/candlesticks?${bounds}`;

  it('gives the candles of each market under its ticker', async () => {
    const api = cannedApi({
      [page(BOUNDS)]: {
        market_tickers: ['KXA-1-B', null, 'KXA-1-C', 'KXA-1-D'],
        market_candlesticks: [at(200), at(1), null],
        adjusted_end_ts: 400,
      },
    });
    const found = await getEventCandlesticks(api, 'KXA', 'KXA-1', QUERY);
    assert.deepEqual(
      [...found].map(([ticker, candles]) => [ticker, endsOf(candles)]),
      [
        ['KXA-1-B', [200]],
        ['KXA-1-C', []],
        ['KXA-1-D', []],
      ],
    );
  });

  it('goes on where the exchange has cut the answer', async () => {
    const part = (adjusted_end_ts: number, ...ends: number[]): JsonObject => ({
      ...{ market_tickers: ['B'], market_candlesticks: [at(...ends)], adjusted_end_ts },
    });
    const api = cannedApi({
      [page(BOUNDS)]: part(250, 160, 220),
      [page('start_ts=251&end_ts=400&period_interval=60')]: part(400, 280, 340),
    });
    assert.deepEqual(
      endsOf((await getEventCandlesticks(api, 'KXA', 'KXA-1', QUERY)).get('B')),
      [160, 220, 280, 340],
    );
    assert.equal(api.asked.length, 2);
  });

  it('asks no more than four times, and once where the end is senseless or missing', async () => {
    let asked = 0;
    const answering = (end: (start: number) => number | null) => ({
      get: async (request: { query?: object }) => {
        asked++;
        return {
          market_tickers: [],
          market_candlesticks: null,
          adjusted_end_ts: end((request.query as { start_ts: number }).start_ts),
        };
      },
    });
    const starts: number[] = [];
    const cutting = answering((start) => {
      starts.push(start);
      return start + 30;
    });
    await getEventCandlesticks(cutting, 'KXA', 'KXA-1', QUERY);
    assert.deepEqual(starts, [100, 310, 341, 372], 'the first part, and then the newest ones');
    for (const end of [0, 99, 400, 1e12, null]) {
      asked = 0;
      assert.equal(
        (
          await getEventCandlesticks(
            answering(() => end),
            'KXA',
            'KXA-1',
            QUERY,
          )
        ).size,
        0,
      );
      assert.equal(asked, 1, String(end));
    }
  });
});
