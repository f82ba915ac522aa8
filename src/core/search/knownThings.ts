import type { Catalog } from '../catalog/catalog';
import { holds } from '../catalog/holds';
import type { NameStore } from '../catalog/nameStore';
import type { Entity, EntityKind, EntityRef } from '../entities/kinds';
import { Slices } from '../slices';
import { SearchIndex, type Hit } from './searchIndex';

/** What may stand at a place. */
export interface Wanted {
  readonly kinds: readonly EntityKind[];
  /** The type that a structured target must have; `''` when any will do. */
  readonly type: string;
  /** What must stand in its type wherever there is any such; `''` when nothing need. */
  readonly role: string;
}

export interface KnownThingsOptions {
  readonly catalog: Pick<Catalog, 'loaded'>;
  readonly names?: Pick<NameStore, 'entries' | 'load'> | undefined;
  readonly now?: () => number;
}

/** How many things are indexed between two looks at the clock. */
const STEP = 50;
/** Milliseconds for which nothing new is looked for: while somebody types, nothing else is loaded. */
const FRESH = 1_000;

/** Finds what is in memory or was kept on disk, for as long as a session lasts. Never asks the exchange. */
export class KnownThings {
  readonly #index: SearchIndex;
  readonly #indexed = new WeakSet();
  #syncedAt = -Infinity;
  #syncing: Promise<void> | undefined;

  readonly #catalog: KnownThingsOptions['catalog'];
  readonly #names: KnownThingsOptions['names'];
  readonly #now: () => number;

  constructor({ catalog, names, now = Date.now }: KnownThingsOptions) {
    this.#catalog = catalog;
    this.#names = names;
    this.#now = now;
    this.#index = new SearchIndex([], now);
  }

  /** Takes in what was loaded since the last time, in slices. */
  sync(): Promise<void> {
    if (holds(this.#syncedAt, FRESH, this.#now())) return Promise.resolve();
    return (this.#syncing ??= this.#sync().finally(() => (this.#syncing = undefined)));
  }

  /**
   * The best, at most so many.
   * @param recents what was picked before, newest first: it comes before what fits as well
   */
  find(text: string, wanted: Wanted, recents: readonly EntityRef[], most: number): readonly Hit[] {
    const { role } = wanted;
    const found = this.#find(text, wanted, recents, most);
    return role !== '' && found.length === 0 && !this.has(wanted)
      ? this.#find(text, { ...wanted, role: '' }, recents, most)
      : found;
  }

  /** Whether there is anything of that kind and type. */
  has(wanted: Wanted): boolean {
    return this.#find('', wanted, [], 1).length > 0;
  }

  /** Whether a text is the id of something that is known. */
  hasId(id: string): boolean {
    return (['structuredTarget', 'milestone', 'event', 'market', 'series'] as const).some((kind) =>
      this.#index.has({ kind, id }),
    );
  }

  #find(
    text: string,
    { kinds, type, role }: Wanted,
    recents: readonly EntityRef[],
    most: number,
  ): readonly Hit[] {
    const places = new Map(kinds.map((kind, place) => [kind, place]));
    const orderOf = ({ kind }: EntityRef, state: string): number | undefined => {
      const fits = type ? state === type : state.includes(role) || kind !== 'structuredTarget';
      return fits ? places.get(kind) : undefined;
    };
    return this.#index.best(text, { orderOf, recents, most });
  }

  async #sync(): Promise<void> {
    await this.#names?.load();
    const slices = new Slices();
    let step = 0;
    const breathe = async (): Promise<void> => {
      if (++step % STEP === 0 && slices.isOver) await slices.next();
    };
    // Copies, because both may grow while this breathes; what is added meanwhile is found the next time.
    for (const [kind, entity] of this.#fresh([...this.#catalog.loaded()], ([, one]) => one)) {
      this.#index.add<EntityKind>(kind, [entity]);
      await breathe();
    }
    for (const name of this.#fresh([...(this.#names?.entries() ?? [])], (one) => one)) {
      this.#index.addNames([name]);
      await breathe();
    }
    this.#syncedAt = this.#now();
  }

  /** Those that were not seen before. What is loaded again is another object. */
  *#fresh<T>(things: readonly T[], objectOf: (thing: T) => Entity | object): Generator<T> {
    for (const thing of things) {
      const object = objectOf(thing);
      if (this.#indexed.has(object)) continue;
      this.#indexed.add(object);
      yield thing;
    }
  }
}
