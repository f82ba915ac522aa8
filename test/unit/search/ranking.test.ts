import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Ranking, type Hit } from '../../../src/core/search/ranking';

const hit = (title: string): Hit => ({ ref: { kind: 'event', id: title.toUpperCase() }, title });

describe('Ranking', () => {
  it('keeps what sorting all of them would put first', () => {
    const ranked = fc.array(fc.record({ title: fc.string(), rank: fc.integer({ min: 0, max: 9 }) }));
    fc.assert(
      fc.property(ranked, fc.integer({ min: 1, max: 12 }), (things, most) => {
        const ranking = new Ranking(most);
        for (const { title, rank } of things) ranking.add(hit(title), rank);
        const sorted = things.toSorted(
          (a, b) => a.rank - b.rank || (a.title < b.title ? -1 : a.title > b.title ? 1 : 0),
        );
        assert.deepEqual(
          ranking.hits.map(({ title }) => title),
          sorted.slice(0, most).map(({ title }) => title),
        );
      }),
    );
  });
});
