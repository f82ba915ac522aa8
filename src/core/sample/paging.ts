import type { Wire } from './data/sampleData';
import { invalid } from './refusal';

export interface Paging {
  /** Fields that the list is ordered by. */
  readonly by: readonly string[];
  readonly most: number;
  /** Default; the parameter is required where there is none. */
  readonly usual?: number;
  readonly least?: number;
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
  all: readonly Wire[],
  query: URLSearchParams,
  paging: Paging,
): { items: Wire[]; cursor: string } {
  const { by, most, usual = '', least = 1, parameter = 'limit', descending, plain } = paging;
  const limit = query.get(parameter) ?? `${usual}`;
  if (!/^\d+$/.test(limit) || Number(limit) > most || Number(limit) < least) throw invalid(parameter);
  const cursor = query.get('cursor');
  if (cursor === '') throw invalid('cursor');
  const start = plain ? cursor : cursor && Buffer.from(cursor, 'base64url').toString();
  const comes = (a: string, b: string): boolean => (descending ? a > b : a < b);
  const rest = all
    .map((item) => ({ item, key: by.map((field) => item[field]).join() }))
    .filter(({ key }) => start === null || comes(start, key))
    .sort((a, b) => (comes(a.key, b.key) ? -1 : 1));
  const page = rest.slice(0, Number(limit));
  const last = page.length < rest.length ? (page.at(-1)?.key ?? '') : '';
  const next = plain ? last : Buffer.from(last).toString('base64url');
  return { items: page.map(({ item }) => item), cursor: next };
}
