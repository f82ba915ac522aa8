/** Milliseconds in which ids asked for one after the other gather into one request: below what anyone notices. */
const GATHERING = 4;

/** Gathers what several ask for at once into the requests of an endpoint that takes many ids. */
export class RequestBatcher<T> {
  #gathering: { readonly ids: Set<string>; readonly found: Promise<ReadonlyMap<string, T>> } | undefined;

  readonly #most: number;
  readonly #load: (ids: readonly string[]) => Promise<ReadonlyMap<string, T>>;

  /** @param most how many ids one request takes */
  constructor(most: number, load: (ids: readonly string[]) => Promise<ReadonlyMap<string, T>>) {
    this.#most = most;
    this.#load = load;
  }

  /** Resolves to nothing for an id that the answer leaves out. Rejects as the request does. */
  async ask(id: string): Promise<T | undefined> {
    this.#gathering ??= this.#gather(new Set());
    this.#gathering.ids.add(id);
    return (await this.#gathering.found).get(id);
  }

  #gather(ids: Set<string>): { ids: Set<string>; found: Promise<ReadonlyMap<string, T>> } {
    return {
      ids,
      found: new Promise((resolve) => setTimeout(resolve, GATHERING)).then(() => this.#send(ids)),
    };
  }

  async #send(ids: ReadonlySet<string>): Promise<ReadonlyMap<string, T>> {
    this.#gathering = undefined;
    const all = [...ids];
    const parts = [];
    for (let start = 0; start < all.length; start += this.#most)
      parts.push(this.#load(all.slice(start, start + this.#most)));
    return new Map((await Promise.all(parts)).flatMap((part) => [...part]));
  }
}
