import * as vscode from 'vscode';
import { onSettingChange } from '../platform/configuration';
import { isChecked } from './checkedDocuments';
import type { IdFeatures } from './idFeatures';

/** Loads what checks documents as soon as one is open that is checked; from then on that looks after itself. */
export function startChecks(source: () => Promise<Pick<IdFeatures, 'startChecks'>>): vscode.Disposable {
  const start = (): void => {
    if (!vscode.workspace.textDocuments.some(isChecked)) return;
    listeners.dispose();
    void source().then((features) => features.startChecks());
  };
  const listeners = vscode.Disposable.from(
    vscode.workspace.onDidOpenTextDocument(start),
    onSettingChange(['checks.enabled', 'languages'], start),
  );
  start();
  return listeners;
}
