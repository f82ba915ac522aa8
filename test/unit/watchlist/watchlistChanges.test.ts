import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { EntityRef } from '../../../src/core/entities/kinds';
import { contentOf, merge, type Watchlist } from '../../../src/core/watchlist/watchlist';
import { moveGroups, nameGroup, place, remove, reverse } from '../../../src/core/watchlist/watchlistChanges';

const market = (id: string): EntityRef => ({ kind: 'market', id });
const TOP = { environment: 'sample', group: '' };

/** The list after some changes, each made of what came before. */
function after(...changes: ((list: Watchlist) => Watchlist)[]): Watchlist {
  return changes.reduce<Watchlist>((list, change) => merge(list, change(list)), new Map());
}

const add =
  (group: string, ...ids: string[]) =>
  (list: Watchlist): Watchlist =>
    place(
      list,
      { ...TOP, group },
      ids.map((id) => ({ ref: market(id), title: `Title of ${id}` })),
      1000,
    );

const idsIn = (list: Watchlist, group = ''): string[] =>
  contentOf(list, 'sample')
    .entries.filter((one) => one.group === group)
    .map(({ ref }) => ref.id);

const keyOf = (id: string, group = ''): string => `sample/${group}/market/${id}`;

const drag =
  (id: string, onto: string, group = '', from = '') =>
  (list: Watchlist): Watchlist =>
    place(
      list,
      { ...TOP, group, onto: keyOf(onto, group) },
      [{ ref: market(id), from: keyOf(id, from) }],
      1000,
    );

describe('changes of a watchlist', () => {
  it('add at the end, and nothing twice in one group', () => {
    const list = after(add('', 'A', 'B'), add('', 'C', 'A'));
    assert.deepEqual(idsIn(list), ['A', 'B', 'C']);
    assert.equal(add('', 'B')(list).size, 0);
  });

  it('put the same thing into two groups, and remove it from one', () => {
    const both = after((list) => nameGroup(list, 'sample', 'g', 'Games', 1), add('', 'A'), add('g', 'A'));
    const list = merge(both, remove(both, [keyOf('A')], 1));
    assert.deepEqual(idsIn(list), []);
    assert.deepEqual(idsIn(list, 'g'), ['A']);
  });

  it('give a dragged row the place of the one that it is dropped on, up and down', () => {
    const list = after(add('', 'A', 'B', 'C'));
    assert.deepEqual(idsIn(merge(list, drag('C', 'A')(list))), ['C', 'A', 'B']);
    assert.deepEqual(idsIn(merge(list, drag('A', 'C')(list))), ['B', 'C', 'A']);
    assert.deepEqual(idsIn(merge(list, drag('A', 'B')(list))), ['B', 'A', 'C']);
    assert.equal(drag('A', 'A')(list).size, 0);
  });

  it('move to another group with the title, over what stands there already', () => {
    const list = after(
      (before) => nameGroup(before, 'sample', 'g', 'Games', 1),
      add('', 'A', 'B'),
      add('g', 'A', 'C'),
      drag('A', 'C', 'g'),
    );
    assert.deepEqual(idsIn(list), ['B']);
    assert.deepEqual(idsIn(list, 'g'), ['C', 'A']);
    assert.equal(list.get(keyOf('A', 'g'))?.name, 'Title of A');
  });

  it('find a place however often one is dropped between the same two', () => {
    const ids = Array.from({ length: 200 }, (_, index) => `N${index}`);
    const list = after(
      add('', 'A', 'B'),
      ...ids.map(
        (id) => (before: Watchlist) =>
          place(before, { ...TOP, onto: keyOf('B') }, [{ ref: market(id) }], 1000),
      ),
    );
    assert.deepEqual(idsIn(list), ['A', ...ids, 'B']);
  });

  it('keep the order that drags make, whatever they are', () => {
    const ids = ['A', 'B', 'C', 'D'];
    const move = fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...ids));
    fc.assert(
      fc.property(fc.array(move, { maxLength: 30 }), (moves) => {
        let expected = ids;
        let list = after(add('', ...ids));
        for (const [id, onto] of moves) {
          list = merge(list, drag(id, onto)(list));
          const rest = expected.filter((one) => one !== id);
          const to = expected.indexOf(onto);
          expected = id === onto ? expected : rest.toSpliced(to, 0, id);
          assert.deepEqual(idsIn(list), expected);
        }
      }),
    );
  });

  it('name, rename and reorder groups', () => {
    const list = after(
      (before) => nameGroup(before, 'sample', 'a', 'A', 1),
      (before) => nameGroup(before, 'sample', 'b', 'B', 1),
      (before) => moveGroups(before, 'sample', ['sample/b'], 'sample/a', 1),
      (before) => nameGroup(before, 'sample', 'b', 'Bee', 1),
    );
    assert.deepEqual(
      contentOf(list, 'sample').groups.map(({ name }) => name),
      ['Bee', 'A'],
    );
  });

  it('are taken back, as far as nobody changed the same since', () => {
    const before = after(add('', 'A', 'B', 'C'));
    const removal = remove(before, [keyOf('A'), keyOf('B')], 2000);
    const since = merge(before, removal);
    const elsewhere = place(since, TOP, [{ ref: market('B'), title: 'New' }], 3000);
    const list = merge(since, elsewhere);
    const undone = merge(list, reverse(before, removal, list, 4000));
    assert.deepEqual(idsIn(undone), ['A', 'C', 'B']);
    assert.equal(undone.get(keyOf('B'))?.name, 'New');
  });

  it('are newer than what they change, whatever the clock says', () => {
    const list = after(add('', 'A'), (before) => remove(before, [keyOf('A')], 5));
    assert.deepEqual(idsIn(list), []);
    assert.deepEqual(idsIn(merge(list, place(list, TOP, [{ ref: market('A') }], 1))), ['A']);
  });

  it('lose no addition of two windows that do not know of each other', () => {
    const ids = fc.uniqueArray(fc.constantFrom('A', 'B', 'C', 'D', 'E'), { minLength: 1 });
    fc.assert(
      fc.property(ids, ids, ids, (first, second, removed) => {
        const base = after(add('', ...first));
        const left = merge(base, add('', ...second)(base));
        const gone = remove(
          base,
          removed.map((id) => keyOf(id)),
          2000,
        );
        const merged = idsIn(merge(left, merge(base, gone)));
        for (const id of second.filter((one) => !first.includes(one))) assert.ok(merged.includes(id), id);
        for (const id of removed.filter((one) => first.includes(one))) assert.ok(!merged.includes(id), id);
      }),
    );
  });
});
