import * as vscode from 'vscode';
import { RefreshScheduler } from '../../core/refresh/refreshScheduler';
import type { Session } from '../../core/session';
import { onSettingChange, setting } from './configuration';

/** Milliseconds between two refreshes of what is live; 0 is off. A setting may hold anything. */
export function refreshInterval(): number {
  const ms = setting('refresh.interval') * 1000;
  return ms > 0 ? Math.min(Math.max(ms, 1000), 3_600_000) : 0;
}

/** The one scheduler, while somebody looks at this window. */
export function createScheduler(
  session: () => Session,
  subscriptions: vscode.ExtensionContext['subscriptions'],
): RefreshScheduler {
  const scheduler = new RefreshScheduler({
    intervalMs: refreshInterval,
    isFocused: () => vscode.window.state.focused,
    reach: () => session().api,
  });
  const poke = (): void => scheduler.poke();
  subscriptions.push(
    scheduler,
    vscode.window.onDidChangeWindowState(poke),
    vscode.window.onDidChangeVisibleTextEditors(poke),
    onSettingChange(['refresh.interval'], poke),
  );
  return scheduler;
}
