import assert from 'node:assert/strict';
import fc from 'fast-check';
import { absoluteTime, parseTime, relativeTime } from '../../../src/core/format/time';

const NOON = Date.UTC(2026, 9, 10, 12);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe('parseTime', () => {
  it('reads 0 to 6 digits of a second', () => {
    for (const [fraction, ms] of [
      ['', 0],
      ['.1', 100],
      ['.123', 123],
      ['.1234', 123],
      ['.12345', 123],
      ['.123456', 123],
    ] as const) {
      assert.equal(parseTime(`2026-10-10T12:00:00${fraction}Z`), NOON + ms);
    }
  });

  it('reads offsets, a date alone, and a time without a zone as UTC', () => {
    assert.equal(parseTime('2026-10-10T08:00:00-04:00'), NOON);
    assert.equal(parseTime('2026-10-10'), NOON - 12 * HOUR);
    assert.equal(parseTime('2026-10-10T12:00:00'), NOON);
  });

  it('reads years up to 2099 and before 1970', () => {
    assert.equal(parseTime('2099-01-01T00:00:00Z'), Date.UTC(2099, 0, 1));
    assert.equal(parseTime('1969-07-20T20:17:00Z'), Date.UTC(1969, 6, 20, 20, 17));
  });

  it('takes the zero date for none', () => {
    assert.equal(parseTime('0001-01-01T00:00:00Z'), undefined);
  });

  it('gives nothing for what is not a time', () => {
    for (const value of [
      undefined,
      '',
      '1',
      '2026',
      'tomorrow',
      '2026-13-01T00:00:00Z',
      '2026-10-10T25:00:00Z',
      'NaN',
    ]) {
      assert.equal(parseTime(value), undefined, String(value));
    }
  });

  it('never throws', () => {
    fc.assert(
      fc.property(
        fc.string(),
        (value) => parseTime(value) === undefined || Number.isFinite(parseTime(value)),
      ),
    );
  });
});

describe('relativeTime', () => {
  for (const [distance, words] of [
    [0, 'just now'],
    [-44_000, 'just now'],
    [44_000, 'just now'],
    [-50_000, '1 min ago'],
    [5 * MINUTE, 'in 5 min'],
    [59.6 * MINUTE, 'in 1 h'],
    [3 * HOUR, 'in 3 h'],
    [-30 * HOUR, '30 h ago'],
    [-2 * DAY, '2 days ago'],
    [24 * DAY, 'in 24 days'],
    [-90 * DAY, '3 months ago'],
    [3 * 365.25 * DAY, 'in 3 years'],
    [-2025 * 365.25 * DAY, '2025 years ago'],
  ] as const) {
    it(`words ${String(distance / MINUTE)} minutes as "${words}"`, () => {
      assert.equal(relativeTime(NOON + distance, NOON), words);
    });
  }

  it('always has words, and the same length of time in both directions', () => {
    fc.assert(
      fc.property(fc.integer({ min: 45_000, max: 4e14 }), (distance) => {
        const [before, after] = [relativeTime(NOON - distance, NOON), relativeTime(NOON + distance, NOON)];
        assert.match(before, /^[1-9]\d* (min|h|days?|months?|years?) ago$/);
        assert.equal(`in ${before.replace(' ago', '')}`, after);
      }),
    );
  });
});

describe('absoluteTime', () => {
  it('names the weekday, the date, the time and the zone of the computer', () => {
    const local = new Date(NOON);
    const weekday = local.toLocaleDateString('en-US', { weekday: 'short' });
    const hour = local.getHours() % 12 || 12;
    const words = absoluteTime(NOON).replace(/\s/g, ' ');
    assert.ok(words.startsWith(`${weekday}, Oct ${String(local.getDate())}, 2026, ${String(hour)}:`), words);
    assert.match(words, / [AP]M [A-Z][\w+:-]+$/);
  });
});
