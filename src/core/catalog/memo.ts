import { holds } from './holds';
import { setBounded } from '../setBounded';

/** An answer, and when it came: milliseconds since 1970. */
export interface Kept<T> {
  readonly value: T;
  readonly at: number;
}

/** How many answers are kept; those asked for longest ago go first. */
const CAPACITY = 100;

/** Answers that are no entities: charts, books, and that the exchange has none. A failure is not kept. */
export class Memo {
  readonly #kept = new Map<string, Kept<unknown>>();
  readonly #loading = new Map<string, Promise<Kept<unknown>>>();

  readonly #now: () => number;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /** The answer of this name while it holds (milliseconds, by the answer), one that is under way, or a new one. */
  async get<T>(name: string, holdsFor: (value: T) => number, load: () => Promise<T>): Promise<Kept<T>> {
    const kept = this.#kept.get(name) as Kept<T> | undefined;
    if (kept && holds(kept.at, holdsFor(kept.value), this.#now())) return kept;
    const loading = this.#loading.get(name) ?? this.#load(name, load);
    return loading as Promise<Kept<T>>;
  }

  /** The last answer of this name, however old. */
  peek(name: string): unknown {
    return this.#kept.get(name)?.value;
  }

  #load<T>(name: string, load: () => Promise<T>): Promise<Kept<T>> {
    const loading = load()
      .then((value) => {
        const kept = { value, at: this.#now() };
        setBounded<Kept<unknown>>(this.#kept, name, kept, CAPACITY);
        return kept;
      })
      .finally(() => this.#loading.delete(name));
    this.#loading.set(name, loading);
    return loading;
  }
}
