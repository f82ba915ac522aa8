import type * as vscode from 'vscode';
import type { EntityRef } from '../../core/entities/kinds';
import type { RefreshScheduler } from '../../core/refresh/refreshScheduler';
import type { Session } from '../../core/session';
import type { TreeNode } from '../../core/tree/treeNode';
import { WatchlistRows } from '../../core/watchlist/watchlistRows';
import type { Log } from '../platform/log';
import { createWatchlistStore } from './watchlistStorage';
import type { DeferredTree } from '../tree/deferredTree';
import { WatchlistView } from './watchlistView';

export function createWatchlist(
  context: vscode.ExtensionContext,
  tree: DeferredTree<TreeNode>,
  session: () => Session,
  scheduler: RefreshScheduler,
  log: Log,
): WatchlistView {
  const rows = new WatchlistRows(createWatchlistStore(context, log), () => ({
    exchange: session().exchange,
    nameOf: (ref: EntityRef) => session().catalog.nameOf(ref),
  }));
  return new WatchlistView(tree, session, rows, scheduler);
}
