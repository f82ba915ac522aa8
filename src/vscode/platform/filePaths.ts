import * as vscode from 'vscode';

/** The path of a file below its folder, with the folder's name where there are several. */
export function pathOf(uri: string): string {
  return vscode.workspace.asRelativePath(vscode.Uri.parse(uri, true));
}
