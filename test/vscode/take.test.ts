import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { dropRows } from '../../src/vscode/export/dropRows';
import { draggedRefs, refsMime, dragRows } from '../../src/vscode/tree/dragRows';
import { openText } from './openText';

const MARKET = { kind: 'market', id: 'KXNBAGAME-26NYKBOS-BOS' } as const;
const TEAM = { kind: 'structuredTarget', id: '2ef4d31c-0b46-4f43-a403-f44d62489034' } as const;

const closeAll = (): Thenable<unknown> => vscode.commands.executeCommand('workbench.action.closeAllEditors');

async function open(language: string, content: string): Promise<vscode.TextEditor> {
  const document = await openText(language, content);
  return vscode.window.showTextDocument(document);
}

/** The cursors of an editor, at each `|` of its text. */
async function openAtCursors(language: string, marked: string): Promise<vscode.TextEditor> {
  const editor = await open(language, marked.replaceAll('|', ''));
  const [, ...before] = marked.split('|').map((_part, index, parts) => parts.slice(0, index).join(''));
  editor.selections = before.map((text) => {
    const at = editor.document.positionAt(text.length);
    return new vscode.Selection(at, at);
  });
  return editor;
}

describe('inserting into an editor', () => {
  afterEach(closeAll);

  const insert = (...args: unknown[]): Thenable<unknown> =>
    vscode.commands.executeCommand('kalshi.insertIntoEditor', ...args);

  it('writes at every cursor as it has to stand there, and undoes all at once', async () => {
    const { document } = await openAtCursors('json', '{ "a": |, "b": "|", "c": [|] }');
    const before = document.getText();
    await insert(MARKET);
    const { id } = MARKET;
    assert.equal(document.getText(), `{ "a": "${id}", "b": "${id}", "c": ["${id}"] }`);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), before);
  });

  it('writes several as a list, in the language of the document', async () => {
    for (const [language, list] of [
      ['python', `x = ["${MARKET.id}", "${TEAM.id}"]`],
      ['go', `x = []string{"${MARKET.id}", "${TEAM.id}"}`],
      ['plaintext', `x = ${MARKET.id}\n${TEAM.id}`],
    ] as const) {
      const { document } = await openAtCursors(language, 'x = |');
      await insert(MARKET, [MARKET, TEAM]);
      assert.equal(document.getText(), list);
    }
  });

  it('takes the place of what is selected', async () => {
    const editor = await open('python', 'x = OLD');
    editor.selection = new vscode.Selection(0, 4, 0, 7);
    await insert(TEAM);
    assert.equal(editor.document.getText(), `x = "${TEAM.id}"`);
  });

  it('writes into a file beside what takes no text', async () => {
    await vscode.commands.executeCommand('kalshi.showLog');
    const { document } = await openAtCursors('json', '|');
    await vscode.commands.executeCommand('workbench.action.splitEditorRight');
    await vscode.commands.executeCommand('kalshi.openRawJson', TEAM);
    assert.equal(vscode.window.activeTextEditor?.document.uri.scheme, 'kalshi');
    await insert(MARKET);
    assert.equal(document.getText(), `"${MARKET.id}"`);
  });
});

describe('dragging rows', () => {
  afterEach(closeAll);

  const transferOf = (carried: string): vscode.DataTransfer => {
    const transfer = new vscode.DataTransfer();
    transfer.set(refsMime, new vscode.DataTransferItem(carried));
    return transfer;
  };

  it('carries the things as references and as text, and all rows to their own tree', async () => {
    const rows = [
      { type: 'entity', path: 'market/a', ref: MARKET },
      { type: 'folder', path: 'day', label: 'Today', context: 'milestones' },
      { type: 'entity', path: 'target/b', ref: TEAM },
    ] as const;
    const dropped: unknown[] = [];
    const controller = dragRows('kalshi.watchlist', async (...args) => void dropped.push(args));
    const transfer = new vscode.DataTransfer();
    const { token } = new vscode.CancellationTokenSource();
    await controller.handleDrag?.(rows, transfer, token);
    assert.deepEqual(await draggedRefs(transfer), [MARKET, TEAM]);
    assert.equal(await transfer.get('text/plain')?.asString(), `${MARKET.id}\n${TEAM.id}`);
    await controller.handleDrop?.(rows[1], transfer, token);
    assert.deepEqual(dropped, [[rows[1], rows, [MARKET, TEAM]]]);
    await controller.handleDrop?.(undefined, transferOf(JSON.stringify([TEAM])), token);
    assert.deepEqual(dropped[1], [undefined, [], [TEAM]]);
  });

  it('believes nothing that somebody else drags', async () => {
    const { document } = await open('json', '');
    for (const junk of ['', 'x', '{}', 'null', '[null, 1, "a"]', '[{"kind":"market","id":"\\"); drop"}]'])
      assert.equal(await dropRows(document, new vscode.Position(0, 0), transferOf(junk)), undefined);
  });

  it('is dropped as the language of the document wants it at that place', async () => {
    const { document } = await open('json', '{ "a": "", "b": }');
    const drop = async (character: number, refs: readonly unknown[]): Promise<unknown> =>
      (await dropRows(document, new vscode.Position(0, character), transferOf(JSON.stringify(refs))))
        ?.insertText;
    assert.equal(await drop(8, [MARKET]), MARKET.id);
    assert.equal(await drop(16, [MARKET]), `"${MARKET.id}"`);
    assert.equal(await drop(16, [MARKET, TEAM]), `["${MARKET.id}", "${TEAM.id}"]`);
  });
});
