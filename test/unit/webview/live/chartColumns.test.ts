import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { PriceSeries } from '../../../../src/core/details/live';
import {
  chartColumns,
  figures,
  firstShown,
  inOrder,
  latest,
  valueAt,
} from '../../../../src/webview/details/live/chartColumns';
import type { PageBlock } from '../../../../src/webview/details/pageBlock';

const series = (ticker: string, change: Partial<PriceSeries> = {}): PriceSeries => ({
  ticker,
  name: `Market ${ticker}`,
  time: [60, 120, 180],
  bid: [0.4, 0.41, null],
  ask: [0.44, 0.45, 0.46],
  last: [null, 0.42, null],
  volume: [0, 12, 0],
  ...change,
});

function table(block: PageBlock): Extract<PageBlock, { type: 'table' }> {
  assert.ok(block.type === 'table');
  return block;
}

describe('the columns of a chart of one market', () => {
  const columns = chartColumns({ series: [series('A')] });

  it('are its bid, its ask and its last trade, with the volume', () => {
    assert.deepEqual(
      columns.lines.map(({ key }) => key),
      ['bid', 'ask', 'last'],
    );
    assert.deepEqual(columns.time, [60, 120, 180]);
    assert.deepEqual(columns.lines[0]?.points, [0.4, 0.41, null]);
    assert.deepEqual(columns.volume, [0, 12, 0]);
  });

  it('hold the last trade until the next one', () => {
    assert.deepEqual(columns.lines[2]?.points, [null, 0.42, 0.42]);
  });

  it('are none without a series, and one point for one candle', () => {
    assert.deepEqual(chartColumns({ series: [] }), { time: [], lines: [] });
    const one = chartColumns({ series: [series('A', { time: [60], bid: [0.4], ask: [0.5], last: [0.45] })] });
    assert.deepEqual(
      one.lines.map(({ points }) => points),
      [[0.4], [0.5], [0.45]],
    );
  });

  it('leave out what no chart can draw', () => {
    const odd = series('A', {
      time: [60, NaN, 120, 1e300],
      bid: [Infinity, 0.1, 1e308, 0.2],
      ask: [],
      last: [0.3],
    });
    const { time, lines } = chartColumns({ series: [odd] });
    assert.deepEqual(time, [60, 120]);
    assert.deepEqual(lines[0]?.points, [null, null]);
    assert.deepEqual(lines[1]?.points, [null, null]);
    assert.deepEqual(lines[2]?.points, [0.3, null]);
  });
});

describe('the columns of a chart of an event', () => {
  it('have one line for each market, over all times', () => {
    const late = series('B', { time: [120, 240], bid: [0.2, 0.3], ask: [0.4, 0.3], last: [null, null] });
    const { time, lines, volume } = chartColumns({ series: [series('A'), late] });
    assert.deepEqual(time, [60, 120, 180, 240]);
    assert.equal(volume, undefined);
    assert.deepEqual(
      lines[1]?.points.map((point) => point && Number(point.toFixed(2))),
      [undefined, 0.3, undefined, 0.3],
    );
  });

  it('take the middle of what is offered before the first trade, or the one side that there is', () => {
    const one = series('A', { bid: [0.4, null, null], ask: [0.44, 0.6, null], last: [null, null, 0.5] });
    const { lines } = chartColumns({ series: [one, series('B')] });
    assert.deepEqual(
      lines[0]?.points.map((point) => Number(point?.toFixed(2))),
      [0.42, 0.6, 0.5],
    );
  });

  it('show the twelve highest of 188 at first, and keep every line in its place', () => {
    const many = Array.from({ length: 188 }, (_, i) =>
      series(`M${i}`, { last: [null, null, (i * 37) % 100 === 0 ? 0.01 : ((i * 37) % 100) / 100] }),
    );
    const columns = chartColumns({ series: many });
    const first = firstShown(columns.lines);
    assert.equal(first.size, 12);
    const worth = (key: string): number =>
      latest(columns.lines.find((line) => line.key === key)?.points ?? []) ?? 0;
    const least = Math.min(...[...first].map(worth));
    for (const { key } of columns.lines) if (!first.has(key)) assert.ok(worth(key) <= least);
    const keys = columns.lines.map(({ key }) => key);
    const other = inOrder(chartColumns({ series: many.toReversed() }), keys);
    assert.deepEqual(
      other.lines.map(({ key }) => key),
      keys,
    );
  });
});

describe('the value where the cursor stands', () => {
  it('is that of the last place that has one, and none where there was none', () => {
    const points = [undefined, 0.5, undefined, null, undefined];
    assert.equal(valueAt(points, 0), undefined);
    assert.equal(valueAt(points, 2), 0.5);
    assert.equal(valueAt(points, 4), undefined);
    assert.equal(latest(points), 0.5);
    assert.equal(latest([null]), undefined);
  });
});

describe('the figures of a chart', () => {
  it('are a table with the newest first', () => {
    const { columns, rows } = table(figures(chartColumns({ series: [series('A')] })));
    assert.deepEqual(
      columns.map(({ label }) => label),
      ['Time', 'Yes bid', 'Yes ask', 'Last', 'Volume'],
    );
    assert.deepEqual(
      rows[1]?.slice(1).map(({ content }) => content[0]?.text),
      ['$0.41', '$0.45', '$0.42', '12'],
    );
    assert.equal(rows[0]?.[0]?.sort, 180);
    assert.equal(rows[0]?.[1]?.content[0]?.text, '—');
  });

  it('are as many as there are times and lines, whatever came', () => {
    const number = fc.oneof(fc.double(), fc.constant(null));
    const column = fc.array(number, { maxLength: 20 });
    const any = fc.record({
      time: fc.array(fc.double(), { maxLength: 20 }),
      bid: column,
      ask: column,
      last: column,
      volume: column,
    });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 5 }), (all) => {
        const columns = chartColumns({ series: all.map((one, i) => series(`M${i}`, one)) });
        const sorted = [...columns.time].sort((a, b) => a - b);
        assert.deepEqual(columns.time, sorted);
        for (const { points } of columns.lines) assert.equal(points.length, columns.time.length);
        assert.equal(table(figures(columns)).rows.length, columns.time.length);
      }),
    );
  });
});
