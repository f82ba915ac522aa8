import * as vscode from 'vscode';

/** Milliseconds that a confirmation stays in the status bar. */
const CONFIRMATION = 3000;

/** Says once that a command of the person's could not be done. Passive surfaces (tree, hover, panels) never call this. */
export function showFailure(sentence: string): void {
  void vscode.window.showErrorMessage(`Kalshi: ${sentence}`);
}

/** Confirms quietly what cannot be seen otherwise, such as a copy. */
export function confirmQuietly(text: string): void {
  vscode.window.setStatusBarMessage(`$(check) ${text}`, CONFIRMATION);
}
