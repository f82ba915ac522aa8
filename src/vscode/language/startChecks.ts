import * as vscode from 'vscode';
import { onSettingChange } from '../platform/configuration';
import { setContextKey } from '../platform/contextKeys';
import { isChecked, whereChecksAreOn } from './checkedDocuments';
import type { IdFeatures } from './idFeatures';

/**
 * Loads what checks documents once one is open that is checked, and disposes of it when the checks are off everywhere.
 * The menus are told where they are on.
 */
export function startChecks(source: () => Promise<Pick<IdFeatures, 'startChecks'>>): vscode.Disposable {
  let running: Promise<vscode.Disposable> | undefined;
  let told = 'nowhere';
  const start = async (): Promise<vscode.Disposable> => (await source()).startChecks();
  const stop = (): void => {
    void running?.then(
      (checks) => void checks.dispose(),
      () => undefined,
    );
    running = undefined;
  };
  const update = (): void => {
    const where = whereChecksAreOn();
    if (where !== told) setContextKey('kalshi.checks.on', (told = where));
    if (where === 'nowhere') stop();
    else if (!running && vscode.workspace.textDocuments.some(isChecked)) {
      running = start();
      // The log has the reason. The next change tries again.
      running.catch(() => (running = undefined));
    }
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
