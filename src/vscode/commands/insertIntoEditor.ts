import * as vscode from 'vscode';
import type { EntityRef } from '../../core/entities/kinds';
import { idsOf, insertionAt } from '../../core/presenters/copyLiteral';
import { showFailure } from '../platform/notifications';

/**
 * Writes the ids of some things at the cursors, as the language of the document wants them there: in the editor that
 * had the focus last, or in one beside it where a panel or something read-only is in front.
 */
export async function insertIntoEditor(refs: readonly EntityRef[]): Promise<void> {
  if (refs.length === 0) return;
  const { activeTextEditor, visibleTextEditors } = vscode.window;
  for (const editor of [activeTextEditor, ...visibleTextEditors])
    if (editor && (await insert(editor, idsOf(refs)))) return;
  showFailure('No editor takes text: open a file and put the cursor where the id should go.');
}

/** In place of what is selected, at every cursor, as one step of undo. Resolves to whether anything changed. */
async function insert(editor: vscode.TextEditor, ids: readonly string[]): Promise<boolean> {
  const { document, selections } = editor;
  const { version, languageId } = document;
  // A log that somebody looks at is an editor too, and grows by itself.
  if (document.uri.scheme === 'output') return false;
  await editor.edit((edit) => {
    for (const selection of selections) {
      const { line, character } = selection.start;
      edit.replace(selection, insertionAt(ids, languageId, document.lineAt(line).text, character));
    }
  });
  // A read-only editor claims that it was edited.
  return document.version !== version;
}
