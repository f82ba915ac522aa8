import * as vscode from 'vscode';

/** The path of a file relative to its folder, with the folder's name if there are several. */
export function pathOf(uri: string): string {
  return vscode.workspace.asRelativePath(vscode.Uri.parse(uri, true));
}
