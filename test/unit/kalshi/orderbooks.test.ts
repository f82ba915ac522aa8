import assert from 'node:assert/strict';
import { isJsonObject } from '../../../src/core/kalshi/json';
import { decodeOrderbook, getOrderbooks } from '../../../src/core/kalshi/orderbooks';
import { assertTotal } from './arbitraryEntity';
import { alwaysAnswering, cannedApi } from './cannedApi';

const BOOK = {
  ticker: 'KXA-1-B',
  orderbook_fp: {
    yes_dollars: [
      ['0.5800', '552.00'],
      ['0.8900', '343.49'],
    ],
    no_dollars: [['0.0100', '1058328.00']],
  },
};

describe('decodeOrderbook', () => {
  it('reads dollars and contracts as numbers, the best bid first', () => {
    assert.deepEqual(decodeOrderbook(BOOK), {
      ticker: 'KXA-1-B',
      yes: [
        [0.89, 343.49],
        [0.58, 552],
      ],
      no: [[0.01, 1058328]],
    });
  });

  it('puts the best first whatever the order of the answer', () => {
    const orderbook_fp = {
      yes_dollars: [
        ['0.89', '1'],
        ['0.0035', '2'],
        ['0.9', '3'],
      ],
    };
    assert.deepEqual(
      decodeOrderbook({ ticker: 'A', orderbook_fp })?.yes.map(([price]) => price),
      [0.9, 0.89, 0.0035],
    );
  });

  it('is empty for a side that is null, missing or empty', () => {
    const empty = { ticker: 'A', yes: [], no: [] };
    for (const orderbook_fp of [{}, { yes_dollars: null, no_dollars: [] }]) {
      assert.deepEqual(decodeOrderbook({ ticker: 'A', orderbook_fp }), empty);
    }
  });

  it('is not there without its book: that is not an empty one', () => {
    for (const book of [{}, { orderbook_fp: null }, { orderbook_fp: 'x' }])
      assert.equal(decodeOrderbook({ ticker: 'A', ...book }), undefined);
  });

  it('reads the older answers: nulls, cents, and dollars with whole contracts', () => {
    const nulls = { no: null, no_dollars: null, yes: null, yes_dollars: null };
    assert.deepEqual(decodeOrderbook({ ticker: 'A', orderbook: nulls })?.yes, []);
    const book = decodeOrderbook({
      ticker: 'A',
      orderbook: { yes: [[57, 10]], no_dollars: [['0.1500', 100]] },
    });
    assert.deepEqual([book?.yes, book?.no], [[[0.57, 10]], [[0.15, 100]]]);
  });

  it('leaves out steps without a price and those that nobody bids at, not those of an unknown size', () => {
    const yes_dollars = [null, [], ['0.1'], ['x', '1'], ['0.2', '0.00'], { 0: '0.3' }, ['0.4', '5', 'more']];
    assert.deepEqual(decodeOrderbook({ ticker: 'A', orderbook_fp: { yes_dollars } })?.yes, [
      [0.4, 5],
      [0.1, null],
    ]);
  });

  it('is total', () => {
    assertTotal(decodeOrderbook, BOOK, { ticker: 'A', orderbook_fp: {} });
    assertTotal(
      (value) => (isJsonObject(value) ? decodeOrderbook({ ticker: 'A', orderbook_fp: value }) : undefined),
      BOOK.orderbook_fp,
      {},
    );
  });
});

describe('getOrderbooks', () => {
  it('asks for all in one request, with a parameter for each', async () => {
    const options = { priority: 'visible' } as const;
    const api = cannedApi({
      '/markets/orderbooks?tickers=KXA-1-B&tickers=KX%2CC': { orderbooks: [BOOK, null] },
    });
    const books = await getOrderbooks(api, ['KXA-1-B', 'KX,C'], options);
    assert.deepEqual(
      books.map((book) => book.ticker),
      ['KXA-1-B'],
    );
    assert.equal(api.options[0], options);
  });

  it('asks nothing for nothing', async () => {
    const api = cannedApi({});
    assert.deepEqual(await getOrderbooks(api, []), []);
    assert.deepEqual(api.asked, []);
  });

  it('takes null for no books, and rejects what is no answer', async () => {
    assert.deepEqual(await getOrderbooks(alwaysAnswering({ orderbooks: null }), ['A']), []);
    await assert.rejects(getOrderbooks(alwaysAnswering('x'), ['A']), { reason: 'unreadable' });
  });
});
