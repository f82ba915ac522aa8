/** Milliseconds in which ids are gathered into one request: below what anyone notices. */
const GATHERING = 4;

/** Joins ids that are asked for at the same time into requests of an endpoint that takes many. */
export class RequestBatcher<T> {
  #gathering: { readonly ids: Set<string>; readonly found: Promise<ReadonlyMap<string, T>> } | undefined;

  readonly #max: number;
  readonly #load: (ids: readonly string[]) => Promise<ReadonlyMap<string, T>>;

  /** @param max ids per request */
  constructor(max: number, load: (ids: readonly string[]) => Promise<ReadonlyMap<string, T>>) {
    this.#max = max;
    this.#load = load;
  }

  /** Resolves to `undefined` for an id that the answer leaves out. Rejects as the request does. */
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
    for (let start = 0; start < all.length; start += this.#max)
      parts.push(this.#load(all.slice(start, start + this.#max)));
    return new Map((await Promise.all(parts)).flatMap((part) => [...part]));
  }
}
