import * as vscode from 'vscode';
import type { ContextKeys } from '../platform/contributionNames';
import { setting, settingInFolders } from '../platform/configuration';

/**
 * Whether the ids and markets of a document are checked: where the person has switched that on, in files of the
 * workspace and other files or texts of their own, in the languages in which ids are used most.
 */
export function isChecked({ uri, languageId, isClosed }: vscode.TextDocument): boolean {
  const isOwn = uri.scheme === 'file' || uri.scheme === 'untitled' || isInWorkspace(uri);
  return !isClosed && isOwn && setting('checks.enabled', uri) && setting('languages')[languageId] === 'all';
}

/** In how many folders of the workspace the checks are on. */
export function whereChecksAreOn(): ContextKeys['kalshi.checks.on'] {
  const folders = settingInFolders('checks.enabled');
  if (!folders.includes(true)) return 'nowhere';
  return folders.includes(false) ? 'somewhere' : 'everywhere';
}

/** Not the old version of a file in Git, the log, or what we show of the exchange ourselves. */
function isInWorkspace(uri: vscode.Uri): boolean {
  return vscode.workspace.getWorkspaceFolder(uri) !== undefined;
}
