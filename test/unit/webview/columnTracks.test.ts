import assert from 'node:assert/strict';
import type { Cell } from '../../../src/core/details/content';
import { columnTracks } from '../../../src/webview/details/columnTracks';

const text = (length: number): Cell => ({ content: [{ text: 'x'.repeat(length) }] });
const code = (length: number): Cell => ({ content: [{ text: '7'.repeat(length), code: true }] });

const columns = [
  { label: 'Event' },
  { label: 'Ticker' },
  { label: 'Bid', align: 'end' as const },
  { label: 'Status' },
];

function charactersOf(css: string): readonly number[] {
  return [...css.matchAll(/([\d.]+)ch/g)].map(([, number]) => Number(number));
}

describe('the columns of a table', () => {
  const { template, minWidth, maxWidth } = columnTracks(columns, [[text(50), code(27), text(5), text(8)]]);

  it('give the widest text what is left', () => {
    assert.equal(template.match(/1fr/g)?.length, 1);
    assert.match(template, /^minmax\(calc\(24ch \+ var\(--cell-padding\)\), 1fr\)/);
  });

  it('keep numbers and ids on one line', () => {
    const rigid = template.match(/(?<!minmax\(|, )calc\((\d+)ch/g);
    assert.deepEqual(rigid, ['calc(28ch', 'calc(6ch']);
  });

  it('measure nothing, so that a row out of sight needs no layout', () => {
    assert.doesNotMatch(template, /auto|min-content|max-content|fit-content/);
  });

  it('are wider for capitals, which tickers are made of', () => {
    const [lower, capitals] = ['kxnbagame', 'KXNBAGAME'].map((ticker) => {
      return columnTracks([{ label: '' }], [[{ content: [{ text: ticker, code: true }] }]]).template;
    });
    assert.deepEqual([...charactersOf(lower ?? ''), ...charactersOf(capitals ?? '')], [10, 13]);
  });

  it('scroll before they are squeezed, and do not drift apart', () => {
    assert.deepEqual(charactersOf(minWidth), [24 + 28 + 6 + 9]);
    assert.deepEqual(charactersOf(maxWidth), [51 + 28 + 6 + 9 + 8]);
  });

  it('stay bounded however long a text is', () => {
    const long = columnTracks(columns, [[text(5000), code(5000), text(5000), text(5000)]]);
    for (const characters of charactersOf(long.template)) assert.ok(characters <= 80);
  });

  it('have room for their headings without rows, with short rows and without columns', () => {
    for (const rows of [[], [[]], [[text(1)]]]) {
      const [least] = charactersOf(columnTracks(columns, rows).minWidth);
      assert.ok(least !== undefined && least >= columns.reduce((sum, { label }) => sum + label.length, 0));
    }
    assert.equal(columnTracks([], []).template, '');
  });
});
