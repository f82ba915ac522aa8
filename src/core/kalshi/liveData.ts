import type { Api, CallOptions } from './api';
import { decoder, object, optionalObject, readOne, readPage, received, text, uuid } from './decode';
import { entityPath } from './entityPath';
import { isKalshiError } from './errors';
import type { JsonObject } from './json';

/**
 * Scores and states of a milestone while it happens, or of an event of a series that has them.
 * https://docs.kalshi.com/api-reference/live-data/get-live-data
 */
export interface LiveData {
  /** An open list; not always the milestone's own type. */
  readonly type: string;
  /** Free JSON by type; structured target ids stand in it. */
  readonly details: JsonObject;
  /** UUID, `''` when the exchange sent none, as for an event. */
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

/**
 * Of several milestones in one request; those without live data are missing from the answer. No id asks for nothing.
 * https://docs.kalshi.com/api-reference/live-data/get-multiple-live-data
 * @param milestoneIds at most 100
 * @throws KalshiError
 */
export async function getLiveDatas(
  api: Api,
  milestoneIds: readonly string[],
  options?: CallOptions,
): Promise<readonly LiveData[]> {
  if (!milestoneIds.length) return [];
  const request = { path: '/live_data/batch', query: { milestone_ids: milestoneIds } };
  return readPage(await api.get(request, options), 'live_datas', decodeLiveData).items;
}

/**
 * Play by play, free JSON with `periods`; `undefined` where the exchange does not cover the game or has no play yet.
 * https://docs.kalshi.com/api-reference/live-data/get-game-stats
 * @throws KalshiError
 */
export async function getGameStats(
  api: Api,
  milestoneId: string,
  options?: CallOptions,
): Promise<JsonObject | undefined> {
  const path = `${entityPath('/live_data/milestone', milestoneId)}/game_stats`;
  const body = await api.get({ path }, options).catch((error: unknown) => {
    if (isKalshiError(error) && error.reason === 'notFound') return null;
    throw error;
  });
  const plays = optionalObject(object(body)['pbp']);
  return plays && Object.values(plays).some((value) => Object.keys(value ?? {}).length) ? plays : undefined;
}

/**
 * Of an event: prices of a coin or a commodity, observations of the weather.
 * https://docs.kalshi.com/api-reference/live-data/get-event-live-data
 * @throws KalshiError, `notFound` for the many events without live data
 */
export async function getEventLiveData(
  api: Api,
  eventTicker: string,
  options?: CallOptions,
): Promise<LiveData> {
  const body = await api.get({ path: entityPath('/live_data/events', eventTicker) }, options);
  return readOne(body, 'live_data', decodeLiveData);
}
