import assert from 'node:assert/strict';
import { loadedAgo } from '../../../src/webview/details/loadedAgo';

const minute = 60_000;
const hour = 60 * minute;
const now = Date.UTC(2026, 9, 10, 20);

describe('how old a page is', () => {
  const cases: readonly [age: number, words: string][] = [
    [0, 'Loaded just now'],
    [59_999, 'Loaded just now'],
    [minute, 'Loaded 1 min ago'],
    [hour - 1, 'Loaded 59 min ago'],
    [hour, 'Loaded 1 h ago'],
    [48 * hour - 1, 'Loaded 47 h ago'],
    [48 * hour, 'Loaded 2 days ago'],
    [900 * hour, 'Loaded 37 days ago'],
    [-5 * hour, 'Loaded just now'],
    [NaN, 'Loaded just now'],
  ];
  for (const [age, words] of cases) {
    it(`is "${words}" after ${age} ms`, () => assert.equal(loadedAgo(now - age, now), words));
  }
});
