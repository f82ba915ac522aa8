import type { Cached } from '../catalog/catalog';
import { isFresh } from '../catalog/responseCache';
import type { NameRecord } from '../catalog/nameTable';
import type { Outcome } from '../catalog/outcome';
import { isUuid } from '../entities/ids';
import type { Entity, EntityKind, EntityRef } from '../entities/kinds';
import { definitionOf } from '../entities/registry';
import type { CallOptions } from '../kalshi/api';
import type { JsonObject } from '../kalshi/json';
import type { IdMention } from './idMention';
import { candidateRefs } from './candidates';
import {
  hoverFailure,
  hoverKept,
  hoverLive,
  hoverMarkdown,
  hoverNow,
  hoverPending,
  type HoverAnswer,
  type HoverSubject,
} from './hover';

/** What a hover needs of the catalog. */
export interface HoverCatalog {
  peek(ref: EntityRef): Cached<Entity> | undefined;
  isKnownMissing(ref: EntityRef): boolean;
  get(ref: EntityRef, options: CallOptions): Promise<Outcome<Entity>>;
  nameOf(ref: EntityRef): string | undefined;
  /** Reads the names that were kept. */
  loadNames(): Promise<void>;
  savedName(ref: EntityRef): NameRecord | undefined;
}

export interface HoverLookUpOptions {
  readonly catalog: HoverCatalog;
  /** The live data of a milestone, free JSON; nothing where it has none. */
  readonly liveOf: (milestone: EntityRef) => Promise<JsonObject | undefined>;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  /**
   * Milliseconds until a hover says that it is still looking. VS Code calls a provider 150 ms after the mouse came to
   * rest and draws its own "Loading…" at 900 ms, without an end.
   */
  readonly patience?: number;
}

/** What the exchange was asked for and said. */
type Answered = { readonly ref: EntityRef; readonly outcome: Outcome<Entity> } | undefined;

const PATIENCE = 700;

/**
 * Explains ids in two parts that VS Code shows as they come: what is known, and what has to be asked for although
 * something is shown. Resolves to nothing where the id is none of the exchange's, as far as is known.
 *
 * A UUID costs at most one request a hover: the kind that the place suggests is asked for, and the other one on a later
 * hover, once the exchange has said that the first does not exist.
 */
export class HoverLookUp {
  readonly #catalog: HoverCatalog;
  readonly #liveOf: HoverLookUpOptions['liveOf'];
  readonly #now: () => number;
  readonly #patience: number;

  constructor({ catalog, liveOf, now = Date.now, patience = PATIENCE }: HoverLookUpOptions) {
    this.#catalog = catalog;
    this.#liveOf = liveOf;
    this.#now = now;
    this.#patience = patience;
  }

  /**
   * What is in memory, however old, or the name that was kept; where there is neither, what comes within a moment.
   * @param mayQuery whether a request may be sent when it is not in memory or on disk, see `mayQueryPointed`
   */
  async explain(mention: IdMention, signal: AbortSignal, mayQuery = true): Promise<HoverAnswer | undefined> {
    const loaded = this.#loaded(mention);
    if (loaded) return hoverMarkdown(this.#subject(loaded.ref, loaded.known, mention.under));
    await this.#catalog.loadNames();
    const kept = this.#kept(mention);
    if (kept) return hoverKept(kept, this.#now());
    if (!mayQuery) return undefined;
    return this.#soon(
      this.#ask(mention, signal).then((answered) => this.#present(answered, mention)),
      () => hoverPending(mention.id),
    );
  }

  /** What `explain` cannot show: current quotes, details of what is known by name only, the score of a game. */
  async enrich(mention: IdMention, signal: AbortSignal, mayQuery = true): Promise<HoverAnswer | undefined> {
    if (!mayQuery) return undefined;
    return this.#soon(this.#enrich(mention, signal), () => undefined);
  }

  async #enrich(mention: IdMention, signal: AbortSignal): Promise<HoverAnswer | undefined> {
    const loaded = this.#loaded(mention);
    if (loaded) {
      const { ref, known } = loaded;
      const { ttlMs } = definitionOf(ref.kind);
      if (isFresh(known.loadedAt, ttlMs, this.#now())) return this.#live(ref, known.value);
      const outcome = await this.#catalog.get(ref, { priority: 'hover', signal });
      if (!outcome.ok) return undefined;
      return (await this.#live(ref, outcome.value)) ?? hoverNow(this.#subject(ref, outcome, ''));
    }
    await this.#catalog.loadNames();
    const isKept = this.#kept(mention) !== undefined;
    const answered = await this.#ask(mention, signal);
    if (!answered) return undefined;
    const { ref, outcome } = answered;
    if (isKept) return this.#present(answered, mention, true);
    return outcome.ok ? this.#live(ref, outcome.value) : undefined;
  }

  #loaded(mention: IdMention): { readonly ref: EntityRef; readonly known: Cached<Entity> } | undefined {
    for (const ref of candidateRefs(mention)) {
      const known = this.#catalog.peek(ref);
      if (known) return { ref, known };
    }
    return undefined;
  }

  #kept(mention: IdMention): NameRecord | undefined {
    for (const ref of candidateRefs(mention)) {
      const kept = this.#catalog.savedName(ref);
      if (kept) return kept;
    }
    return undefined;
  }

  /** `undefined` when the exchange has no such thing, or the hover was cancelled. */
  async #ask(mention: IdMention, signal: AbortSignal): Promise<Answered> {
    const kept = this.#kept(mention);
    const refs = kept ? [kept] : candidateRefs(mention);
    for (const { kind, id } of refs) {
      const ref = { kind, id };
      if (this.#catalog.isKnownMissing(ref)) continue;
      const outcome = await this.#catalog.get(ref, { priority: 'hover', signal });
      if (outcome.ok) return { ref, outcome };
      if (outcome.error.reason === 'cancelled') return undefined;
      if (outcome.error.reason !== 'notFound') return { ref, outcome };
      // The form of a ticker leaves little doubt, and the second guess is nearly always right.
      if (isUuid(id)) return undefined;
    }
    return undefined;
  }

  #present(answered: Answered, { under }: IdMention, isNamed = false): HoverAnswer | undefined {
    if (!answered) return undefined;
    const { ref, outcome } = answered;
    if (!outcome.ok) return hoverFailure(outcome.error);
    return hoverMarkdown({ ...this.#subject(ref, outcome, under), isNamed });
  }

  /** How it stands, where that is being played now. */
  async #live(ref: EntityRef, entity: Entity): Promise<HoverAnswer | undefined> {
    if (ref.kind !== 'milestone') return undefined;
    if (definitionOf<EntityKind>(ref.kind).phaseOf?.(entity, this.#now()) !== 'live') return undefined;
    const details = await this.#liveOf(ref);
    return details && hoverLive(details, (other) => this.#catalog.nameOf(other));
  }

  #subject(ref: EntityRef, { value, loadedAt }: Cached<Entity>, under: string): HoverSubject {
    const nameOf = (other: EntityRef): string | undefined => this.#catalog.nameOf(other);
    return { ref, entity: value, loadedAt, now: this.#now(), under, nameOf };
  }

  /** The answer, or the stand-in when it takes too long. The load goes on and is cached for the next hover. */
  async #soon<T>(answer: Promise<T>, standIn: () => T): Promise<T> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<T>((resolve) => {
      timer = setTimeout(() => resolve(standIn()), this.#patience);
    });
    return Promise.race([answer, late]).finally(() => clearTimeout(timer));
  }
}
