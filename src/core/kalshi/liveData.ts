import type { Api, CallOptions } from './api';
import { decoder, object, readOne, received, text, uuid } from './decode';
import { entityPath } from './entityPath';
import type { JsonObject } from './json';

/**
 * Scores and states of a milestone while it happens.
 * https://docs.kalshi.com/api-reference/live-data/get-live-data
 */
export interface LiveData {
  /** An open list; not always the milestone's own type. */
  readonly type: string;
  /** Free JSON by type; structured target ids stand in it. */
  readonly details: JsonObject;
  /** UUID, `''` when the exchange sent none. */
  readonly milestone_id: string;
  /** The object as it was received. */
  readonly raw: JsonObject;
}

/** Never throws; `undefined` only for a value that is not an object. */
export const decodeLiveData = decoder<LiveData>({
  type: text,
  details: object,
  milestone_id: uuid,
  raw: received,
});

/**
 * https://docs.kalshi.com/api-reference/live-data/get-live-data
 * @throws KalshiError, `notFound` for the many milestones without live data
 */
export async function getLiveData(api: Api, milestoneId: string, options?: CallOptions): Promise<LiveData> {
  const body = await api.get({ path: entityPath('/live_data/milestone', milestoneId) }, options);
  return readOne(body, 'live_data', decodeLiveData);
}
