import * as vscode from 'vscode';

type RefCommand =
  `kalshi.${'openDetails' | 'revealInMilestones' | 'copyId' | 'copyTicker' | 'watchlist.add'}`;
/** Does something with the thing of its item. */
export type RefButton = vscode.QuickInputButton & { readonly command: RefCommand };

export const button = (icon: string, tooltip: string, command: RefCommand): RefButton => ({
  iconPath: new vscode.ThemeIcon(icon),
  tooltip,
  command,
});
export const WATCH = button('bookmark', 'Add to Watchlist', 'kalshi.watchlist.add');
export const REVEAL = button('target', 'Reveal in Milestones View', 'kalshi.revealInMilestones');
export const COPY = {
  id: button('copy', 'Copy ID', 'kalshi.copyId'),
  ticker: button('copy', 'Copy Ticker', 'kalshi.copyTicker'),
};
/** A quick pick of things in an order of their own, between separators, that may be drawn anew while it is open. */
export function createRefPick<T extends vscode.QuickPickItem>(): vscode.QuickPick<T> {
  const pick = vscode.window.createQuickPick<T>();
  // Long-standing, though not in the types: without it VS Code sorts by label and drops the separators.
  Object.assign(pick, { sortByLabel: false });
  pick.keepScrollPosition = true;
  return pick;
}
