import type { Api } from '../kalshi/api';
import { getMilestones, type Milestone } from '../kalshi/milestones';
import type { Catalog } from '../catalog/catalog';
import type { ResponseCache } from '../catalog/responseCache';

/** More milestones than this name no event in practice: one or two do. */
const MOST = 100;
/** Milliseconds for which it is believed which milestones name an event: those of a panel serve here too. */
const HOLDS = 10 * 60 * 1000;

export interface EventSources {
  readonly api: Api;
  readonly catalog: Catalog;
  readonly memo: ResponseCache;
}

/** The milestones that name an event, by one request. `fresh` makes it even where the answer is held. Rejects with KalshiError. */
export async function milestonesOfEvent(
  ticker: string,
  { api, catalog, memo }: EventSources,
  fresh = false,
): Promise<readonly Milestone[]> {
  const load = async (): Promise<readonly Milestone[]> => {
    const { items } = await getMilestones(api, { related_event_ticker: ticker, limit: MOST });
    catalog.remember('milestone', items);
    return items;
  };
  return (await memo.get(`milestones ${ticker}`, () => (fresh ? 0 : HOLDS), load)).value;
}
