import * as vscode from 'vscode';
import { onSettingChange } from '../platform/configuration';
import { setContextKey } from '../platform/commands';
import type { Guard } from '../platform/log';
import { isChecked, whereChecksAreOn } from './checkedDocuments';
import type { Checks } from './checks';

/**
 * Starts the checks once a document is open that is checked, stops them when they are off everywhere, and offers their
 * quick fixes. Tells the menus where they are on.
 */
export function registerChecks(source: () => Promise<Checks>, guard: Guard): vscode.Disposable {
  let running: Promise<vscode.Disposable | undefined> | undefined;
  let told = 'nowhere';
  const start = async (): Promise<vscode.Disposable | undefined> => {
    const started = await guard(async () => (await source()).start(), undefined);
    // The next change tries again.
    if (!started) running = undefined;
    return started;
  };
  const stop = (): void => {
    void running?.then((started) => void started?.dispose());
    running = undefined;
  };
  const update = (): void => {
    const where = whereChecksAreOn();
    if (where !== told) setContextKey('kalshi.checks.on', (told = where));
    if (where === 'nowhere') stop();
    else if (vscode.workspace.textDocuments.some(isChecked)) running ??= start();
  };
  const listeners = [
    vscode.workspace.onDidOpenTextDocument(update),
    vscode.workspace.onDidChangeWorkspaceFolders(update),
    onSettingChange(['checks.enabled', 'languages'], update),
    vscode.languages.registerCodeActionsProvider(
      { pattern: '**' },
      {
        provideCodeActions: (document, _range, context) =>
          context.diagnostics.some(({ source: name }) => name === 'Kalshi')
            ? guard(async () => (await source()).quickFixes(document, context), [])
            : undefined,
      },
    ),
    new vscode.Disposable(stop),
  ];
  update();
  return vscode.Disposable.from(...listeners);
}
