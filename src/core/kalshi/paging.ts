import type { Page } from './api';
import { cancelled } from './errors';

export interface PagingOptions<T> {
  /** What makes two items the same: lists move while they are paged. */
  readonly key: (item: T) => string;
  /** Default 100. */
  readonly maxPages?: number;
  readonly signal?: AbortSignal;
}

/** Why there are no more pages. Only `lastPage` means that the list was read to its end. */
export type PagingEnd = 'lastPage' | 'repeatedCursor' | 'emptyPages' | 'pageCap';

/**
 * The pages of a list one after the other, each without the items that came before; pages with nothing new are
 * passed over. Rejects with what `fetchPage` rejects with, or with KalshiError `cancelled`; either ends the iteration.
 */
export async function* pages<T>(
  fetchPage: (cursor?: string) => Promise<Page<T>>,
  { key, maxPages = 100, signal }: PagingOptions<T>,
): AsyncGenerator<readonly T[], PagingEnd, undefined> {
  const seen = new Set<string>();
  const cursors = new Set<string>();
  let cursor: string | undefined;
  for (let count = 0, empty = 0; count < maxPages; count++) {
    throwIfCancelled(signal);
    const page = await (cursor ? fetchPage(cursor) : fetchPage());
    throwIfCancelled(signal);
    const fresh = page.items.filter((item) => isNew(seen, key(item)));
    empty = fresh.length ? 0 : empty + 1;
    if (fresh.length) yield fresh;
    cursor = page.cursor;
    if (!cursor) return 'lastPage';
    if (!isNew(cursors, cursor)) return 'repeatedCursor';
    if (empty === 2) return 'emptyPages';
  }
  return 'pageCap';
}

function isNew(seen: Set<string>, key: string): boolean {
  if (seen.has(key)) return false;
  seen.add(key);
  return true;
}

function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw cancelled();
}
