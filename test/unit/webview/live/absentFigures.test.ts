import assert from 'node:assert/strict';
import type { TradeContent } from '../../../../src/core/details/live';
import { bookBlocks } from '../../../../src/webview/details/live/bookBlocks';
import { chartColumns, figures } from '../../../../src/webview/details/live/chartColumns';
import { mapTable } from '../../../../src/webview/details/live/liveTables';
import { tradeBlocks } from '../../../../src/webview/details/live/tradeBlocks';
import { rowOrder } from '../../../../src/webview/details/rowOrder';
import type { PageBlock } from '../../../../src/webview/details/pageBlock';

type Table = Extract<PageBlock, { type: 'table' }>;
const tableOf = (block: PageBlock | undefined): Table => {
  assert.ok(block?.type === 'table');
  return block;
};
const texts = ({ rows }: Table) =>
  rows.map((row) => row.map(({ content }) => content.map((run) => run.text).join('')));

describe('a figure that the exchange did not send', () => {
  it('is no price and no count of a trade, and comes last in any order', () => {
    const trade: TradeContent = { time: 1_000, price: 0.5, count: 2, taker: 'no' };
    const none: TradeContent = { time: null, price: null, count: null, taker: '' };
    const table = tableOf(tradeBlocks([none, trade])[0]);
    assert.deepEqual(texts(table)[0], ['—', '—', '—', '']);
    assert.deepEqual(texts(table)[1]?.slice(1), ['$0.50', '2', 'no']);
    for (const descending of [true, false])
      for (const column of [0, 1, 2]) assert.deepEqual(rowOrder(table.rows, { column, descending }), [1, 0]);
  });

  it('is no size of an offer, nor any total that it is a part of', () => {
    const yes = [
      [0.5, 3],
      [0.4, null],
      [0.3, 2],
    ] as const;
    const blocks = bookBlocks({ yes, no: [] });
    const beside = blocks[1];
    assert.ok(beside?.type === 'beside' && beside.blocks[0]?.type === 'part');
    assert.deepEqual(texts(tableOf(beside.blocks[0].block)), [
      ['$0.50', '3', '3'],
      ['$0.40', '—', '—'],
      ['$0.30', '2', '—'],
    ]);
  });

  it('is no share of a race: who has none comes last', () => {
    const race = {
      a: { percentage: null },
      b: { percentage: 0 },
      c: { percentage: '' },
      d: { percentage: 7 },
    };
    const names = texts(tableOf(mapTable(race, new Map()))).map(([name]) => name);
    assert.deepEqual(names, ['d', 'b', 'a', 'c']);
  });
});

describe('a daily candle', () => {
  const chart = (interval: number, end: string) =>
    chartColumns({
      interval,
      series: [
        {
          ticker: 'A',
          name: 'A',
          time: [Date.parse(end) / 1000],
          ...{ bid: [0.5], ask: [0.6], last: [0.55], volume: [null] },
        },
      ],
    });

  it('says the day that it covers, which ends with the period', () => {
    for (const end of ['2026-08-02T00:00:00Z', '2026-08-02T04:00:00Z', '2026-08-02T05:00:00Z']) {
      const table = tableOf(figures(chart(1440, end)));
      assert.equal(table.columns[0]?.label, 'Day');
      assert.match(texts(table)[0]?.[0] ?? '', /\b0?1\b/);
      assert.doesNotMatch(texts(table)[0]?.[0] ?? '', /:|\b0?2\b(?!0)/);
      assert.equal(texts(table)[0]?.at(-1), '—', 'a volume that was not sent');
    }
  });

  it('is not meant where periods are shorter: they say when they end', () => {
    const table = tableOf(figures(chart(60, '2026-08-02T00:00:00Z')));
    assert.equal(table.columns[0]?.label, 'Time');
    assert.match(texts(table)[0]?.[0] ?? '', /:/);
  });
});
