import { readFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import type { CheckCode } from '../../core/checks/checkCode';

/** Where it stands what a code means: the line of its heading. */
export type CheckTargets = (code: CheckCode) => vscode.Uri | undefined;

/** Reads the page of the checks, once. Without it the codes lead nowhere. */
export async function readCheckTargets(extensionUri: vscode.Uri): Promise<CheckTargets> {
  const page = vscode.Uri.joinPath(extensionUri, 'media', 'checks.md');
  const text = await readFile(page.fsPath, 'utf8').catch(() => '');
  const lines = text.split(/\r?\n/);
  return (code) => {
    const line = lines.indexOf(`## ${code}`) + 1;
    // VS Code opens a file at the line that stands behind the #.
    return line > 0 ? page.with({ fragment: `L${line}` }) : undefined;
  };
}
