import type { Catalog } from '../catalog/catalog';
import { keyOf, isUuid } from '../entities/ids';
import { isFresh } from '../catalog/responseCache';
import type { NameRecord } from '../catalog/nameTable';
import { isUnproven, type Outcome } from '../catalog/outcome';
import { setBounded } from '../setBounded';
import type { Entity, EntityKind, EntityRef } from '../entities/kinds';
import { definitionOf } from '../entities/registry';
import { isTemporary } from '../kalshi/circuitBreaker';
import type { IdMention } from './idMention';
import { mayQuery, candidateRefs } from './candidates';

/** What is known of an id in a document without a request. */
export type Resolution =
  | {
      readonly state: 'loaded';
      readonly ref: EntityRef;
      readonly entity: Entity;
      /** Milliseconds since 1970. */
      readonly loadedAt: number;
    }
  /** Only its name, from an earlier session. */
  | { readonly state: 'kept'; readonly ref: EntityRef; readonly name: NameRecord }
  /** The exchange said that it has no such thing, at most a day ago. */
  | { readonly state: 'missing' }
  /** Not looked up yet, or the exchange could not be reached. */
  | { readonly state: 'unknown' };

export interface ResolveOptions {
  /** Whether the file shows that it is about the exchange: only then ids are asked for of which nothing says what they are. */
  readonly looksLikeKalshi: boolean;
  readonly signal?: AbortSignal;
  /**
   * The things asked for so far, by key, that cost a request each: calls that share it ask for ten of them together.
   * Without it each call asks for ten.
   */
  readonly singles?: Set<string>;
  /** Told when some of it could not be asked for and may be later. */
  readonly failed?: () => void;
}

type ResolvedId = Pick<IdMention, 'id' | 'hint'>;

/** The most candidates that an id has: see `candidateRefs`. */
const MAX_ROUNDS = 4;
/** How many things are asked for together of the kinds that cost a request each, such as milestones. */
const MAX_SINGLES = 10;
/** Refused ids that are remembered. */
const MAX_REFUSED = 10_000;
/** Milliseconds before an id that the exchange does not know is looked up again for a hint. */
const MISSING_HOLDS_FOR = 24 * 60 * 60 * 1000;
/** What the exchange answers to an id that it takes for none. */
const REFUSED = [400, 422];
const MINUTE = 60 * 1000;
/** The first word of the state of a market that is over: nothing of it changes any more. */
const SETTLED = /^(finalized|settled)\b/;

/** Resolves the ids of documents: from memory, and all visible ones with as few requests as possible. */
export class Resolver {
  /** When the exchange refused an id that was asked for alone, or there were too many to ask for each alone. */
  readonly #refused = new Map<string, number>();

  readonly #catalog: Catalog;
  readonly #now: () => number;

  constructor(catalog: Catalog, now: () => number = Date.now) {
    this.#catalog = catalog;
    this.#now = now;
  }

  /** From memory alone. */
  peek(mention: ResolvedId): Resolution {
    const refs = candidateRefs(mention);
    for (const ref of refs) {
      const known = this.#catalog.peek<EntityKind>(ref);
      if (known) return { state: 'loaded', ref, entity: known.value, loadedAt: known.loadedAt };
    }
    for (const ref of refs) {
      const name = this.#catalog.savedName(ref);
      if (name && !this.#isMissing(ref, name.at)) return { state: 'kept', ref, name };
    }
    // Where a key asks for a target, a milestone would be as wrong as nothing: it is not looked for.
    const possible = refs.filter(({ kind }) => kind !== 'milestone' || mention.hint !== 'structuredTarget');
    return possible.every((ref) => this.isMissing(ref)) ? { state: 'missing' } : { state: 'unknown' };
  }

  /** Whether the exchange said within the last day that it has no such thing. */
  isMissing(ref: EntityRef): boolean {
    return this.#isMissing(ref, 0);
  }

  /** Reads the names that were kept on disk, once; `peek` knows them from then on, and each as soon as it is read. */
  loadNames(): Promise<void> {
    return this.#catalog.loadNames();
  }

  /**
   * Loads those that are unknown or stale, at the priority of annotations. Sends nothing while the circuit is open. Never
   * rejects.
   * @returns whether `peek` says more now
   */
  async resolve(mentions: readonly IdMention[], options: ResolveOptions): Promise<boolean> {
    const before = mentions.map((mention) => this.#version(mention));
    await this.loadNames();
    const wanted = mentions.filter((mention) => mayQuery(mention, options.looksLikeKalshi));
    const { singles = new Set() } = options;
    let isAnswered = await this.#ask(this.#toAsk(wanted, singles), options);
    // What turns out to be no event may be a market, and the other way round; likewise for a milestone and a series.
    const others = wanted.filter(({ id, hint }) => !isUuid(id) || hint === 'milestone');
    for (let round = 1; round < MAX_ROUNDS && isAnswered; round++) {
      const refs = this.#toAsk(others, singles);
      if (refs.length === 0) break;
      isAnswered = await this.#ask(refs, options);
    }
    return mentions.some((mention, index) => this.#version(mention) !== before[index]);
  }

  /** One request for each kind. Returns whether the exchange could be asked. */
  async #ask(refs: readonly EntityRef[], { signal, failed }: ResolveOptions): Promise<boolean> {
    if (refs.length === 0) return true;
    if (signal?.aborted) return false;
    const outcomes = await this.#catalog.getMany(refs, {
      priority: 'annotation',
      ...(signal && { signal }),
    });
    refs.forEach((ref, index) => this.#note(ref, outcomes[index]));
    const hasFailed = outcomes.some((outcome) => !outcome.ok && isTemporary(outcome.error));
    if (hasFailed) failed?.();
    return !hasFailed && !signal?.aborted;
  }

  #note(ref: EntityRef, outcome: Outcome<Entity> | undefined): void {
    if (!outcome || outcome.ok) return;
    if (isUnproven(outcome) || REFUSED.includes(outcome.error.facts.status ?? 0))
      setBounded(this.#refused, keyOf(ref), this.#now(), MAX_REFUSED);
  }

  /** Each once. */
  #toAsk(mentions: readonly IdMention[], singles: Set<string>): readonly EntityRef[] {
    const refs = new Map<string, EntityRef>();
    for (const mention of mentions) {
      const ref = this.#refToAsk(mention);
      if (!ref) continue;
      const key = keyOf(ref);
      if (definitionOf(ref.kind).batchSize === 1) {
        if (singles.size >= MAX_SINGLES && !singles.has(key)) continue;
        singles.add(key);
      }
      refs.set(key, ref);
    }
    return [...refs.values()];
  }

  #refToAsk(mention: ResolvedId): EntityRef | undefined {
    const known = this.peek(mention);
    const isOpen = (ref: EntityRef): boolean =>
      !this.isMissing(ref) &&
      !this.#isRefused(ref) &&
      // A milestone costs a request of its own: not on the mere chance that an id is one.
      (ref.kind !== 'milestone' || mention.hint === 'milestone');
    if (known.state === 'loaded' || known.state === 'kept')
      return this.#isStale(known) && isOpen(known.ref) ? known.ref : undefined;
    return candidateRefs(mention).find(isOpen);
  }

  /** Of what changes by the minute a name that was kept says too little, however new it is. */
  #isStale(known: Resolution & { readonly state: 'loaded' | 'kept' }): boolean {
    const definition = definitionOf<EntityKind>(known.ref.kind);
    const [at, state, ttlMs] =
      known.state === 'loaded'
        ? [known.loadedAt, definition.stateOf(known.entity), definition.ttlMs]
        : [known.name.at, known.name.state, definition.ttlMs > MINUTE ? definition.ttlMs : 0];
    return !isFresh(at, ttlMs, this.#now()) && !SETTLED.test(state);
  }

  /** @param since milliseconds since 1970; what was said before does not count */
  #isMissing(ref: EntityRef, since: number): boolean {
    const at = this.#catalog.missingSince(ref);
    return at !== undefined && at >= since && isFresh(at, MISSING_HOLDS_FOR, this.#now());
  }

  #isRefused(ref: EntityRef): boolean {
    const at = this.#refused.get(keyOf(ref));
    return at !== undefined && isFresh(at, MISSING_HOLDS_FOR, this.#now());
  }

  /** Another one as soon as there is more to say. */
  #version(mention: ResolvedId): string | number {
    const known = this.peek(mention);
    return known.state === 'loaded' ? known.loadedAt : known.state === 'kept' ? -known.name.at : known.state;
  }
}
