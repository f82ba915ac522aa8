import type { Catalog, CatalogListener } from '../catalog/catalog';
import { keyOf, isWellFormedRef } from '../entities/ids';
import { isFresh as isFresh } from '../catalog/responseCache';
import type {} from '../catalog/nameTable';
import type { NameStore } from '../catalog/nameStore';
import type { Entity, EntityKind, EntityOfKind, EntityRef } from '../entities/kinds';
import { definitionOf, timeOf } from '../entities/registry';
import { PHASES, phaseOfTimes } from '../entities/phase';
import { TimeSlicer } from '../timeSlicer';
import { Ranking, type Hit } from './ranking';
import type { Recent } from './recents';

/** The hits of one kind, best first, or what was picked before. */
export interface HitGroup {
  readonly kind: EntityKind | 'recent';
  /** At most fifty, and ten where there are other groups: a further word brings the rest. */
  readonly hits: readonly Hit[];
  readonly total: number;
}

/** What may stand at a place of a document. */
export interface Wanted {
  readonly kinds: readonly EntityKind[];
  /** The type that a structured target must have; `''` for any. */
  readonly type: string;
  /** A word in the type of a structured target, where any target has it; `''` for any. */
  readonly role: string;
}

export interface LocalIndexOptions {
  readonly catalog: Pick<Catalog, 'loaded' | 'peek' | 'isKnownMissing' | 'listener'>;
  readonly names?: Pick<NameStore, 'entries' | 'load' | 'missingSince'> | undefined;
  readonly now?: () => number;
}

interface Entry extends Hit {
  /** A target's type, a market's status. */
  readonly state: string;
  /** What is searched: the names, each between line breaks, folded. */
  readonly text: string;
  /** When it starts or closes, RFC 3339. */
  readonly when: string | undefined;
  /** Among equals, lower first: by stage, what is loaded before what is only a name, the nearest in time. */
  order: number;
}

const MAX_HITS = 50;
const MAX_BESIDE_OTHERS = 10;
/** Among groups with equally good hits: what people look for by name comes before the many markets on it. */
const KINDS: readonly EntityKind[] = ['milestone', 'structuredTarget', 'event', 'market', 'series'];
/** Further names, as fields of a thing or of its details. */
const NAMES = ['title', 'sub_title', 'yes_sub_title', 'abbreviation', 'short_name', 'team_name'];
const SOON = PHASES.indexOf('soon');
const NOT_LOADED = 0.5;
const AFTER_RECENTS = 50;
const TEN_YEARS = 10 * 365 * 24 * 60 * 60 * 1000;
/** Entries; the oldest go first. Twice what the catalog keeps in memory, for names from disk. */
const CAPACITY = 100_000;
/** How many things are indexed between two looks at the clock. */
const STEP = 50;
/** Milliseconds after which the order of things by time is computed again. */
const ORDER_TTL_MS = 60_000;
const SCORES = { exact: 0, prefix: 1, words: 2, within: 3 };

/**
 * Everything that can be found without asking the exchange: what is in memory and what is on disk by name. There is one
 * in a session. It stays empty until the first `sync`, which fills it in slices; later ones add what was loaded since.
 */
export class LocalIndex implements CatalogListener {
  readonly #entries = new Map<string, Entry>();
  /** Loaded since the last sync. */
  readonly #pending = new Map<string, readonly [EntityKind, Entity]>();
  #isFilled = false;
  #orderedAt = 0;
  #syncing: Promise<void> | undefined;

  readonly #catalog: LocalIndexOptions['catalog'];
  readonly #names: LocalIndexOptions['names'];
  readonly #now: () => number;

  constructor({ catalog, names, now = Date.now }: LocalIndexOptions) {
    this.#catalog = catalog;
    this.#names = names;
    this.#now = now;
    catalog.listener = this;
  }

  /** Resolves when all that is known is in the index. Other work runs between the slices. */
  sync(): Promise<void> {
    return (this.#syncing ??= this.#sync().finally(() => (this.#syncing = undefined)));
  }

  remembered(kind: EntityKind, entities: readonly Entity[]): void {
    // The first sync reads the whole catalog.
    if (!this.#isFilled && !this.#syncing) return;
    const definition = definitionOf<EntityKind>(kind);
    for (const entity of entities)
      this.#pending.set(keyOf({ kind, id: definition.idOf(entity) }), [kind, entity]);
    if (this.#pending.size <= CAPACITY) return;
    this.#pending.clear();
    this.#isFilled = false;
  }

  gone(ref: EntityRef): void {
    this.#pending.delete(keyOf(ref));
    this.#entries.delete(keyOf(ref));
  }

  /** Adds things at once: the page of a list that a person waits for. */
  add<K extends EntityKind>(kind: K, entities: readonly EntityOfKind[K][]): void {
    const definition = definitionOf(kind);
    for (const entity of entities) {
      const ref = { kind, id: definition.idOf(entity) };
      this.#pending.delete(keyOf(ref));
      const [title, state] = [definition.titleOf(entity), definition.stateOf(entity)];
      this.#put({ ref, title, state, when: timeOf(kind, entity) }, furtherNames(entity));
    }
  }

  has(ref: EntityRef): boolean {
    return this.#entries.has(keyOf(ref));
  }

  /** Whether a text is the id of something that is known. */
  hasId(id: string): boolean {
    return KINDS.some((kind) => this.has({ kind, id }));
  }

  /** Whether there is anything of a kind and type. */
  hasAny(wanted: Wanted): boolean {
    return this.#best('', wanted, [], 1).length > 0;
  }

  /**
   * The best things for a place of a document, whatever their kind. Without a text: what was picked before, then the
   * nearest in time.
   * @param recents what was picked before, newest first
   */
  best(text: string, wanted: Wanted, recents: readonly EntityRef[], most: number): readonly Hit[] {
    const found = this.#best(text, wanted, recents, most);
    return wanted.role !== '' && found.length === 0 && !this.hasAny(wanted)
      ? this.#best(text, { ...wanted, role: '' }, recents, most)
      : found;
  }

  /**
   * The groups with the best hits first. Without a text: what was picked before, then what is live or soon.
   * @param meant what the text names exactly, as an address does
   * @param recents what was picked before, newest first
   */
  find(text: string, meant: readonly EntityRef[] = [], recents: readonly Recent[] = []): readonly HitGroup[] {
    const query = fold(text).trim();
    const words = query.split(/\s+/);
    const exact = new Set(meant.map(keyOf));
    const picked = this.#recentEntries(recents);
    const place = new Map(picked.map(({ ref }, index) => [keyOf(ref), index]));
    const groups = new Map(KINDS.map((kind) => [kind, new Group(kind)]));
    const unknown = picked
      .filter(({ ref }) => !this.has(ref))
      .map((entry) => [keyOf(entry.ref), entry] as const);
    for (const [key, entry] of [...unknown, ...this.#entries]) {
      const score = exact.has(key) ? -1 : query ? scoreOf(entry.text, query, words) : isNear(entry);
      if (score === undefined) continue;
      groups.get(entry.ref.kind)?.add(entry, 100 * score + (place.get(key) ?? AFTER_RECENTS + entry.order));
    }
    const found = [...groups.values()]
      .filter(({ total }) => total > 0)
      .sort((a, b) => Math.floor(a.best / 100) - Math.floor(b.best / 100));
    const most = found.length > 1 ? MAX_BESIDE_OTHERS : MAX_HITS;
    const shown = found.map(({ kind, total, ranking }) => ({
      kind,
      total,
      hits: ranking.hits.slice(0, most),
    }));
    return query || picked.length === 0
      ? shown
      : [{ kind: 'recent', hits: picked, total: picked.length }, ...shown];
  }

  #best(
    text: string,
    { kinds, type, role }: Wanted,
    recents: readonly EntityRef[],
    most: number,
  ): readonly Hit[] {
    const query = fold(text).trim();
    const words = query.split(/\s+/);
    const kindOrder = new Map(kinds.map((kind, index) => [kind, index]));
    const place = new Map(recents.map((ref, index) => [keyOf(ref), index]));
    const found = new Ranking(most);
    for (const [key, entry] of this.#entries) {
      const { ref, state } = entry;
      const fits = type ? state === type : state.includes(role) || ref.kind !== 'structuredTarget';
      const order = fits ? kindOrder.get(ref.kind) : undefined;
      const score = query ? scoreOf(entry.text, query, words) : SCORES.exact;
      if (order === undefined || score === undefined) continue;
      const among = place.get(key) ?? AFTER_RECENTS + 2 * PHASES.length * order + entry.order;
      found.add(entry, 1_000 * score + among);
    }
    return found.hits;
  }

  /** What was picked before, by its newest title, without what is gone. */
  #recentEntries(recents: readonly Recent[]): readonly Entry[] {
    return recents
      .filter((ref) => !this.#catalog.isKnownMissing(ref))
      .map(({ kind, id, title }) => {
        const ref = { kind, id };
        const known = this.#entries.get(keyOf(ref));
        const text = searched(title, ref);
        return known ?? { ref, title, state: '', text, when: undefined, order: PHASES.length };
      });
  }

  async #sync(): Promise<void> {
    const slices = new TimeSlicer();
    let step = 0;
    const pause = async (): Promise<void> => {
      if (++step % STEP === 0 && slices.isOver) await slices.next();
    };
    if (!this.#isFilled) {
      for (const [kind, entity] of this.#catalog.loaded()) {
        this.add<EntityKind>(kind, [entity]);
        await pause();
      }
      await this.#addNames(pause);
      this.#isFilled = true;
      this.#orderedAt = this.#now();
    }
    for (const [kind, entity] of this.#pending.values()) {
      this.add<EntityKind>(kind, [entity]);
      await pause();
    }
    if (!isFresh(this.#orderedAt, ORDER_TTL_MS, this.#now())) {
      this.#orderedAt = this.#now();
      for (const entry of this.#entries.values()) {
        entry.order = this.#orderOf(entry);
        await pause();
      }
    }
  }

  async #addNames(pause: () => Promise<void>): Promise<void> {
    await this.#names?.load();
    for (const { kind, id, name, state, when } of this.#names?.entries() ?? []) {
      const ref = { kind, id };
      if (!this.has(ref) && this.#names?.missingSince(ref) === undefined)
        this.#put({ ref, title: name, state, when });
      await pause();
    }
  }

  #orderOf({ ref, when }: Pick<Entry, 'ref' | 'when'>): number {
    const now = this.#now();
    const known = this.#catalog.peek<EntityKind>(ref)?.value;
    const stage = known
      ? (definitionOf<EntityKind>(ref.kind).phaseOf?.(known, now) ?? 'far')
      : when
        ? phaseOfTimes(when, undefined, now)
        : 'far';
    // Below a half, so that it only parts what is alike otherwise.
    const distance = Math.min(Math.abs(Date.parse(when ?? '') - now) / TEN_YEARS || 1, 1) * 0.4;
    return PHASES.indexOf(stage) + (known ? 0 : NOT_LOADED) + distance;
  }

  #put(thing: Omit<Entry, 'text' | 'order'>, names: readonly string[] = []): void {
    // What is found is written into documents, where only a well-formed id is sure to stay within its quotes.
    if (!isWellFormedRef(thing.ref)) return;
    const text = searched(thing.title, thing.ref, names);
    this.#entries.set(keyOf(thing.ref), { ...thing, text, order: this.#orderOf(thing) });
    const [oldest] = this.#entries.size > CAPACITY ? this.#entries.keys() : [];
    if (oldest !== undefined) this.#entries.delete(oldest);
  }
}

/** The best things of one kind, without sorting all the others: with every key of somebody who types. */
class Group {
  total = 0;
  /** The lowest rank. */
  best = Infinity;
  readonly ranking = new Ranking(MAX_HITS);

  constructor(readonly kind: EntityKind) {}

  add(entry: Entry, rank: number): void {
    this.total++;
    this.best = Math.min(this.best, rank);
    this.ranking.add(entry, rank);
  }
}

/** What is searched of a thing: its names, folded, each between line breaks. */
function searched(title: string, { id }: EntityRef, names: readonly string[] = []): string {
  return fold(`\n${[title, id, ...names].join('\n')}\n`);
}

function furtherNames(entity: Entity): readonly string[] {
  const { details, ...own } = entity as unknown as Record<string, unknown>;
  return [own, details ?? {}].flatMap((fields) =>
    NAMES.map((name) => (fields as Record<string, unknown>)[name]).filter((one) => typeof one === 'string'),
  );
}

function isNear({ order }: Entry): number | undefined {
  return order < SOON + 1 ? SCORES.within : undefined;
}

/** How well a text fits: the whole of a name, its start, the starts of words, or anything within. */
function scoreOf(text: string, query: string, words: readonly string[]): number | undefined {
  if (text.includes(`\n${query}\n`)) return SCORES.exact;
  if (text.includes(`\n${query}`)) return SCORES.prefix;
  if (!words.every((word) => text.includes(word))) return undefined;
  return words.every((word) => startsWord(text, word)) ? SCORES.words : SCORES.within;
}

function startsWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
    if (!/[\p{L}\p{N}]/u.test(text.charAt(at - 1))) return true;
  return false;
}

/** Without case and accents: people type "Alaves" for "Alavés". */
function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
