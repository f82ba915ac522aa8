import * as vscode from 'vscode';
import { outcomeOf } from '../../core/catalog/outcome';
import { getExchangeStatus } from '../../core/kalshi/exchange';
import { failureSentence } from '../../core/format/failure';
import { confirmQuietly, showFailure } from '../platform/notifications';
import type { SessionManager } from './sessionManager';

/**
 * Clears the cache in memory and on disk, and reloads what is on the screen. While the exchange cannot be reached, nothing is
 * cleared: it could not be loaded again.
 */
export async function clearCache(sessions: SessionManager): Promise<void> {
  const { api } = sessions.current;
  const progress = { location: vscode.ProgressLocation.Window, title: 'Kalshi: checking the connection' };
  const outcome = await vscode.window.withProgress(progress, () =>
    outcomeOf(() => getExchangeStatus(api), Date.now),
  );
  // A custom exchange that does not know this endpoint can be reached as well.
  if (!outcome.ok && !((outcome.error.facts.status ?? 500) < 500)) {
    showFailure(`Cache not cleared: the exchange is unreachable. ${failureSentence(outcome.error)}`);
    return;
  }
  const { loaded, names } = await sessions.clear();
  confirmQuietly(`Cleared ${counted(loaded, 'cached item')} and ${counted(names, 'saved name')}`);
}

function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
}
