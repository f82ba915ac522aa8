import assert from 'node:assert/strict';
import type { EntityRef } from '../../../src/core/entities/kinds';
import { entityNode } from '../../../src/core/tree/entityTree';
import type { TreeNode } from '../../../src/core/tree/treeNode';
import { nameGroup } from '../../../src/core/watchlist/watchlistChanges';
import { WatchlistRows } from '../../../src/core/watchlist/watchlistRows';
import { WatchlistStore } from '../../../src/core/watchlist/watchlistStore';

const market = (id: string): EntityRef => ({ kind: 'market', id });

/** Rows over a folder that has and takes nothing. */
function rowsOf() {
  const shown: { exchange: string } = { exchange: 'sample' };
  const store = new WatchlistStore({
    folder: {
      list: async () => [],
      read: async () => '',
      write: async () => 'a file',
      remove: async () => undefined,
    },
    synced: { get: () => undefined, set: () => undefined },
    log: () => undefined,
  });
  return {
    rows: new WatchlistRows(store, () => ({ ...shown, nameOf: ({ id }) => `Title of ${id}` })),
    shown,
  };
}

describe('the rows of the watchlist', () => {
  let rows: WatchlistRows;
  let shown: { exchange: string };

  beforeEach(async () => {
    ({ rows, shown } = rowsOf());
    for (const [id, name] of [
      ['g', 'Games'],
      ['h', 'Hours'],
    ] as const)
      await rows.store.change((list) => nameGroup(list, 'sample', id, name, 1));
    await rows.put([{ ref: market('A') }, { ref: market('B') }], '');
    await rows.put([{ ref: market('A') }, { ref: market('C') }], 'g');
  });

  /** The paths of all rows, groups opened. */
  const paths = (): string[] =>
    rows
      .children(undefined)
      .flatMap((node) => [node, ...(node.type === 'folder' ? rows.children(node) : [])])
      .map(({ path }) => path);
  const rowAt = (path: string): TreeNode =>
    rows
      .children(undefined)
      .flatMap((node) => [node, ...(node.type === 'folder' ? rows.children(node) : [])])
      .find((node) => node.path === path) ?? assert.fail(`no row ${path}`);

  it('name the things whose rows are shown: a closed group hides its own', () => {
    assert.deepEqual(
      rows.shownRefs((path) => !path.startsWith('watch/g/')),
      [market('A'), market('B')],
    );
    assert.deepEqual(
      rows.shownRefs(() => false),
      [],
    );
  });

  it('take work that grows with the list, not with its square', async () => {
    const { store } = rowsOf().rows;
    let looks = 0;
    const many = new WatchlistRows(store, () => {
      looks++;
      return { exchange: 'sample', nameOf: () => undefined };
    });
    const count = 1_000;
    await many.put(
      Array.from({ length: count }, (_, n) => ({ ref: market(`M-${n}`) })),
      '',
    );
    looks = 0;
    const nodes = many.children(undefined);
    const watched = nodes.flatMap(({ path }) => many.watchedAt([path]));
    assert.deepEqual(
      watched.map(({ ref }) => ref.id),
      Array.from({ length: count }, (_, n) => `M-${n}`),
    );
    assert.ok(looks < 5 * count, `${looks} looks at the list`);
  });

  it('tell the same thing in two groups apart', () => {
    assert.deepEqual(paths(), [
      'watch/g',
      'watch/g/market/A',
      'watch/g/market/C',
      'watch/h',
      'watch//market/A',
      'watch//market/B',
    ]);
    assert.deepEqual(
      rows.watchedAt(['watch/g/market/A', 'watch/g', 'watch/g/market/A/below']).map(({ key }) => key),
      ['sample/g/market/A'],
    );
    assert.equal(rows.content.entries[0]?.title, 'Title of A');
  });

  it('are those of the exchange', () => {
    shown.exchange = 'production';
    assert.deepEqual(paths(), []);
    shown.exchange = 'sample';
    assert.equal(paths().length, 6);
  });

  it('are those of one custom address', async () => {
    shown.exchange = 'custom-1';
    await rows.put([{ ref: market('D') }], '');
    assert.deepEqual(paths(), ['watch//market/D']);
    shown.exchange = 'custom-2';
    await rows.load();
    assert.deepEqual(paths(), []);
  });

  it('of an address take over what all custom addresses shared, once they are loaded', async () => {
    await rows.store.change((list) => nameGroup(list, 'custom', 'c', 'Ours', 1));
    shown.exchange = 'custom-1';
    assert.deepEqual(paths(), []);
    await rows.load();
    assert.deepEqual(paths(), ['watch/c']);
  });

  it('move where they are dropped: on a row, on a group, and below all', async () => {
    await rows.drop(rowAt('watch/g/market/A'), [rowAt('watch//market/B')], []);
    assert.deepEqual(paths().slice(0, 4), [
      'watch/g',
      'watch/g/market/B',
      'watch/g/market/A',
      'watch/g/market/C',
    ]);
    await rows.drop(rowAt('watch/h'), [rowAt('watch/g/market/B'), rowAt('watch/g/market/C')], []);
    assert.deepEqual(paths(), [
      'watch/g',
      'watch/g/market/A',
      'watch/h',
      'watch/h/market/B',
      'watch/h/market/C',
      'watch//market/A',
    ]);
    await rows.drop(undefined, [rowAt('watch/h/market/B')], []);
    assert.deepEqual(paths().slice(-2), ['watch//market/A', 'watch//market/B']);
  });

  it('move as groups among groups', async () => {
    await rows.drop(rowAt('watch/g'), [rowAt('watch/h')], []);
    assert.deepEqual(
      rows.content.groups.map(({ name }) => name),
      ['Hours', 'Games'],
    );
    await rows.drop(undefined, [rowAt('watch/h')], []);
    assert.deepEqual(
      rows.content.groups.map(({ name }) => name),
      ['Games', 'Hours'],
    );
    assert.equal(rows.content.entries.length, 4);
  });

  it('take things from elsewhere, and what stands below a row of their own', async () => {
    await rows.drop(rowAt('watch//market/B'), [], [market('X')]);
    assert.deepEqual(paths().slice(-3), ['watch//market/A', 'watch//market/X', 'watch//market/B']);
    const below = entityNode(market('Y'), 'watch//market/A', rowAt('watch//market/A'));
    await rows.drop(rowAt('watch/h'), [below], [below.ref]);
    assert.ok(paths().includes('watch/h/market/Y'));
    await rows.drop(below, [], [market('Z')]);
    assert.deepEqual(paths().slice(-4, -2), ['watch//market/Z', 'watch//market/A']);
  });

  it('stay where they are when they are dropped on themselves', async () => {
    const before = paths();
    await rows.drop(rowAt('watch//market/A'), [rowAt('watch//market/A'), rowAt('watch//market/B')], []);
    await rows.drop(rowAt('watch/g'), [rowAt('watch/g')], []);
    assert.deepEqual(paths(), before);
  });
});
