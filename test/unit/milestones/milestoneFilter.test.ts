import assert from 'node:assert/strict';
import {
  isEmptyFilter,
  isTimeBound,
  latestStart,
  matches,
  minimumStartDate,
  readMilestoneFilter,
} from '../../../src/core/milestones/milestoneFilter';
import { milestoneOf } from '../entities/entityOf';

const NOW = Date.parse('2026-11-23T12:30:15.250Z');
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Runs in a time zone of its own; `Date` notices the change at once. */
function inZone(zone: string, check: () => void): void {
  const before = process.env['TZ'];
  process.env['TZ'] = zone;
  try {
    check();
  } finally {
    if (before === undefined) delete process.env['TZ'];
    else process.env['TZ'] = before;
  }
}

describe('minimumStartDate', () => {
  it('is a day ago unless the filter says otherwise, in whole seconds', () => {
    assert.equal(minimumStartDate({}, NOW), '2026-11-22T12:30:15Z');
    assert.equal(minimumStartDate({ from: 0 }, NOW), '2026-11-23T12:30:15Z');
    assert.equal(minimumStartDate({ from: -7 }, NOW), '2026-11-16T12:30:15Z');
  });

  it('is missing for all of the past', () => {
    assert.equal(minimumStartDate({ from: null }, NOW), undefined);
  });

  it('is the start of a date where the person is', () => {
    inZone('America/New_York', () => {
      assert.equal(minimumStartDate({ from: '2026-11-23' }, NOW), '2026-11-23T05:00:00Z');
    });
    inZone('Asia/Tokyo', () => {
      assert.equal(minimumStartDate({ from: '2026-11-23' }, NOW), '2026-11-22T15:00:00Z');
    });
  });
});

describe('latestStart', () => {
  it('is so many days from now, or never', () => {
    assert.equal(latestStart({ until: 7 }, NOW), NOW + 7 * DAY);
    assert.equal(latestStart({ until: 0 }, NOW), NOW);
    assert.equal(latestStart({}, NOW), Infinity);
  });

  it('is the end of a date where the person is, also of one with 25 hours', () => {
    inZone('America/New_York', () => {
      assert.equal(latestStart({ until: '2026-11-23' }, NOW), Date.parse('2026-11-24T05:00:00Z'));
      assert.equal(latestStart({ until: '2026-11-01' }, NOW), Date.parse('2026-11-02T05:00:00Z'));
      assert.equal(latestStart({ until: '2026-12-31' }, NOW), Date.parse('2027-01-01T05:00:00Z'));
    });
  });
});

describe('matches', () => {
  const at = (start_date: string, tickers: readonly string[] = []) =>
    milestoneOf({ start_date, related_event_tickers: tickers });

  it('leaves out what starts at the end of the window or later', () => {
    assert.equal(matches({ until: 1 }, at(new Date(NOW + DAY - 1).toISOString()), NOW), true);
    assert.equal(matches({ until: 1 }, at(new Date(NOW + DAY).toISOString()), NOW), false);
  });

  it('keeps what has no start that can be read', () => {
    assert.equal(matches({ until: 1 }, at(''), NOW), true);
    assert.equal(matches({ until: 1 }, at('soon'), NOW), true);
  });

  it('leaves out what has no events only when told', () => {
    assert.equal(matches({ withEventsOnly: true }, at('', ['A']), NOW), true);
    assert.equal(matches({ withEventsOnly: true }, at(''), NOW), false);
    assert.equal(matches({ withEventsOnly: false }, at(''), NOW), true);
  });
});

describe('isEmptyFilter', () => {
  it('tells a filter that filters nothing from one that does', () => {
    assert.equal(isEmptyFilter({}), true);
    assert.equal(isEmptyFilter({ withEventsOnly: false }), true);
    for (const filter of [
      { from: null },
      { from: 0 },
      { until: 0 },
      { category: 'Sports' },
      { withEventsOnly: true },
    ]) {
      assert.equal(isEmptyFilter(filter), false, JSON.stringify(filter));
    }
  });
});

describe('readMilestoneFilter', () => {
  it('reads what was saved', () => {
    for (const filter of [
      {},
      {
        category: 'Sports',
        type: 'basketball_game',
        competition: 'NBA',
        from: -7,
        until: 0,
        withEventsOnly: true,
      },
      { from: null },
      { from: '2026-11-01', until: '2026-11-30' },
    ]) {
      assert.deepEqual(readMilestoneFilter(JSON.parse(JSON.stringify(filter))), filter);
    }
  });

  it('leaves out what it does not understand', () => {
    const saved = {
      category: 5,
      type: '',
      competition: ['NBA'],
      from: 'yesterday',
      until: null,
      withEventsOnly: 'yes',
      x: 1,
    };
    assert.deepEqual(readMilestoneFilter(saved), {});
    assert.deepEqual(readMilestoneFilter({ ...saved, category: 'Sports' }), { category: 'Sports' });
  });

  it('reads nothing from what is no object', () => {
    for (const saved of [undefined, null, 'Sports', 7, ['Sports']])
      assert.deepEqual(readMilestoneFilter(saved), {});
  });
});

describe('isTimeBound', () => {
  it('takes days from now and dates of the calendar', () => {
    for (const bound of [0, -1, 0.5, 36_500, '2026-11-23', '2028-02-29'])
      assert.ok(isTimeBound(bound), String(bound));
  });

  it('refuses days out of reach and what is no date', () => {
    for (const bound of [
      ...[
        Infinity,
        NaN,
        40_000,
        '',
        '2026-1-1',
        '2026-13-01',
        '2026-02-30',
        '2027-02-29',
        '23.11.2026',
        '2026-11-23T00:00',
      ],
      ...[null, undefined, true, [1]],
    ]) {
      assert.equal(isTimeBound(bound), false, String(bound));
    }
  });
});
