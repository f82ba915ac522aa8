import assert from 'node:assert/strict';
import { retryAfterSeconds } from '../../../src/core/kalshi/networkTransport';

const DATE = 'Thu, 08 Oct 2026 12:00:00 GMT';

describe('retryAfterSeconds', () => {
  const table: [string | null, number | undefined][] = [
    ['0', 0],
    ['7', 7],
    [' 2.5 ', 2.5],
    ['-5', 0],
    ['121', 120],
    ['1000000000', 120],
    ['Thu, 08 Oct 2026 12:00:30 GMT', 30],
    ['Thu, 08 Oct 2026 11:00:00 GMT', 0],
    ['Fri, 09 Oct 2026 12:00:00 GMT', 120],
    ['', undefined],
    [null, undefined],
    ['soon', undefined],
    ['Thu, 99 Oct 2026 12:00:30 GMT', undefined],
    ['2026-10-08', undefined],
    ['1e9', undefined],
    ['Infinity', undefined],
    ['5, 6', undefined],
  ];
  for (const [header, seconds] of table) {
    it(`reads ${JSON.stringify(header)} as ${seconds}`, () => {
      assert.equal(retryAfterSeconds(header, DATE), seconds);
    });
  }

  it('measures a date from the local clock when the answer has none', () => {
    const soon = new Date(Date.now() + 60_000).toUTCString();
    const seconds = retryAfterSeconds(soon, null);
    assert.ok(seconds !== undefined && seconds > 50 && seconds <= 60, String(seconds));
  });
});
