import assert from 'node:assert/strict';
import { ageText } from '../../../src/webview/details/ageText';

const minute = 60_000;
const hour = 60 * minute;
const now = Date.UTC(2026, 9, 10, 20);

describe('how old a page is', () => {
  const cases: readonly [age: number, words: string][] = [
    [0, 'Updated just now'],
    [1_999, 'Updated just now'],
    [2_000, 'Updated 2 s ago'],
    [59_999, 'Updated 59 s ago'],
    [minute, 'Updated 1 min ago'],
    [hour - 1, 'Updated 59 min ago'],
    [hour, 'Updated 1 h ago'],
    [48 * hour - 1, 'Updated 47 h ago'],
    [48 * hour, 'Updated 2 days ago'],
    [900 * hour, 'Updated 37 days ago'],
    [-5 * hour, 'Updated just now'],
    [NaN, 'Updated just now'],
  ];
  for (const [age, words] of cases) {
    it(`is "${words}" after ${age} ms`, () => assert.equal(ageText(now - age, now), words));
  }

  it('says how often it refreshes, where it does so by itself', () => {
    assert.equal(ageText(now - 5_000, now, 10_000), 'Updated 5 s ago · refreshes every 10 s');
    assert.equal(ageText(now, now, 400), 'Updated just now · refreshes every 1 s');
    assert.equal(ageText(now, now, 120_000), 'Updated just now · refreshes every 2 min');
    assert.equal(ageText(now, now, 0), 'Updated just now');
  });
});
