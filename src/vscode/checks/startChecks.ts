import * as vscode from 'vscode';
import { onSettingChange } from '../platform/configuration';
import { setContextKey } from '../platform/contextKeys';
import type { Guard } from '../platform/log';
import { isChecked, whereChecksAreOn } from './checkedDocuments';
import type { IdFeatures } from '../ids/idFeatures';

/**
 * Loads what checks documents once one is open that is checked, and disposes of it when the checks are off everywhere.
 * The menus are told where they are on.
 */
export function startChecks(
  source: () => Promise<Pick<IdFeatures, 'startChecks'>>,
  guard: Guard,
): vscode.Disposable {
  let running: Promise<vscode.Disposable | undefined> | undefined;
  let told = 'nowhere';
  const start = async (): Promise<vscode.Disposable | undefined> => {
    const checks = await guard(async () => (await source()).startChecks(), undefined);
    // The next change tries again.
    if (!checks) running = undefined;
    return checks;
  };
  const stop = (): void => {
    void running?.then((checks) => void checks?.dispose());
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
    new vscode.Disposable(stop),
  ];
  update();
  return vscode.Disposable.from(...listeners);
}
