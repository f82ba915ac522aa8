import assert from 'node:assert/strict';
import { bookBlocks, depthOf } from '../../../../src/webview/details/live/bookBlocks';
import { tradeBlocks } from '../../../../src/webview/details/live/tradeBlocks';

describe('the depth of an order book', () => {
  const { bids, asks } = depthOf({
    yes: [
      [0.54, 100],
      [0.53, 50],
    ],
    no: [
      [0.45, 10],
      [0.4, 30],
      [0.0025, 1],
    ],
  });

  it('has the bids with what is offered up to each', () => {
    assert.deepEqual(bids, [
      { price: 0.54, count: 100, total: 100 },
      { price: 0.53, count: 50, total: 150 },
    ]);
  });

  it('has the asks that the bids for no imply, exactly', () => {
    assert.deepEqual(
      asks.map(({ price, total }) => [price, total]),
      [
        [0.55, 10],
        [0.6, 40],
        [0.9975, 41],
      ],
    );
  });

  it('is best first whatever order came, and without what is no offer', () => {
    const odd = depthOf({
      yes: [
        [0.1, 5],
        [NaN, 5],
        [0.3, 0],
        [0.2, -1],
        [0.4, Infinity],
        [0.5, 2],
      ],
      no: [],
    });
    assert.deepEqual(
      odd.bids.map(({ price }) => price),
      [0.5, 0.1],
    );
  });
});

describe('an order book', () => {
  const text = (block: unknown): string => JSON.stringify(block);

  it('says the spread, and draws both sides in one scale', () => {
    const blocks = bookBlocks({ yes: [[0.54, 100]], no: [[0.4, 400]] });
    assert.match(text(blocks[0]), /Best bid \$0\.54 · best ask \$0\.60 · spread \$0\.06/);
    assert.deepEqual(
      [...text(blocks[1]).matchAll(/"bar":([\d.]+)/g)].map(([, bar]) => bar),
      ['0.25', '1'],
    );
  });

  it('says which side is empty, or that both are', () => {
    assert.match(text(bookBlocks({ yes: [[0.54, 100]], no: [] })), /No bids for no\./);
    assert.match(text(bookBlocks({ yes: [], no: [[0.1, 1]] })), /Best bid — · best ask \$0\.90"/);
    assert.deepEqual(bookBlocks(null), [{ type: 'text', text: 'No bids.' }]);
    assert.deepEqual(bookBlocks({ yes: [], no: [] }), bookBlocks(null));
  });
});

describe('recent trades', () => {
  it('are a table with times that age', () => {
    const [block] = tradeBlocks([
      { time: 1_790_000_000_000, price: 0.61, count: 1250, taker: 'yes' },
      { time: NaN, price: NaN, count: 1e300, taker: '' },
    ]);
    assert.ok(block?.type === 'table');
    assert.equal(block.rows[0]?.[0]?.content[0]?.time, 1_790_000_000_000);
    assert.deepEqual(
      block.rows.map((row) => row.slice(1).map(({ content }) => content[0]?.text)),
      [
        ['$0.61', '1,250', 'yes'],
        ['—', '—', undefined],
      ],
    );
  });

  it('may be none', () => {
    assert.deepEqual(tradeBlocks([]), [{ type: 'text', text: 'No trades yet.' }]);
  });
});
