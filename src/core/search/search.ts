import type { Catalog } from '../catalog/catalog';
import { keyOf } from '../entities/ids';
import type { NameStore } from '../catalog/nameStore';
import { outcomeOf } from '../catalog/outcome';
import type { Entity, EntityKind, EntityRef } from '../entities/kinds';
import { readLookUp } from '../ids/lookUp';
import { definitionOf } from '../entities/registry';
import type { Api, RequestBudget } from '../kalshi/api';
import type { KalshiError } from '../kalshi/errors';
import { ExchangeWalk, type Scope } from './exchangeWalk';
import type { Recent } from './recents';
import type { HitGroup, LocalIndex } from './localIndex';

export interface SearchOptions {
  readonly api: Api;
  readonly catalog: Catalog;
  readonly index: LocalIndex;
  readonly names?: NameStore | undefined;
  /** Newest first. */
  readonly recents: readonly Recent[];
  /** The most requests that it sends, retries included. */
  readonly maxRequests: number;
  /** Something here is another now. */
  readonly changed: () => void;
  readonly now?: () => number;
  /** Milliseconds without a key after which an id is asked for. */
  readonly pause?: number;
}

const PAUSE = 400;
/** Milliseconds between two drawings while the index is filled. */
const PROGRESS = 250;

/**
 * One search, from the first key until it is disposed. The exchange has no search by words: what is loaded and what is
 * on disk is searched at once, an id is asked for with one request, and lists are walked only when the person says so.
 */
export class Search {
  readonly lists: ExchangeWalk;
  readonly maxRequests: number;
  #text = '';
  #meant: readonly EntityRef[] = [];
  #pending: ReturnType<typeof setTimeout> | undefined;
  #running = 0;

  readonly #index: LocalIndex;
  readonly #asked = new Set<string>();
  /** Why an id could not be asked for, by its key. Requests overlap, so each has an error of its own. */
  readonly #errors = new Map<string, KalshiError>();
  #walkError: KalshiError | undefined;
  readonly #answered = new Set<string>();
  readonly #closed = new AbortController();
  readonly #budget: RequestBudget;
  readonly #options: SearchOptions;

  constructor(options: SearchOptions) {
    const { api, now = Date.now, maxRequests, index } = options;
    const budget = { left: maxRequests };
    const keep = (kind: EntityKind, entities: readonly Entity[]): void => this.#keep(kind, entities);
    this.#options = options;
    this.maxRequests = maxRequests;
    this.#budget = budget;
    this.lists = new ExchangeWalk({ api, budget, keep, now: now() });
    this.#index = index;
    void this.#run(() => this.#sync());
  }

  get groups(): readonly HitGroup[] {
    return this.#index.find(this.#text, this.#meant, this.#options.recents);
  }

  /** Requests that were really sent. */
  get requests(): number {
    return this.maxRequests - this.#budget.left;
  }

  /** Why what the text names could not be asked for, or the lists could not be walked. */
  get error(): KalshiError | undefined {
    const failed = this.#meant.find((ref) => this.#errors.has(keyOf(ref)));
    return failed ? this.#errors.get(keyOf(failed)) : this.#walkError;
  }

  get isBusy(): boolean {
    return this.#running > 0;
  }

  /** The types of the structured targets that are known. */
  get targetTypes(): readonly string[] {
    const { catalog, names } = this.#options;
    const types = new Set<string>();
    for (const { kind, state } of names?.entries() ?? []) if (kind === 'structuredTarget') types.add(state);
    for (const { type } of catalog.all('structuredTarget')) types.add(type);
    return [...types].filter(Boolean).sort();
  }

  /** Whether the text is an id or an address. Any word may be a ticker; people write them `KXNBA` or `senatewy-26`. */
  get isId(): boolean {
    const text = this.#text.trim();
    return /[-/]|^kx/i.test(text) || (text === text.toUpperCase() && text !== text.toLowerCase());
  }

  /** What the text may name and the exchange has not answered yet. */
  get candidate(): EntityRef | undefined {
    const { recents } = this.#options;
    const isKnown = (ref: EntityRef): boolean =>
      this.#index.has(ref) || recents.some((recent) => keyOf(recent) === keyOf(ref));
    if (this.#budget.left <= 0 || this.#meant.some(isKnown)) return undefined;
    return this.#meant.find((ref) => !this.#answered.has(keyOf(ref)));
  }

  /** Asks for what the text names, once no key came for a while and only if it is an id. */
  setText(text: string): void {
    clearTimeout(this.#pending);
    this.#text = text;
    const read = readLookUp(text);
    this.#meant = read.ok ? read.candidates : [];
    if (this.isId && this.candidate)
      this.#pending = setTimeout(() => void this.ask(), this.#options.pause ?? PAUSE);
  }

  /** Asks for the likeliest thing that the text may name: one request. */
  async ask(): Promise<void> {
    clearTimeout(this.#pending);
    const ref = this.candidate;
    const key = ref ? keyOf(ref) : '';
    if (!ref || this.#asked.has(key)) return;
    this.#asked.add(key);
    this.#errors.delete(key);
    const { signal } = this.#closed;
    const definition = definitionOf<EntityKind>(ref.kind);
    const load = async (): Promise<void> =>
      this.#keep(
        ref.kind,
        await definition.load(this.#options.api, [ref.id], { signal, budget: this.#budget }),
      );
    await this.#try(load, (error) => {
      if (error) this.#errors.set(key, error);
      if (error) this.#asked.delete(key);
      else this.#answered.add(key);
    });
  }

  /** Looks through the upcoming milestones, or some structured targets. */
  async walk(scope?: Scope): Promise<void> {
    this.#walkError = undefined;
    await this.#try(
      () => this.lists.run(scope),
      (error) => (this.#walkError = error),
    );
  }

  dispose(): void {
    clearTimeout(this.#pending);
    this.#closed.abort();
    this.lists.stop();
  }

  #keep(kind: EntityKind, entities: readonly Entity[]): void {
    if (this.#closed.signal.aborted) return;
    const definition = definitionOf<EntityKind>(kind);
    this.#options.catalog.remember<EntityKind>(kind, entities);
    this.#index.add<EntityKind>(kind, entities);
    for (const entity of entities)
      for (const [nestedKind, nested] of definition.nested?.(entity) ?? [])
        this.#index.add(nestedKind, nested);
    this.#options.changed();
  }

  /** Fills the index, and shows now and then what is found so far. */
  async #sync(): Promise<void> {
    const timer = setInterval(() => this.#changed(), PROGRESS);
    await this.#index.sync();
    clearInterval(timer);
  }

  /** @param note takes why it failed: nothing for what is simply not there, or no longer wanted */
  async #try(run: () => Promise<void>, note: (error: KalshiError | undefined) => void): Promise<void> {
    await this.#run(async () => {
      const outcome = await outcomeOf(run, Date.now);
      const isFailure = !outcome.ok && !/^(notFound|cancelled)$/.test(outcome.error.reason);
      note(isFailure ? outcome.error : undefined);
    });
  }

  async #run(run: () => Promise<unknown>): Promise<void> {
    this.#running++;
    this.#options.changed();
    await run();
    this.#running--;
    this.#changed();
  }

  #changed(): void {
    if (!this.#closed.signal.aborted) this.#options.changed();
  }
}
