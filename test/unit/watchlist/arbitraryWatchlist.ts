import fc from 'fast-check';
import type { Entry, Watchlist } from '../../../src/core/watchlist/watchlist';

const arbitraryMark: fc.Arbitrary<Entry> = fc.record(
  {
    at: fc.integer({ min: 1, max: 4 }),
    order: fc.integer({ min: 1, max: 3 }),
    name: fc.constantFrom('A', 'B'),
    gone: fc.constant<true>(true),
  },
  { requiredKeys: ['at', 'order'], noNullPrototype: true },
);

/** Few keys and few times, so that lists have much to disagree about. */
export const arbitraryWatchlist: fc.Arbitrary<Watchlist> = fc
  .dictionary(
    fc.constantFrom('sample/g', 'sample//market/A', 'sample/g/market/A', 'sample/g/event/E'),
    arbitraryMark,
  )
  .map((marks) => new Map(Object.entries(marks)));
