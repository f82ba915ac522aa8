import assert from 'node:assert/strict';
import { entityNode } from '../../../src/core/tree/entityTree';
import { haveSameRows, ShownRows } from '../../../src/core/tree/shownRows';
import type { FolderNode, TreeNode } from '../../../src/core/tree/treeNode';

const folder = (path: string, label = path, more: Partial<FolderNode> = {}): FolderNode => ({
  ...{ type: 'folder', path, label, context: 'test' },
  ...more,
});
const thing = (id: string, parent?: TreeNode): TreeNode => entityNode({ kind: 'market', id }, '', parent);

/** Two folders; in the first a thing that has another one below it. All are open. */
function setUp() {
  const rows = new ShownRows();
  const [first, second, outer] = [folder('first'), folder('second'), thing('KXOUTER')];
  const inner = thing('KXINNER');
  rows.take(undefined, [first, second]);
  rows.take(first, [outer]);
  rows.take(outer, [inner]);
  for (const row of [first, outer, inner]) rows.setOpen(row, true);
  const opened = (): readonly string[] => rows.opened.map(({ path }) => path);
  return { rows, first, second, outer, inner, opened };
}

describe('ShownRows', () => {
  it('has the open rows that can be seen: those in a closed row cannot, though nobody closed them', () => {
    const { rows, first, outer, opened } = setUp();
    assert.deepEqual(opened(), ['first', 'market/KXOUTER', 'market/KXINNER']);
    rows.setOpen(outer, false);
    assert.deepEqual(opened(), ['first']);
    rows.setOpen(outer, true);
    rows.setOpen(first, false);
    assert.deepEqual(opened(), []);
    assert.equal(rows.isShown('first'), true);
    assert.equal(rows.isShown('market/KXOUTER'), false);
  });

  it('has nothing of a row that is there no longer, nor of what was open in it', () => {
    const { rows, first, second, opened } = setUp();
    rows.take(first, []);
    assert.deepEqual(opened(), ['first']);
    rows.take(undefined, [second]);
    assert.deepEqual(opened(), []);
  });

  it('goes on with a row that has moved to another folder, in whatever order the folders are asked for', () => {
    for (const isNewFirst of [true, false]) {
      const { rows, first, second, outer, opened } = setUp();
      rows.setOpen(second, true);
      const moves: (() => unknown)[] = [() => rows.take(second, [outer]), () => rows.take(first, [])];
      for (const move of isNewFirst ? moves : moves.toReversed()) move();
      assert.deepEqual(opened().toSorted(), ['first', 'market/KXINNER', 'market/KXOUTER', 'second']);
      rows.setOpen(second, false);
      assert.deepEqual(opened(), ['first']);
    }
  });

  it('keeps one object for a path, with what the row is now', () => {
    const { rows, first } = setUp();
    const [again] = rows.take(undefined, [folder('first', 'First', { description: '3' })]);
    assert.equal(again, first);
    assert.deepEqual([first.label, first.description], ['First', '3']);
    rows.take(undefined, [folder('first', 'First')]);
    assert.equal('description' in first, false);
    const notice: TreeNode = { type: 'noMatch', path: 'first' };
    assert.deepEqual(rows.take(undefined, [notice]), [notice]);
    assert.notEqual(rows.take(undefined, [folder('first')])[0], first);
  });

  it('knows which rows say something else than when they were drawn', () => {
    const { rows, first, second } = setUp();
    rows.drawn(first, '1 row');
    assert.equal(rows.saysOther(first, '1 row'), false);
    assert.equal(rows.saysOther(first, '2 rows'), true);
    assert.equal(rows.saysOther(second, 'never drawn'), false);
  });

  it('compares rows by their paths and their order', () => {
    const [a, b] = [folder('a'), folder('b')];
    assert.equal(haveSameRows([a, b], [folder('a', 'A'), b]), true);
    assert.equal(haveSameRows([a, b], [b, a]), false);
    assert.equal(haveSameRows([a], [a, b]), false);
  });
});
