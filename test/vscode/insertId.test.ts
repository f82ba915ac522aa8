import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openText } from './openText';

const BOSTON = '2ef4d31c-0b46-4f43-a403-f44d62489034';
const OLD = '0b67acc5-ee5a-4a07-aa42-3e3d1a5ff9c9';

const closeAll = (): Thenable<unknown> => vscode.commands.executeCommand('workbench.action.closeAllEditors');

/** Opens a text with a cursor at each `|`, and inserts the id of Boston there by name. */
async function inserted(language: string, marked: string): Promise<string> {
  const content = marked.replaceAll('|', '');
  const document = await openText(language, content);
  const editor = await vscode.window.showTextDocument(document);
  const parts = marked.split('|');
  editor.selections = parts.slice(1).map((_part, index) => {
    const at = document.positionAt(parts.slice(0, index + 1).join('').length);
    return new vscode.Selection(at, at);
  });
  const changed = new Promise<string>((resolve) => {
    const listener = vscode.workspace.onDidChangeTextDocument((event) => {
      if (event.document !== document || document.getText() === content) return;
      listener.dispose();
      resolve(document.getText());
    });
  });
  const done = vscode.commands.executeCommand('kalshi.insertId', 'Boston');
  let isDone = false;
  void done.then(() => (isDone = true));
  // Until the pick is there, this does nothing.
  while (!isDone) {
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return changed;
}

describe('inserting an id by name', () => {
  before(async () => {
    const document = await openText('json', `{"team_id": "${BOSTON}"}`);
    await vscode.commands.executeCommand(
      'vscode.executeHoverProvider',
      document.uri,
      new vscode.Position(0, 20),
    );
  });
  afterEach(closeAll);

  for (const [what, language, marked, after] of [
    ['takes the place of what was typed for it', 'json', '{"team_id": "bost|"}', `{"team_id": "${BOSTON}"}`],
    ['closes a quote', 'json', '{"team_id": "bost|\n}', `{"team_id": "${BOSTON}"\n}`],
    ['writes quotes where there are none', 'json', '{"x": |}', `{"x": "${BOSTON}"}`],
    ['fills an empty string', 'json', '{"x": "|"}', `{"x": "${BOSTON}"}`],
    ['fills an empty key', 'json', '{"|": 1}', `{"${BOSTON}": 1}`],
    [
      'takes the place of an id in a key',
      'json',
      `{"${OLD.slice(0, 9)}|${OLD.slice(9)}": 1}`,
      `{"${BOSTON}": 1}`,
    ],
    ['takes the place of an id in words', 'markdown', `See ${OLD}| now`, `See ${BOSTON} now`],
    ['puts it beside other text', 'json', '{"note": "see | now"}', `{"note": "see ${BOSTON} now"}`],
    ['writes it as Python wants it', 'python', 'x = |', `x = "${BOSTON}"`],
    [
      'writes it at every cursor',
      'json',
      '{"team_id": "a|", "b": [|]}',
      `{"team_id": "${BOSTON}", "b": ["${BOSTON}"]}`,
    ],
  ] as const) {
    it(what, async () => assert.equal(await inserted(language, marked), after));
  }
});
