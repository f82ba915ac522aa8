import assert from 'node:assert/strict';
import { joinCells, notebookCells } from '../../../src/core/usages/notebook';
import { scanned } from './usedOf';

const EVENT = 'KXNBAGAME-26NYKBOS';
const code = (source: unknown, metadata = {}): unknown => ({
  cell_type: 'code',
  source,
  metadata,
  outputs: [],
});

function notebook(cells: readonly unknown[], more: object = {}): string {
  return JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata: {}, cells, ...more });
}

describe('the cells of a notebook', () => {
  it('are its sources, as one text or as lines', () => {
    const cells = notebookCells(notebook([code(['a = 1\n', 'b = 2']), code('c = 3\n')]));
    assert.deepEqual(
      cells?.map(({ text }) => text),
      ['a = 1\nb = 2', 'c = 3\n'],
    );
  });

  it('have the language of the notebook, their own, or that of their type', () => {
    const metadata = { language_info: { name: 'R' } };
    const text = notebook(
      [
        code('x'),
        code('y', { vscode: { languageId: 'typescript' } }),
        { cell_type: 'markdown', source: 'z' },
        { cell_type: 'raw', source: 'r' },
      ],
      { metadata },
    );
    assert.deepEqual(
      notebookCells(text)?.map(({ language }) => language),
      ['r', 'typescript', 'markdown', 'raw'],
    );
    assert.equal(notebookCells(notebook([code('x')]))?.[0]?.language, 'python');
  });

  it('are counted as VS Code counts them: those of an unknown type are left out', () => {
    const cells = notebookCells(notebook([{ cell_type: 'heading', source: 'h' }, null, code('x')]));
    assert.deepEqual(cells, [{ language: 'python', text: 'x' }]);
  });

  it('are none where it is no notebook, or one that VS Code opens as text', () => {
    for (const text of ['', '{', '[]', 'null', '{"cells":{}}', notebook([], { nbformat: 3 }), '{"cells":[]}'])
      assert.equal(notebookCells(text), undefined, text);
  });

  it('hold what is in them, without their outputs', () => {
    const output = { output_type: 'stream', text: ['KXOUTPUT-26'] };
    const cells =
      notebookCells(notebook([{ cell_type: 'code', source: `"${EVENT}"`, outputs: [output] }])) ?? [];
    const { ids } = joinCells(cells.map(({ text }) => scanned(text)));
    assert.deepEqual(
      ids.map(({ id }) => id),
      [EVENT],
    );
  });

  it('together count an id once, with a place in each cell', () => {
    const texts = ['# none', `\n"${EVENT}"`, `{ "event_ticker": "${EVENT}" }`];
    const { ids, looksLikeKalshi } = joinCells(texts.map((text) => scanned(text)));
    const [used] = ids;
    assert.equal(ids.length, 1);
    assert.equal(used?.count, 2);
    assert.equal(used.hint, 'event');
    assert.deepEqual(
      used.places.map(({ cell, line, character }) => [cell, line, character]),
      [
        [1, 1, 1],
        [2, 0, 19],
      ],
    );
    assert.ok(looksLikeKalshi);
  });
});
