import type { Page } from '../kalshi/api';
import type { KalshiError } from '../kalshi/errors';
import { outcomeOf } from './outcome';

/** A list of the exchange that is read on only when somebody says so. Nothing here rejects. */
export class PagedList<T> {
  /** Of all pages together, and how many requests these took. */
  received = 0;
  requests = 0;
  hasMore = true;
  /** The last one of the last page. */
  last: T | undefined;
  /** Why the last request brought nothing; what came before stays. */
  error: KalshiError | undefined;
  #cursor: string | undefined;
  #reading: Promise<void> | undefined;

  readonly #fetch: (cursor: string | undefined) => Promise<Page<T>>;

  constructor(fetch: (cursor: string | undefined) => Promise<Page<T>>) {
    this.#fetch = fetch;
  }

  /** Begins, once: what failed is not asked for again. */
  async open(requests = 1): Promise<void> {
    if (this.#reading || (!this.error && !this.requests)) await this.more(requests);
  }

  /** The next page, or some; shares what is under way. */
  more(requests = 1): Promise<void> {
    return (this.#reading ??= this.#read(requests).finally(() => (this.#reading = undefined)));
  }

  async #read(requests: number): Promise<void> {
    this.error = undefined;
    for (let left = requests; left > 0 && this.hasMore; left--) {
      const asked = this.#cursor;
      const outcome = await outcomeOf(() => this.#fetch(asked), Date.now);
      if (!outcome.ok) {
        this.error = outcome.error;
        return;
      }
      const { items, cursor } = outcome.value;
      this.#cursor = cursor;
      this.received += items.length;
      this.requests++;
      this.last = items.at(-1) ?? this.last;
      this.hasMore = cursor !== undefined && cursor !== asked;
    }
  }
}
