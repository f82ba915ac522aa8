import * as vscode from 'vscode';
import { showFailure } from '../platform/notifications';

/**
 * Shows what the ids of the file in front stand for. VS Code gives extensions no editor of a file above 50 MB, but the
 * address of its tab.
 */
export function resolveFile(show: (uri: vscode.Uri) => void): void {
  const { activeTextEditor, tabGroups } = vscode.window;
  const input: unknown = tabGroups.activeTabGroup.activeTab?.input;
  const isFile = input instanceof vscode.TabInputText || input instanceof vscode.TabInputNotebook;
  const uri = isFile ? input.uri : activeTextEditor?.document.uri;
  if (uri) show(uri);
  else showFailure('Open a file first.');
}
