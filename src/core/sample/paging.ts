import type { Wire } from './data/sampleData';
import { integer } from './parameters';
import { badRequest } from './refusal';

export interface Paging {
  /** `limit`, or `page_size` for structured targets. */
  readonly parameter: string;
  readonly least: number;
  readonly most: number;
  /** Absent where the parameter is required. */
  readonly usual?: number;
  /** What the list is ordered by. */
  readonly key: (item: Wire) => string;
  readonly descending?: boolean;
  /** The cursor is the key as it stands, not an opaque text. */
  readonly plain?: boolean;
}

/**
 * The page that the query asks for. Continues after the cursor's key even when that item is gone.
 * @returns `cursor` is `''` on the last page, as the exchange sends it
 */
export function pageOf(
  items: Iterable<Wire>,
  query: URLSearchParams,
  paging: Paging,
): { items: Wire[]; cursor: string } {
  const { parameter, least, most, usual, key, descending, plain } = paging;
  const limit = integer(parameter, query.get(parameter) ?? String(usual), least, most);
  const after = query.get('cursor');
  const start = after === null ? undefined : plain ? after : decode(after);
  if (start === '') throw badRequest('invalid cursor');
  const before = (a: string, b: string): boolean => (descending ? a > b : a < b);
  const rest = [...items]
    .map((item) => ({ item, at: key(item) }))
    .filter(({ at }) => start === undefined || before(start, at))
    .sort((a, b) => (a.at === b.at ? 0 : before(a.at, b.at) ? -1 : 1));
  const page = rest.slice(0, limit);
  const last = rest.length > page.length ? page.at(-1)?.at : undefined;
  return {
    items: page.map(({ item }) => item),
    cursor: last === undefined ? '' : plain ? last : Buffer.from(`sample ${last}`).toString('base64url'),
  };
}

/** @returns `''` for what is no cursor of ours */
function decode(cursor: string): string {
  const [, key = ''] = /^sample (.+)$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  return key;
}
