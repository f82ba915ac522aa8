import { strict as assert } from 'node:assert';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openExplorer, type ExplorerWindow } from '../support/vscodeClasses/explorerWindow';
import { poll } from '../support/workbench/poll';

const EVENT = 'KXNBAGAME-26NYKBOS';
const CELLS = [
  { language: 'markdown', lines: ['# Kalshi'] },
  { language: 'python', lines: ['# A game', `event_ticker = "${EVENT}"`] },
];
const OUTPUT = { output_type: 'stream', name: 'stdout', text: [`${EVENT}\n`] };

describe('A notebook of the workspace', () => {
  let folder: string;
  let book: string;
  let window: ExplorerWindow;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'kalshi-notebook-'));
    book = join(folder, 'book.ipynb');
    const cells = CELLS.map(({ language, lines }) => ({
      ...{ cell_type: language === 'python' ? 'code' : language, metadata: {}, outputs: [OUTPUT] },
      source: lines.map((line, at) => (at < lines.length - 1 ? `${line}\n` : line)),
    }));
    writeFileSync(book, JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata: {}, cells }));
    window = await openExplorer({}, { folder });
  });

  afterEach(async () => {
    assert.deepEqual(window.errors, []);
    await window.close();
    rmSync(folder, { recursive: true });
  });

  it('is listed by its cells, and a place opens the cell', async () => {
    window.notebooks.serve(book, CELLS);
    const view = window.tree('kalshi.usages');
    view.show();
    await window.run('kalshi.usages.scan');
    await view.open();
    const group = await poll('the events', async () =>
      view.rows().find(({ label }) => label?.label.startsWith('Events') === true),
    );
    await view.expand(group.handle);
    const [game = assert.fail('no event')] = view.rows(group.handle);
    await view.expand(game.handle);
    const [place, ...others] = view.rows(game.handle);
    assert.equal(place?.label?.label, 'book.ipynb, cell 2:2');
    assert.deepEqual(others, []);
    await window.run(place.command?.id ?? '', ...(place.command?.arguments ?? []));
    assert.deepEqual(window.notebooks.opened, [window.notebooks.cellUri(book, 1).toString()]);
  });

  it('has references in the documents of its cells, also from one of them', async () => {
    window.notebooks.serve(book, CELLS);
    const path = join(folder, 'bot.json');
    window.editor.open({ path, lines: [`{ "event_ticker": "${EVENT}" }`] });
    const cell = window.notebooks.cellUri(book, 1);
    const expected = [`${cell.toString()}:1:16`, `${window.host.api.Uri.file(path).toString()}:0:19`];
    const fromFile = await window.notebooks.references(window.host.api.Uri.file(path), 0, 24);
    assert.deepEqual([...new Set(fromFile)], expected);
    writeFileSync(path, `{ "event_ticker": "${EVENT}" }`);
    const fromCell = await window.notebooks.references(cell, 1, 20);
    assert.deepEqual([...new Set(fromCell)], expected);
  });

  it('is looked through as it is in the editor', async () => {
    window.notebooks.open(book, [{ language: 'python', lines: [`e = "${EVENT}"`] }]);
    const found = await window.notebooks.references(window.notebooks.cellUri(book, 0), 0, 8);
    assert.deepEqual([...new Set(found)], [`${window.notebooks.cellUri(book, 0).toString()}:0:5`]);
  });
});
