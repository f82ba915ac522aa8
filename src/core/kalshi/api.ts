import type { Demand, Priority } from './demand';
import type { JsonValue } from './json';

export type QueryValue = string | number | boolean | readonly string[] | undefined;

/** One GET of the Trade API: a path below the base address (`/milestones`) and its query. */
export interface ApiRequest {
  readonly path: string;
  /** An array is sent as a repeated parameter (`ids=a&ids=b`); `undefined` and `''` are left out. */
  readonly query?: Readonly<Record<string, QueryValue>>;
}

export interface CallOptions {
  /** Default `visible`. */
  readonly priority?: Priority;
  /** Ends this caller's wait. A request that others wait for goes on. */
  readonly signal?: AbortSignal;
  /** Of several callers, in place of the priority: may raise the request, or drop it, while it is queued. */
  readonly demand?: Demand;
  readonly budget?: RequestBudget;
}

/** What a caller may still send. Each request that waits or was sent takes one; at 0 none is tried again. */
export interface RequestBudget {
  left: number;
}

/** What the resource files (`milestones.ts`, `events.ts`, …) need of the client. */
export interface Api {
  /** Resolves to the parsed body of a 2xx answer; rejects with KalshiError. */
  get(request: ApiRequest, options?: CallOptions): Promise<JsonValue>;
}

/**
 * The address of a request.
 * @param baseUrl such as `https://external-api.kalshi.com/trade-api/v2`, without a trailing slash: the exchange
 * answers a trailing slash with a redirect
 */
export function requestUrl(baseUrl: string, request: ApiRequest): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(request.query ?? {})) {
    for (const one of Array.isArray(value) ? (value as readonly string[]) : [value]) {
      if (one !== undefined && one !== '') search.append(name, String(one));
    }
  }
  const query = search.toString();
  return baseUrl + request.path + (query && `?${query}`);
}

/** One page of a list. */
export interface Page<T> {
  readonly items: readonly T[];
  /** Absent on the last page. */
  readonly cursor?: string;
}
