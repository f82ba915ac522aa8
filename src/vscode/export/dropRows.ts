import * as vscode from 'vscode';
import { idsOf, insertionAt } from '../../core/export/copyLiteral';
import { draggedRefs } from '../tree/dragRows';

/** Rows of our trees that are dropped into a document become ids, written as its language wants them there. */
export async function dropRows(
  document: vscode.TextDocument,
  position: vscode.Position,
  transfer: vscode.DataTransfer,
): Promise<vscode.DocumentDropEdit | undefined> {
  const ids = idsOf(await draggedRefs(transfer));
  if (ids.length === 0) return undefined;
  const text = insertionAt(ids, document.languageId, document.lineAt(position).text, position.character);
  return new vscode.DocumentDropEdit(text, 'Insert Kalshi IDs');
}
