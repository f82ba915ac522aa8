import { setMaxListeners } from 'node:events';
import { canonicalId, keyOf } from '../entities/ids';
import type { Entity, EntityKind, EntityOfKind, EntityRef } from '../entities/kinds';
import { definitionOf } from '../entities/registry';
import type { Api, CallOptions } from '../kalshi/api';
import { Callers } from '../kalshi/demand';
import { Batcher } from './batcher';
import type { SchemaDriftLog } from './schemaDriftLog';
import { isFresh } from './responseCache';
import type { NameRecord } from './nameTable';
import type { NameStore } from './nameStore';
import { setBounded } from '../setBounded';
import {
  isCancelled,
  isUnproven,
  notFound,
  outcomeOf,
  type Outcome,
  cancelled,
  untilCancelled,
} from './outcome';

export interface CatalogOptions extends CallOptions {
  /** Sends a request even if the cached answer is fresh. */
  readonly fresh?: boolean;
}

export interface Cached<T> {
  readonly value: T;
  /** When the answer came, milliseconds since 1970. */
  readonly loadedAt: number;
}

/** Is called with what the catalog caches, and with what the exchange says does not exist. */
export interface CatalogListener {
  remembered(kind: EntityKind, entities: readonly Entity[]): void;
  gone(ref: EntityRef): void;
}

interface Load {
  readonly callers: Callers;
  readonly outcome: Promise<Outcome<Entity>>;
}

/** Cached things; those loaded longest ago are dropped first. */
const CAPACITY = 50_000;
/** TTL of "no such thing", ms: the exchange's reads lag behind what was just created. */
const MISSING_TTL = 10 * 60 * 1000;

/**
 * The cache of what was loaded from one exchange. A get is answered from the cache while it is fresh, shares a load in
 * flight, or joins the next batch. Failures are not cached; "not found" is, for ten minutes.
 */
export class Catalog {
  listener: CatalogListener | undefined;
  readonly #known = new Map<string, Cached<Entity>>();
  readonly #missing = new Map<string, number>();
  readonly #inFlight = new Map<string, Load>();
  readonly #batcher: Batcher;

  readonly #now: () => number;
  readonly #names: NameStore | undefined;
  readonly #drift: SchemaDriftLog | undefined;

  /**
   * @param names keeps names on disk, for when the exchange cannot be reached
   * @param drift logs fields that the decoders do not know
   */
  constructor(api: Api, now: () => number = Date.now, names?: NameStore, drift?: SchemaDriftLog) {
    this.#now = now;
    this.#drift = drift;
    this.#names = names;
    this.#batcher = new Batcher(
      api,
      (kind, found) => this.remember(kind, found),
      (ref) => this.isKnownMissing(ref),
    );
  }

  /** The number of cached things. */
  get size(): number {
    return this.#known.size;
  }

  /** What is cached, however old. Sends no request. */
  peek<K extends EntityKind>(ref: EntityRef<K>): Cached<EntityOfKind[K]> | undefined {
    // Entries are only ever written under the key of their own kind.
    return this.#known.get(keyOf(ref)) as Cached<EntityOfKind[K]> | undefined;
  }

  /** Whether the exchange said within the last ten minutes that it has no such thing. */
  isKnownMissing(ref: EntityRef): boolean {
    const since = this.#missing.get(keyOf(ref));
    return since !== undefined && isFresh(since, MISSING_TTL, this.#now());
  }

  /** When the exchange last said so, in this session or an earlier one: milliseconds since 1970. */
  missingSince(ref: EntityRef): number | undefined {
    return this.#missing.get(keyOf(ref)) ?? this.#names?.missingSince(ref);
  }

  /**
   * Rejects for bugs only. Resolves to `cancelled` if the signal is aborted; the load goes on for other callers and if its
   * request was sent. The load has the priority of its most urgent caller.
   */
  async get<K extends EntityKind>(
    ref: EntityRef<K>,
    options: CatalogOptions = {},
  ): Promise<Outcome<EntityOfKind[K]>> {
    if (!options.fresh) {
      const known = this.peek(ref);
      if (known && isFresh(known.loadedAt, definitionOf(ref.kind).ttlMs, this.#now()))
        return { ok: true, ...known };
      if (this.isKnownMissing(ref)) return notFound(ref);
    }
    if (options.signal?.aborted) return cancelled();
    const key = keyOf(ref);
    const running = this.#inFlight.get(key);
    const outcome = await this.#join(running ?? this.#start(ref, key, options), options);
    // The other callers of that load have just left, or the batch had too many ids to ask for each alone.
    const isTheirs = isUnproven(outcome) || (isCancelled(outcome) && !options.signal?.aborted);
    return running && isTheirs ? this.get(ref, options) : (outcome as Outcome<EntityOfKind[K]>);
  }

  /** What is cached, however old; sends a request only if there is nothing. */
  async getStale<K extends EntityKind>(ref: EntityRef<K>): Promise<Outcome<EntityOfKind[K]>> {
    const known = this.peek(ref);
    return known ? { ok: true, ...known } : this.get(ref);
  }

  /** Gets many in as few requests as their kinds allow. The outcomes are in the order of the references. */
  getMany<K extends EntityKind>(
    refs: readonly EntityRef<K>[],
    options: CatalogOptions = {},
  ): Promise<readonly Outcome<EntityOfKind[K]>[]> {
    // Each get adds a listener, and Node warns of many.
    if (options.signal) setMaxListeners(0, options.signal);
    return Promise.all(refs.map((ref) => this.get(ref, options)));
  }

  /** Caches what came with another answer: a page of milestones, the markets nested in an event. */
  remember<K extends EntityKind>(kind: K, entities: readonly EntityOfKind[K][]): void {
    const definition = definitionOf(kind);
    const loadedAt = this.#now();
    this.#names?.note(kind, entities);
    this.#drift?.note(kind, entities);
    this.listener?.remembered(kind, entities);
    for (const entity of entities) {
      const key = keyOf({ kind, id: definition.idOf(entity) });
      setBounded(this.#known, key, { value: entity, loadedAt }, CAPACITY);
      this.#missing.delete(key);
      for (const [nestedKind, nested] of definition.nested?.(entity) ?? []) this.remember(nestedKind, nested);
    }
  }

  /** The name of a structured target or the title of anything else, from the cache or the disk. */
  nameOf(ref: EntityRef): string | undefined {
    const known = this.peek(ref);
    return known ? definitionOf<EntityKind>(ref.kind).titleOf(known.value) : this.savedName(ref)?.name;
  }

  /** The name on disk, once names were read: a failed load reads them. */
  savedName(ref: EntityRef): NameRecord | undefined {
    return this.#names?.nameOf(ref);
  }

  /** Reads the names on disk, once. */
  async loadNames(): Promise<void> {
    await this.#names?.load();
  }

  /** Everything that is cached. */
  *loaded(): Generator<readonly [EntityKind, Entity]> {
    for (const [key, { value }] of this.#known) yield [key.split('/', 1)[0] as EntityKind, value];
  }

  /** What is cached of a kind. */
  *all<K extends EntityKind>(kind: K): Generator<EntityOfKind[K]> {
    for (const [known, entity] of this.loaded()) if (known === kind) yield entity as EntityOfKind[K];
  }

  async #join({ callers, outcome }: Load, { priority = 'visible', signal }: CatalogOptions) {
    callers.join(priority);
    try {
      return await untilCancelled(outcome, signal);
    } finally {
      callers.leave();
    }
  }

  #start(ref: EntityRef, key: string, { priority = 'visible' }: CatalogOptions): Load {
    const callers = new Callers(priority);
    const asked = { kind: ref.kind, id: canonicalId(ref) };
    const outcome = outcomeOf(() => this.#batcher.load(asked, callers), this.#now)
      .finally(() => this.#inFlight.delete(key))
      .then(async (answer) => {
        if (answer.ok || isCancelled(answer) || isUnproven(answer)) return answer;
        if (answer.error.reason === 'notFound') this.#forget(asked, key);
        else await this.loadNames();
        return answer;
      });
    const load = { callers, outcome };
    this.#inFlight.set(key, load);
    return load;
  }

  #forget(ref: EntityRef, key: string): void {
    this.#known.delete(key);
    setBounded(this.#missing, key, this.#now(), CAPACITY);
    this.#names?.noteMissing(ref);
    this.listener?.gone(ref);
  }
}
