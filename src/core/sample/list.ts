import type { Wire } from './data/sampleData';
import { filtered, type Filters } from './filters';
import { invalid, wholeNumber } from './refusal';

/** What a list can be asked for. */
export interface List {
  readonly filters: Filters;
  /** Value of the status filter to the statuses of markets. */
  readonly statuses?: Readonly<Record<string, readonly string[]>>;
  /** Fields that it is ordered by. */
  readonly by: readonly string[];
  /** Absent for a list that is one page. */
  readonly most?: number;
  /** Default; the parameter is required where there is none. */
  readonly usual?: number;
  /** Whether a limit of 0 is allowed. */
  readonly fromZero?: boolean;
  readonly parameter?: string;
  readonly descending?: boolean;
  /** The cursor is the last item's key as it stands, not an opaque text. */
  readonly plain?: boolean;
}

/**
 * The page that the query asks for. It continues after the cursor's place in the order, even when that item is gone.
 * @returns `cursor` is `''` on the last page, as the exchange sends it
 */
export function pageOf(
  all: Iterable<Wire>,
  query: URLSearchParams,
  list: List,
): { items: Wire[]; cursor?: string } {
  const { filters, statuses, by, most, usual, fromZero, parameter = 'limit', descending, plain } = list;
  const kept = filtered(all, query, filters, statuses);
  if (!most) return { items: kept };
  const limit = wholeNumber(query, parameter, usual);
  if (limit > most || (!limit && !fromZero)) throw invalid(parameter);
  const cursor = query.get('cursor');
  if (cursor === '') throw invalid('cursor');
  const start = plain ? cursor : cursor && Buffer.from(cursor, 'base64url').toString();
  const comes = (a: string, b: string): boolean => (descending ? a > b : a < b);
  const rest = kept
    .map((item) => ({ item, key: by.map((field) => item[field]).join() }))
    .filter(({ key }) => start === null || comes(start, key))
    .sort((a, b) => (comes(a.key, b.key) ? -1 : 1));
  const page = rest.slice(0, limit);
  const last = page.length < rest.length ? (page.at(-1)?.key ?? '') : '';
  const next = plain ? last : Buffer.from(last).toString('base64url');
  return { items: page.map(({ item }) => item), cursor: next };
}
