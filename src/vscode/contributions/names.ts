/** Ids that `package.json` knows too, which a test compares. */
export const extensionId = 'kalshi-explorer.kalshi-explorer';
export const milestonesViewId = 'kalshi.milestones';
export const targetsViewId = 'kalshi.targets';
export const watchlistViewId = 'kalshi.watchlist';
export const usagesViewId = 'kalshi.usages';
export const detailsPanelType = 'kalshi.details';
/** Not in `package.json`: nothing there depends on it. */
export const filePanelType = 'kalshi.file';
export const rawJsonScheme = 'kalshi';

/** What stands in a view when it has no rows. */
export type ViewState =
  | 'loading'
  | 'rows'
  | 'empty'
  | 'offline'
  | 'rateLimited'
  | 'captivePortal'
  | 'unavailable'
  | 'misconfigured'
  | 'failed';

export type UsagesState = 'unscanned' | 'scanning' | 'rows' | 'empty';

/** Context keys of the when clauses, with the values that they take. */
export interface ContextKeys {
  'kalshi.milestones.state': ViewState;
  'kalshi.milestones.filtered': boolean;
  /** The setting `kalshi.environment` names no environment: its default is used. */
  'kalshi.environment.unknown': boolean;
  'kalshi.targets.filtered': boolean;
  'kalshi.usages.state': UsagesState;
  /** Whether the rows show their ids: the setting, for menus. */
  'kalshi.rows.showIds': boolean;
}
