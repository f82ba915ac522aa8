import * as vscode from 'vscode';
import { WatchlistStore } from '../../core/watchlist/watchlistStore';
import type { Log } from '../platform/log';
import { createWatchlistFolder } from './watchlistFolder';

const SYNCED_KEY = 'watchlist';

/**
 * The watchlist of this computer and of those that Settings Sync joins it with. It is loaded, and again whenever
 * another window has written.
 */
export function createWatchlistStore(
  { globalState, globalStorageUri, subscriptions }: vscode.ExtensionContext,
  log: Log,
): WatchlistStore {
  const uri = vscode.Uri.joinPath(globalStorageUri, 'watchlist');
  globalState.setKeysForSync([SYNCED_KEY]);
  const store = new WatchlistStore({
    folder: createWatchlistFolder(uri.fsPath),
    synced: {
      get: () => globalState.get(SYNCED_KEY),
      set: (value) => globalState.update(SYNCED_KEY, value),
    },
    log: (line) => log.info(line),
  });
  // What is not there cannot be watched well.
  void vscode.workspace.fs.createDirectory(uri).then(undefined, () => undefined);
  const pattern = new vscode.RelativePattern(uri, '*.seg');
  const watcher = vscode.workspace.createFileSystemWatcher(pattern, false, true, true);
  subscriptions.push(
    watcher,
    watcher.onDidCreate(() => store.load()),
  );
  return store;
}
