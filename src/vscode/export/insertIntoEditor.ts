import * as vscode from 'vscode';
import type { EntityRef } from '../../core/entities/kinds';
import { idsOf, insertionAt } from '../../core/export/copyLiteral';
import { showFailure } from '../platform/notifications';

/** What is written at one cursor, in place of what. */
export interface Insertion {
  readonly range: vscode.Range;
  readonly text: string;
}

type InsertionOf = (document: vscode.TextDocument, selection: vscode.Selection) => Insertion;

/** Writes the ids of some things in place of what is selected, as the language of the document wants them there. */
export async function insertIntoEditor(refs: readonly EntityRef[]): Promise<void> {
  if (refs.length === 0) return;
  await writeAtCursors((document, selection) => {
    const { line, character } = selection.start;
    const { text } = document.lineAt(line);
    return { range: selection, text: insertionAt(idsOf(refs), document.languageId, text, character) };
  });
}

/** In the editor that had the focus last, or in one beside it where a panel or something read-only is in front. */
export async function writeAtCursors(insertionOf: InsertionOf): Promise<void> {
  const { activeTextEditor, visibleTextEditors } = vscode.window;
  for (const editor of [activeTextEditor, ...visibleTextEditors])
    if (editor && (await write(editor, insertionOf))) return;
  showFailure('No editable file is open.');
}

/** At every cursor, as one step of undo. Resolves to whether anything changed. */
async function write(editor: vscode.TextEditor, insertionOf: InsertionOf): Promise<boolean> {
  const { document, selections } = editor;
  const { version } = document;
  // A log that somebody looks at is an editor too, and grows by itself.
  if (document.uri.scheme === 'output') return false;
  const insertions = selections.map((selection) => insertionOf(document, selection));
  await editor.edit((edit) => {
    for (const { range, text } of distinct(insertions)) edit.replace(range, text);
  });
  // A read-only editor claims that it was edited.
  return document.version !== version;
}

/** Two cursors may stand in the same value. */
function distinct(insertions: readonly Insertion[]): readonly Insertion[] {
  return insertions.filter(
    ({ range }, index) => insertions.findIndex((other) => other.range.isEqual(range)) === index,
  );
}
