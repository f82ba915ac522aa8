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
  uuid,
} from './decode';
import { entityPath } from './entityPath';
import type { JsonObject } from './json';

/**
 * A real-world entity (team, player, candidate…) that milestones and markets name by id.
 * https://docs.kalshi.com/api-reference/structured-targets/get-structured-target
 */
export interface StructuredTarget {
  /** UUID. */
  readonly id: string;
  /** `''` when the exchange sent none. */
  readonly name: string;
  /** An open list: `basketball_team`, `politician`… */
  readonly type: string;
  readonly details: JsonObject;
  readonly source_id?: string;
  readonly source_ids: Readonly<Record<string, string>>;
  readonly last_updated_ts?: string;
  /** The object as it was received. */
  readonly raw: JsonObject;
}

/** The filters of `GET /structured_targets`. An unknown value is no error for the exchange: it answers an empty list. */
export interface StructuredTargetQuery {
  /**
   * At most 2,000, and as many as the address may hold; ids that do not exist are missing from the answer. An empty
   * list asks for nothing: the answer is an empty page, without a request.
   */
  readonly ids?: readonly string[] | undefined;
  readonly type?: string | undefined;
  /** A league, conference, division or tour as it stands in `details`: `NBA`. */
  readonly competition?: string | undefined;
  /** 1 to 2000, 100 by default. */
  readonly page_size?: number | undefined;
  readonly cursor?: string | undefined;
}

/** Never throws; `undefined` only for a value that is not an object or has no `id`. */
export const decodeStructuredTarget = decoder<StructuredTarget>(
  {
    id: uuid,
    name: text,
    type: text,
    details: object,
    source_id: optionalText,
    source_ids: record(optionalText),
    last_updated_ts: optionalTime,
    raw: received,
  },
  'id',
);

export function structuredTargetRequest(id: string): ApiRequest {
  return { path: entityPath('/structured_targets', id) };
}

/**
 * https://docs.kalshi.com/api-reference/structured-targets/get-structured-targets
 * @throws KalshiError
 */
export async function getStructuredTargets(
  api: Api,
  query: StructuredTargetQuery,
  options?: CallOptions,
): Promise<Page<StructuredTarget>> {
  if (query.ids?.length === 0) return { items: [] };
  const body = await api.get({ path: '/structured_targets', query: { ...query } }, options);
  return readPage(body, 'structured_targets', decodeStructuredTarget);
}

/**
 * https://docs.kalshi.com/api-reference/structured-targets/get-structured-target
 * @throws KalshiError
 */
export async function getStructuredTarget(
  api: Api,
  id: string,
  options?: CallOptions,
): Promise<StructuredTarget> {
  return readOne(
    await api.get(structuredTargetRequest(id), options),
    'structured_target',
    decodeStructuredTarget,
  );
}
