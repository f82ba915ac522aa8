import * as vscode from 'vscode';

/** Milliseconds that a confirmation stays in the status bar. */
const CONFIRMATION = 3000;

/** Shows that a command has failed. Trees, hovers and panels never call this. */
export function showFailure(sentence: string): void {
  void vscode.window.showErrorMessage(`Kalshi: ${sentence}`);
}

/** Confirms in the status bar what cannot be seen otherwise, such as a copy. */
export function confirmQuietly(text: string): void {
  vscode.window.setStatusBarMessage(`$(check) ${text}`, CONFIRMATION);
}
