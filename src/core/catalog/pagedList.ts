import type { Page } from '../kalshi/api';
import type { KalshiError } from '../kalshi/errors';
import { outcomeOf } from './outcome';

interface Progress<T> {
  /** Of all pages together, and how many requests these took. */
  readonly received: number;
  readonly requests: number;
  readonly hasMore: boolean;
  readonly cursor?: string | undefined;
  /** The last one of the last page. */
  readonly last?: T | undefined;
}

/** @param wanted how many are asked for again; 0 for the next page */
type FetchPage<T> = (cursor: string | undefined, wanted: number) => Promise<Page<T>>;

/** How far a list of the exchange was read, which goes on only when somebody says so. Nothing here rejects. */
export class PagedList<T> {
  /** Why the last request brought nothing; what came before stays. */
  error: KalshiError | undefined;
  #progress: Progress<T> = { received: 0, requests: 0, hasMore: true };
  #reading: Promise<void> | undefined;

  readonly #fetch: FetchPage<T>;

  constructor(fetch: FetchPage<T>) {
    this.#fetch = fetch;
  }

  get state(): Progress<T> {
    return this.#progress;
  }

  /** Begins, once: what failed is not asked for again. */
  async open(requests = 1): Promise<void> {
    if (this.#reading) return this.#reading;
    if (!this.error && this.#progress.requests === 0) await this.more(requests);
  }

  /** The next page, or some. */
  more(requests = 1): Promise<void> {
    return this.#once(() => this.#read(this.#progress, requests));
  }

  /** From the start on, as far as it was read. */
  again(): Promise<void> {
    const { received, requests } = this.#progress;
    const start = { received: 0, requests: 0, hasMore: true };
    return this.#once(() => this.#read(start, Math.max(1, requests), received));
  }

  #once(read: () => Promise<void>): Promise<void> {
    return (this.#reading ??= read().finally(() => (this.#reading = undefined)));
  }

  async #read(from: Progress<T>, most: number, wanted = 0): Promise<void> {
    this.error = undefined;
    let { received, requests, hasMore, cursor, last } = from;
    for (let left = most; left > 0 && hasMore && (!wanted || received < wanted); left--) {
      const asked = cursor;
      const outcome = await outcomeOf(() => this.#fetch(asked, wanted), Date.now);
      if (!outcome.ok) {
        this.error = outcome.error;
        break;
      }
      const { items } = outcome.value;
      ({ cursor } = outcome.value);
      received += items.length;
      requests++;
      last = items.at(-1) ?? last;
      hasMore = cursor !== undefined && cursor !== asked;
    }
    if (requests > from.requests) this.#progress = { received, requests, hasMore, cursor, last };
  }
}
