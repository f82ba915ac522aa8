/** Ids that `package.json` knows too, which a test compares. */
export const milestonesViewId = 'kalshi.milestones';
export const detailsPanelType = 'kalshi.details';
export const rawJsonScheme = 'kalshi';

/** Languages in which ids are looked up on hover. */
export const hoverLanguages = ['json', 'jsonc', 'jsonl'] as const;

/** Context keys of the when clauses, with the values that they take. */
export interface ContextKeys {
  /** What stands in the milestones view when it has no rows. */
  'kalshi.milestones.state':
    | 'loading'
    | 'rows'
    | 'empty'
    | 'offline'
    | 'rateLimited'
    | 'captivePortal'
    | 'unavailable'
    | 'misconfigured'
    | 'failed';
  'kalshi.milestones.filtered': boolean;
}
