import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Cell } from '../../../src/core/details/content';
import { nextSort, rowOrder } from '../../../src/webview/details/rowOrder';

function cell(text: string, sort?: number): Cell {
  return { content: [{ text }], ...(sort !== undefined && { sort }) };
}

function sorted(texts: readonly string[], descending = false): readonly string[] {
  const order = rowOrder(
    texts.map((text) => [cell(text)]),
    { column: 0, descending },
  );
  return order.map((index) => texts[index] ?? assert.fail());
}

describe('the order of rows', () => {
  it('is the one that they came in until a column is chosen', () => {
    assert.deepEqual(rowOrder([[cell('b')], [cell('a')]], undefined), [0, 1]);
  });

  it('is by number where the texts are numbers', () => {
    assert.deepEqual(sorted(['$0.6', '$0.5625', '$10.00', '$0.56']), ['$0.56', '$0.5625', '$0.6', '$10.00']);
    assert.deepEqual(sorted(['1,250', '99', '12,432.5']), ['99', '1,250', '12,432.5']);
    assert.deepEqual(sorted(['5¢', '-3¢', '40%']), ['-3¢', '5¢', '40%']);
  });

  it('is by words, numbers within them counted, without regard to case', () => {
    assert.deepEqual(sorted(['Game 10', 'game 9', 'Éclair', 'Zoo']), ['Éclair', 'game 9', 'Game 10', 'Zoo']);
  });

  it('is by the value given beside the text when there is one', () => {
    const rows = [[cell('in 3 h', 300)], [cell('2 days ago', 100)], [cell('just now', 200)]];
    assert.deepEqual(rowOrder(rows, { column: 0, descending: false }), [1, 2, 0]);
  });

  it('puts what has nothing to say last, in both directions', () => {
    assert.deepEqual(sorted(['—', '$2.00', '', '$1.00']), ['$1.00', '$2.00', '—', '']);
    assert.deepEqual(sorted(['—', '$2.00', '', '$1.00'], true), ['$2.00', '$1.00', '—', '']);
  });

  it('survives rows that are shorter than the table', () => {
    assert.deepEqual(rowOrder([[], [cell('a')], []], { column: 0, descending: true }), [1, 0, 2]);
  });

  it('keeps every row once and equal rows in their order', () => {
    const text = fc.constantFrom('', '—', '$1.00', '1', '2', 'a', 'A', '10 a', 'x'.repeat(9));
    fc.assert(
      fc.property(fc.array(text), fc.boolean(), (texts, descending) => {
        const order = rowOrder(
          texts.map((each) => [cell(each)]),
          { column: 0, descending },
        );
        assert.deepEqual(
          [...order].sort((a, b) => a - b),
          texts.map((_, index) => index),
        );
        order.slice(1).forEach((row, index) => {
          const before = order[index] ?? assert.fail();
          if (texts[before] === texts[row]) assert.ok(before < row);
        });
      }),
    );
  });
});

describe('a click on a heading', () => {
  it('goes from ascending to descending to the order that the rows came in', () => {
    const first = nextSort(undefined, 2);
    assert.deepEqual(first, { column: 2, descending: false });
    const second = nextSort(first, 2);
    assert.deepEqual(second, { column: 2, descending: true });
    assert.equal(nextSort(second, 2), undefined);
  });

  it('starts anew on another column', () => {
    assert.deepEqual(nextSort({ column: 2, descending: true }, 0), { column: 0, descending: false });
  });
});
