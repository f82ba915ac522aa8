import { setBounded } from '../setBounded';

/** An answer, and when it came: milliseconds since 1970. */
export interface CachedResponse<T> {
  readonly value: T;
  readonly at: number;
}

/** Cached answers; those requested longest ago are dropped first. */
const CAPACITY = 100;

/** A cache of answers that are not entities: charts, order books, and "there is none". Failures are not cached. */
export class ResponseCache {
  readonly #kept = new Map<string, CachedResponse<unknown>>();
  readonly #loading = new Map<string, Promise<CachedResponse<unknown>>>();

  readonly #now: () => number;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /** The answer of this name while it holds (milliseconds, by the answer), one that is under way, or a new one. */
  async get<T>(
    name: string,
    ttlMs: (value: T) => number,
    load: () => Promise<T>,
  ): Promise<CachedResponse<T>> {
    const kept = this.#kept.get(name) as CachedResponse<T> | undefined;
    if (kept && isFresh(kept.at, ttlMs(kept.value), this.#now())) return kept;
    const loading = this.#loading.get(name) ?? this.#load(name, load);
    return loading as Promise<CachedResponse<T>>;
  }

  /** The last answer of this name, however old. */
  peek(name: string): unknown {
    return this.#kept.get(name)?.value;
  }

  #load<T>(name: string, load: () => Promise<T>): Promise<CachedResponse<T>> {
    const loading = load()
      .then((value) => {
        const kept = { value, at: this.#now() };
        setBounded<CachedResponse<unknown>>(this.#kept, name, kept, CAPACITY);
        return kept;
      })
      .finally(() => this.#loading.delete(name));
    this.#loading.set(name, loading);
    return loading;
  }
}

/**
 * Whether what came at some time still holds. A clock that was set back must not make it hold longer: what comes from a
 * time that is still to come does not.
 * @param at,now milliseconds since 1970
 * @param ttlMs milliseconds
 */
export function isFresh(at: number, ttlMs: number, now: number): boolean {
  return at <= now && now - at < ttlMs;
}
