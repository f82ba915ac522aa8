import type { Api, ApiRequest, CallOptions, Page } from './api';
import {
  decoder,
  object,
  optionalText,
  optionalTime,
  readOne,
  readPage,
  received,
  record,
  text,
  texts,
  time,
  uuid,
} from './decode';
import { entityPath } from './entityPath';
import type { JsonObject } from './json';

/**
 * A real-world occurrence and the events tied to it.
 * https://docs.kalshi.com/api-reference/milestone/get-milestone
 */
export interface Milestone {
  /** UUID. */
  readonly id: string;
  readonly category: string;
  readonly type: string;
  readonly title: string;
  /** RFC 3339, `''` when the exchange sent none. */
  readonly start_date: string;
  readonly end_date?: string;
  /** May be empty. */
  readonly notification_message: string;
  readonly primary_event_tickers: readonly string[];
  readonly related_event_tickers: readonly string[];
  /** Free JSON by type; structured target ids stand in it. */
  readonly details: JsonObject;
  readonly source_id?: string;
  readonly source_ids: Readonly<Record<string, string>>;
  readonly last_updated_ts?: string;
  /** The object as it was received. */
  readonly raw: JsonObject;
}

/** The filters of `GET /milestones`. An unknown value is no error for the exchange: it answers an empty list. */
export interface MilestoneQuery {
  /** 1 to 500. The exchange refuses a request without it. */
  readonly limit: number;
  /** RFC 3339. Without it the first page is the oldest: the order is by start date, ascending. */
  readonly minimum_start_date?: string | undefined;
  /** In any case: `Sports`, `Elections`… */
  readonly category?: string | undefined;
  /** The league as it stands in `details.league` (`NFL`), whatever the exchange's page says. */
  readonly competition?: string | undefined;
  readonly source_id?: string | undefined;
  readonly type?: string | undefined;
  /** One event ticker. */
  readonly related_event_ticker?: string | undefined;
  readonly cursor?: string | undefined;
  /** Whole seconds since 1970. */
  readonly min_updated_ts?: number | undefined;
}

/** Never throws; `undefined` only for a value that is not an object or has no `id`. */
export const decodeMilestone = decoder<Milestone>(
  {
    id: uuid,
    category: text,
    type: text,
    title: text,
    start_date: time,
    end_date: optionalTime,
    notification_message: text,
    primary_event_tickers: texts,
    related_event_tickers: texts,
    details: object,
    source_id: optionalText,
    source_ids: record(optionalText),
    last_updated_ts: optionalTime,
    raw: received,
  },
  'id',
);

export function milestoneRequest(id: string): ApiRequest {
  return { path: entityPath('/milestones', id) };
}

/**
 * https://docs.kalshi.com/api-reference/milestone/get-milestones
 * @throws KalshiError
 */
export async function getMilestones(
  api: Api,
  query: MilestoneQuery,
  options?: CallOptions,
): Promise<Page<Milestone>> {
  const body = await api.get({ path: '/milestones', query: { ...query } }, options);
  return readPage(body, 'milestones', decodeMilestone);
}

/**
 * https://docs.kalshi.com/api-reference/milestone/get-milestone
 * @throws KalshiError
 */
export async function getMilestone(api: Api, id: string, options?: CallOptions): Promise<Milestone> {
  return readOne(await api.get(milestoneRequest(id), options), 'milestone', decodeMilestone);
}
