import * as vscode from 'vscode';

/**
 * Opens an untitled document with a text. VS Code gives the name of one that was closed to the next, and with it now and
 * then the text that it had kept of the one before.
 */
export async function openText(language: string, content: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument({ language, content });
  if (document.getText() === content) return document;
  const all = new vscode.Range(0, 0, document.lineCount, 0);
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, document.validateRange(all), content);
  await vscode.workspace.applyEdit(edit);
  return document;
}
