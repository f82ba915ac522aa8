import assert from 'node:assert/strict';
import * as vscode from 'vscode';

export const tabs = (): readonly vscode.Tab[] => vscode.window.tabGroups.all.flatMap((group) => group.tabs);

/** VS Code tells of a tab a little after it was opened. */
export async function tabsAreThere(): Promise<readonly vscode.Tab[]> {
  if (tabs().length > 0) return tabs();
  await new Promise<void>((resolve) => {
    const listener = vscode.window.tabGroups.onDidChangeTabs(({ opened }) => {
      if (opened.length === 0) return;
      listener.dispose();
      resolve();
    });
  });
  return tabs();
}

/** Opens a tab of the test's own. Tabs are told of in the order in which they open: all others would be there too. */
export async function openSentinel(): Promise<readonly vscode.Tab[]> {
  const sentinel = await vscode.workspace.openTextDocument({ content: 'the only tab' });
  await vscode.window.showTextDocument(sentinel);
  return tabsAreThere();
}

export async function closeTabs(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  assert.deepEqual(tabs(), []);
}
