import * as vscode from 'vscode';
import { RefreshScheduler } from '../../core/refresh/refreshScheduler';
import type { Session } from '../../core/session';
import { onSettingChange, setting } from './configuration';

/** Milliseconds between two refreshes of live data, at least a second; 0 is off. */
export function liveIntervalMs(): number {
  const seconds = setting('refresh.interval');
  return seconds > 0 ? Math.max(seconds, 1) * 1000 : 0;
}

/** The scheduler of this window. */
export function createScheduler(
  session: () => Session,
  subscriptions: vscode.ExtensionContext['subscriptions'],
): RefreshScheduler {
  const scheduler = new RefreshScheduler({
    intervalMs: liveIntervalMs,
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
