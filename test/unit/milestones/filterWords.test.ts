import assert from 'node:assert/strict';
import { filterWords, orderWords, windowWords } from '../../../src/core/milestones/filterWords';

describe('filterWords', () => {
  it('says nothing when nothing is filtered', () => {
    assert.equal(filterWords({}), '');
    assert.equal(filterWords({ withEventsOnly: false }), '');
  });

  it('names every part of the filter in force', () => {
    assert.equal(
      filterWords({
        ...{ category: 'Sports', type: 'basketball_game', competition: 'NBA', from: 0, until: 7 },
        withEventsOnly: true,
      }),
      'Sports · basketball_game · NBA · from now until in 7 days · with events only',
    );
    assert.equal(filterWords({ withEventsOnly: true }), 'with events only');
  });

  it('says something for every filter that is not empty', () => {
    for (const filter of [{ from: null }, { from: 0 }, { until: 0 }, { from: '2026-11-01' }]) {
      assert.notEqual(filterWords(filter), '', JSON.stringify(filter));
    }
  });

  it('keeps what was typed or sent to one short line', () => {
    const words = filterWords({ category: `a\n\u202e${'b'.repeat(5000)}` });
    assert.match(words, /^a b+…$/);
    assert.ok(words.length <= 60);
  });
});

describe('windowWords', () => {
  it('words days from now, dates, and all of the past', () => {
    assert.equal(windowWords(-7, 0), 'from 7 days ago until now');
    assert.equal(windowWords(1, undefined), 'from in 1 day');
    assert.equal(windowWords('2026-11-01', '2026-11-30'), 'from 2026-11-01 until 2026-11-30');
    assert.equal(windowWords(null, undefined), 'from all of the past');
    assert.equal(windowWords(undefined, 7), 'from a day ago until in 7 days');
    assert.equal(windowWords(undefined, undefined), '');
  });
});

describe('orderWords', () => {
  it('says nothing of the plain list', () => {
    assert.equal(orderWords({ groupBy: 'none', sortBy: 'start' }), '');
  });

  it('says what is not as usual', () => {
    assert.equal(orderWords({ groupBy: 'day', sortBy: 'start' }), 'Grouped by day.');
    assert.equal(orderWords({ groupBy: 'none', sortBy: 'updated' }), 'Sorted by updated.');
    assert.equal(
      orderWords({ groupBy: 'competition', sortBy: 'title' }),
      'Grouped by competition. Sorted by title.',
    );
  });
});
