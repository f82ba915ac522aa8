/** Ids that are in `package.json` too. A test compares them. */
export const extensionId = 'kalshi-explorer.kalshi-explorer';
export const milestonesViewId = 'kalshi.milestones';
export const targetsViewId = 'kalshi.targets';
export const watchlistViewId = 'kalshi.watchlist';
export const usagesViewId = 'kalshi.usages';
export const detailsPanelType = 'kalshi.details';
/** Not in `package.json`. */
export const filePanelType = 'kalshi.file';
export const rawJsonScheme = 'kalshi';

/** The state of a view, for its welcome content. */
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
  /** The setting `kalshi.environment` is invalid and its default is used. */
  'kalshi.environment.unknown': boolean;
  'kalshi.targets.filtered': boolean;
  'kalshi.usages.state': UsagesState;
  /** Whether the rows show their ids. */
  'kalshi.rows.showIds': boolean;
  /** Whether a command without arguments has a target: a selected row, the active panel, an id at the cursor. */
  'kalshi.hasSubject': boolean;
  'kalshi.subjectHasTicker': boolean;
  'kalshi.subjectInMilestones': boolean;
  /** Whether things of the list are selected in the watchlist view. */
  'kalshi.watchlist.hasSelection': boolean;
  /** In how many folders of the workspace the checks are on. */
  'kalshi.checks.on': 'nowhere' | 'somewhere' | 'everywhere';
}
