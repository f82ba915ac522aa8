import { keyOf } from '../entities/ids';
import { newestChange } from '../milestones/newestChange';
import type { EntityRef } from '../entities/kinds';
import { definitions } from '../entities/registry';
import type { KalshiError } from '../kalshi/errors';
import { changingTogether, loadWatched, type Exchange } from './loadWatched';

/** The loads of what is watched on one exchange. They may overlap: each thing has the outcome of its own newest load. */
export class WatchlistLoads {
  readonly #running = new Set<ReadonlySet<string>>();
  /** The number of the newest load of a thing that has ended, and why it failed, by the key of the thing. */
  readonly #ended = new Map<string, number>();
  readonly #errors = new Map<string, KalshiError>();
  #count = 0;
  /** All earlier changes were asked for: a time by the clock of the exchange, milliseconds since 1970. */
  #since: number | undefined;

  readonly #exchange: Exchange;
  readonly #now: () => number;

  constructor(exchange: Exchange, now: () => number = Date.now) {
    this.#exchange = exchange;
    this.#now = now;
  }

  isLoading(ref: EntityRef): boolean {
    const key = keyOf(ref);
    return [...this.#running].some((keys) => keys.has(key));
  }

  /** Those that no load was started for. */
  newAmong(refs: readonly EntityRef[]): readonly EntityRef[] {
    return refs.filter((ref) => !this.#ended.has(keyOf(ref)) && !this.isLoading(ref));
  }

  /** Those whose last load failed. */
  failedAmong(refs: readonly EntityRef[]): readonly EntityRef[] {
    return this.#errors.size === 0 ? [] : refs.filter((ref) => this.#errors.has(keyOf(ref)));
  }

  /** Why one of them could not be loaded. */
  errorOf(refs: readonly EntityRef[]): KalshiError | undefined {
    const [failed] = this.failedAmong(refs);
    return failed && this.#errors.get(keyOf(failed));
  }

  /** Takes what is in memory where that still holds. Resolves to why it failed. */
  load(refs: readonly EntityRef[]): Promise<KalshiError | undefined> {
    return this.#run(refs, async () => {
      const error = await loadWatched(this.#exchange, refs, undefined);
      // What is in memory may be as old as that.
      const since = (this.#newest ?? NaN) - definitions.milestone.ttlMs;
      if (!error && since < (this.#since ?? Infinity)) this.#since = since;
      return error;
    });
  }

  /** Asks again for what may have changed. Resolves to why it failed. */
  reload(refs: readonly EntityRef[]): Promise<KalshiError | undefined> {
    return this.#run(refs, async () => {
      const since = this.#since;
      const newest = this.#newest;
      const isPoll = changingTogether(this.#exchange.catalog, refs).length > 0;
      const error = await loadWatched(this.#exchange, refs, since ?? 'unknown');
      // Another load, of what may be older, has not been asked about.
      if (isPoll && !error && this.#since === since) this.#since = newest;
      return error;
    });
  }

  get #newest(): number | undefined {
    return newestChange(this.#exchange.catalog.all('milestone'), this.#now());
  }

  async #run(
    refs: readonly EntityRef[],
    load: () => Promise<KalshiError | undefined>,
  ): Promise<KalshiError | undefined> {
    const number = ++this.#count;
    const keys = new Set(refs.map(keyOf));
    this.#running.add(keys);
    try {
      const error = await load();
      for (const key of keys) {
        if ((this.#ended.get(key) ?? 0) > number) continue;
        this.#ended.set(key, number);
        if (error) this.#errors.set(key, error);
        else this.#errors.delete(key);
      }
      return error;
    } finally {
      this.#running.delete(keys);
    }
  }
}
