import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  contentOf,
  isContained,
  merge,
  withoutExpired,
  type Entry,
  type Watchlist,
} from '../../../src/core/watchlist/watchlist';
import { uuid } from '../entities/entityOf';
import { arbitraryWatchlist } from './arbitraryWatchlist';

const DAY = 24 * 60 * 60 * 1000;

function listOf(marks: Readonly<Record<string, Partial<Entry>>>): Watchlist {
  return new Map(Object.entries(marks).map(([key, mark]) => [key, { at: 1, order: 1, ...mark }]));
}

/** Two lists are the same when they say the same under the same keys. */
function assertSame(a: Watchlist, b: Watchlist): void {
  const sorted = (list: Watchlist): unknown => [...list].toSorted(([x], [y]) => (x < y ? -1 : 1));
  assert.deepEqual(sorted(a), sorted(b));
}

describe('merging watchlists', () => {
  it('does not depend on the order', () => {
    fc.assert(
      fc.property(arbitraryWatchlist, arbitraryWatchlist, (a, b) => assertSame(merge(a, b), merge(b, a))),
    );
  });

  it('does not depend on the grouping', () => {
    fc.assert(
      fc.property(arbitraryWatchlist, arbitraryWatchlist, arbitraryWatchlist, (a, b, c) =>
        assertSame(merge(merge(a, b), c), merge(a, merge(b, c))),
      ),
    );
  });

  it('changes nothing when it is repeated', () => {
    fc.assert(
      fc.property(arbitraryWatchlist, arbitraryWatchlist, (a, b) => {
        assertSame(merge(a, a), a);
        assertSame(merge(merge(a, b), b), merge(a, b));
      }),
    );
  });

  it('contains both, and whatever contains both contains it', () => {
    fc.assert(
      fc.property(arbitraryWatchlist, arbitraryWatchlist, (a, b) => {
        const both = merge(a, b);
        assert.ok(isContained(a, both) && isContained(b, both));
        assert.equal(isContained(both, a), isContained(b, a));
      }),
    );
  });

  it('takes the newer word, and what is there where both are as new', () => {
    const key = 'sample//market/KXA';
    const there = listOf({ [key]: { at: 5 } });
    assert.equal(merge(there, listOf({ [key]: { at: 6, gone: true } })).get(key)?.gone, true);
    assert.equal(merge(there, listOf({ [key]: { at: 5, gone: true } })).get(key)?.gone, undefined);
    assert.equal(merge(there, listOf({ [key]: { at: 5, name: 'Boston' } })).get(key)?.name, 'Boston');
  });

  it('forgets a removal after 90 days and nothing else', () => {
    const old = listOf({ 'sample//market/KXA': { at: 0, gone: true }, 'sample//market/KXB': { at: 0 } });
    assert.equal(withoutExpired(old, 89 * DAY).size, 2);
    assert.deepEqual([...withoutExpired(old, 91 * DAY).keys()], ['sample//market/KXB']);
  });
});

describe('the content of a watchlist', () => {
  it('is that of one environment, in its order', () => {
    const list = listOf({
      'sample/g2': { order: 2, name: 'Second' },
      'sample/g1': { order: 1, name: 'First' },
      'sample/g1/market/KXB': { order: 1, name: 'B' },
      [`sample/g1/milestone/${uuid(1)}`]: { order: 0.5 },
      'sample//event/KXE': {},
      'production//event/KXP': {},
      'sample//event/KXGONE': { gone: true },
    });
    const { groups, entries } = contentOf(list, 'sample');
    assert.deepEqual(
      groups.map(({ id, name }) => [id, name]),
      [
        ['g1', 'First'],
        ['g2', 'Second'],
      ],
    );
    assert.deepEqual(
      entries.map(({ group, ref, title }) => [group, ref.id, title]),
      [
        ['g1', uuid(1), undefined],
        ['', 'KXE', undefined],
        ['g1', 'KXB', 'B'],
      ],
    );
  });

  it('shows at the top what was added to a group that another window deleted, once', () => {
    const list = listOf({
      'sample/g': { gone: true },
      'sample/g/market/KXA': { order: 1 },
      'sample/g/market/KXB': { order: 2 },
      'sample//market/KXB': { order: 3 },
    });
    const { entries } = contentOf(list, 'sample');
    assert.deepEqual(
      entries.map(({ group, ref }) => [group, ref.id]),
      [
        ['', 'KXA'],
        ['', 'KXB'],
      ],
    );
  });

  it('leaves out keys that mean nothing to this version', () => {
    const list = listOf({
      'sample//market/not a ticker': {},
      'sample//planet/MARS': {},
      'sample/g/': {},
      sample: {},
      __proto__: {},
    });
    assert.deepEqual(contentOf(list, 'sample'), { groups: [], entries: [] });
  });
});
