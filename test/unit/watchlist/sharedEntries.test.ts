import assert from 'node:assert/strict';
import type { EntityRef } from '../../../src/core/entities/kinds';
import { exchangeId } from '../../../src/core/kalshi/environments';
import { takeSharedEntries } from '../../../src/core/watchlist/sharedEntries';
import { contentOf, merge, type Watchlist } from '../../../src/core/watchlist/watchlist';
import { nameGroup, place, remove } from '../../../src/core/watchlist/watchlistChanges';
import { exportFile, importFile, readFile } from '../../../src/core/watchlist/watchlistFile';

const market = (id: string): EntityRef => ({ kind: 'market', id });
const HERE = exchangeId('custom', 'http://localhost:3000');
const THERE = exchangeId('custom', 'http://localhost:3001');

/** What version 0.4 wrote: one list for all custom addresses. */
function written(): Watchlist {
  const groups = nameGroup(new Map(), 'custom', 'g', 'Games', 1);
  const all = merge(groups, place(groups, { environment: 'custom', group: 'g' }, [{ ref: market('A') }], 2));
  const top = place(all, { environment: 'custom', group: '' }, [{ ref: market('B'), title: 'Bee' }], 3);
  const real = place(all, { environment: 'production', group: '' }, [{ ref: market('P') }], 3);
  return merge(all, top, real);
}

const idsOf = (list: Watchlist, exchange: string): readonly string[] =>
  contentOf(list, exchange).entries.map(({ ref }) => ref.id);

const taken = (list: Watchlist, exchange: string, now = 10): Watchlist =>
  merge(list, takeSharedEntries(list, exchange, now));

describe('an exchange', () => {
  it('is its environment, and each custom address one of its own', () => {
    assert.equal(exchangeId('production', 'https://external-api.kalshi.com/trade-api/v2'), 'production');
    assert.match(HERE, /^custom-[0-9a-f]{16}$/);
    assert.notEqual(HERE, THERE);
    assert.equal(exchangeId('custom', ''), 'custom');
  });
});

describe('the entries that all custom addresses shared', () => {
  it('go to the first address that is opened, with their groups, order and titles', () => {
    const list = taken(written(), HERE);
    assert.deepEqual(idsOf(list, HERE), idsOf(written(), 'custom'));
    assert.deepEqual(
      contentOf(list, HERE).groups.map(({ name }) => name),
      ['Games'],
    );
    assert.equal(contentOf(list, HERE).entries.find(({ ref }) => ref.id === 'B')?.title, 'Bee');
    assert.deepEqual(idsOf(list, 'production'), ['P']);
  });

  it('are not given to a second address', () => {
    const list = taken(taken(written(), HERE), THERE, 20);
    assert.deepEqual(idsOf(list, THERE), []);
    assert.equal(idsOf(list, HERE).length, 2);
  });

  it('stay where they are while no custom address is open', () => {
    for (const exchange of ['production', 'sample', 'custom'])
      assert.equal(takeSharedEntries(written(), exchange, 10).size, 0, exchange);
  });

  it('are lost on neither of two computers that take them at once', () => {
    const one = taken(written(), HERE, 10);
    const other = taken(written(), THERE, 11);
    for (const list of [merge(one, other), merge(other, one)]) {
      assert.equal(idsOf(list, HERE).length, 2);
      assert.equal(idsOf(list, THERE).length, 2);
      assert.deepEqual(idsOf(list, 'custom'), []);
    }
    assert.deepEqual(merge(one, taken(written(), HERE, 10)), one);
  });

  it('that were removed before stay removed', () => {
    const before = written();
    const [key = ''] = [...before.keys()].filter((one) => one.endsWith('/B'));
    const list = taken(merge(before, remove(before, [key], 5)), HERE);
    assert.deepEqual(idsOf(list, HERE), ['A']);
  });

  it('that an older version adds later are taken too', () => {
    const list = taken(written(), HERE);
    const added = place(list, { environment: 'custom', group: '' }, [{ ref: market('C') }], 30);
    assert.deepEqual(idsOf(taken(merge(list, added), HERE, 40), HERE).toSorted(), ['A', 'B', 'C']);
  });
});

describe('a file of the watchlist of a custom address', () => {
  it('names the environment and not the address, and is read for another address', () => {
    const text = JSON.stringify(exportFile(taken(written(), HERE), HERE));
    assert.equal((JSON.parse(text) as { environment: string }).environment, 'custom');
    assert.doesNotMatch(text, /localhost|custom-/);
    const imported = importFile(new Map(), readFile(text), THERE, 1);
    assert.deepEqual(idsOf(imported, THERE).toSorted(), ['A', 'B']);
  });
});
