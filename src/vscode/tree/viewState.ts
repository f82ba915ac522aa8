import type { FeedState } from '../../core/milestones/milestoneFeed';
import { isEmptyFilter } from '../../core/milestones/milestoneFilter';
import type { ViewState } from '../platform/contributionNames';

/** The failures that the empty view has words of its own for, in package.json. */
const WELCOMES = ['offline', 'rateLimited', 'captivePortal', 'unavailable', 'misconfigured'] as const;

/** What stands in the milestones view: its rows, or a text in their place. */
export function viewStateOf({ status, milestones, hasMore, filter, error }: FeedState): ViewState {
  if (milestones.length > 0 || hasMore) return 'rows';
  if (status === 'loading') return 'loading';
  if (!error) return isEmptyFilter(filter) ? 'empty' : 'rows';
  return WELCOMES.find((reason) => reason === error.reason) ?? 'failed';
}
