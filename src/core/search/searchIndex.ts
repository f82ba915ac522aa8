import { timeOf, type NamedThing } from '../catalog/nameSegment';
import { keyOf } from '../catalog/catalog';
import { isWellFormedRef } from '../entities/ids';
import type { Entity, EntityKind, EntityOfKind, EntityRef } from '../entities/kinds';
import { definitionOf } from '../entities/registry';
import { STAGES, stageOfTimes } from '../entities/stage';
import { Ranking } from './ranking';
import type { Recent } from './recents';

export interface Hit {
  readonly ref: EntityRef;
  readonly title: string;
}

/** The hits of one kind, best first, or what was picked before. */
export interface HitGroup {
  readonly kind: EntityKind | 'recent';
  /** At most fifty, and ten where there are other groups: a further word brings the rest. */
  readonly hits: readonly Hit[];
  readonly total: number;
}

/** Which of the things are looked at, and what was picked before, newest first. */
export interface Narrowing {
  /** Nothing for what is left out; among equals, lower first. */
  readonly orderOf: (ref: EntityRef, state: string) => number | undefined;
  readonly recents: readonly EntityRef[];
  readonly most: number;
}

interface Entry extends Hit {
  /** A target's type, a market's status. */
  readonly state: string;
  /** What is searched: the names, each between line breaks, folded. */
  readonly text: string;
  /** Among equals, lower first: by stage, what is loaded before what is only a name, the nearest in time. */
  readonly order: number;
}

const MOST_HITS = 50;
const MOST_BESIDE_OTHERS = 10;
/** Among groups with equally good hits: what people look for by name comes before the many markets on it. */
const KINDS: readonly EntityKind[] = ['milestone', 'structuredTarget', 'event', 'market', 'series'];
/** Further names, as fields of a thing or of its details. */
const NAMES = ['title', 'sub_title', 'yes_sub_title', 'abbreviation', 'short_name', 'team_name'];
const SOON = STAGES.indexOf('soon');
const NOT_LOADED = 0.5;
const AFTER_RECENTS = 50;
const TEN_YEARS = 10 * 365 * 24 * 60 * 60 * 1000;
const SCORES = { exact: 0, prefix: 1, words: 2, within: 3 };

/** What can be found without asking the exchange. Things that are added again replace what was known of them. */
export class SearchIndex {
  readonly #entries = new Map<string, Entry>();
  readonly #recents: readonly string[];
  readonly #now: () => number;

  /** @param recents newest first */
  constructor(recents: readonly Recent[], now: () => number) {
    this.#now = now;
    this.#recents = recents.map(keyOf);
    for (const { kind, id, title } of recents) this.#put({ ref: { kind, id }, title, state: '' });
  }

  /** What is only known by name. */
  addNames(names: Iterable<NamedThing>): void {
    for (const { kind, id, name, state, when } of names) {
      if (this.has({ kind, id })) continue;
      const stage = when ? stageOfTimes(when, undefined, this.#now()) : 'far';
      const order = STAGES.indexOf(stage) + NOT_LOADED + this.#distance(when);
      this.#put({ ref: { kind, id }, title: name, state }, [], order);
    }
  }

  add<K extends EntityKind>(kind: K, entities: readonly EntityOfKind[K][]): void {
    const definition = definitionOf(kind);
    for (const entity of entities) {
      const stage = definition.stageOf?.(entity, this.#now()) ?? 'far';
      const ref = { kind, id: definition.idOf(entity) };
      this.#put(
        { ref, title: definition.titleOf(entity), state: definition.stateOf(entity) },
        furtherNames(entity),
        STAGES.indexOf(stage) + this.#distance(timeOf(kind, entity)),
      );
    }
  }

  has(ref: EntityRef): boolean {
    return this.#entries.has(keyOf(ref));
  }

  /**
   * The groups with the best hits first. Without a text: what was picked before, then what is live or soon.
   * @param meant what the text names exactly, whatever stands in it
   */
  find(text: string, meant: readonly EntityRef[] = []): readonly HitGroup[] {
    const query = fold(text).trim();
    const words = query.split(/\s+/);
    const exact = new Set(meant.map(keyOf));
    const place = new Map(this.#recents.map((key, index) => [key, index]));
    const groups = new Map(KINDS.map((kind) => [kind, new Group(kind)]));
    for (const [key, entry] of this.#entries) {
      const score = exact.has(key) ? -1 : query ? scoreOf(entry.text, query, words) : isNear(entry);
      if (score === undefined) continue;
      groups.get(entry.ref.kind)?.add(entry, 100 * score + (place.get(key) ?? AFTER_RECENTS + entry.order));
    }
    const found = [...groups.values()]
      .filter(({ total }) => total > 0)
      .sort((a, b) => Math.floor(a.best / 100) - Math.floor(b.best / 100));
    const most = found.length > 1 ? MOST_BESIDE_OTHERS : MOST_HITS;
    const shown = found.map(({ kind, total, ranking }) => ({
      kind,
      total,
      hits: ranking.hits.slice(0, most),
    }));
    const recent = this.#recents.flatMap((key) => this.#entries.get(key) ?? []);
    return query || recent.length === 0
      ? shown
      : [{ kind: 'recent', hits: recent, total: recent.length }, ...shown];
  }

  /** The best of those that are looked at, whatever their kind. Without a text: those picked before, then the nearest. */
  best(text: string, { orderOf, recents, most }: Narrowing): readonly Hit[] {
    const query = fold(text).trim();
    const words = query.split(/\s+/);
    const place = new Map(recents.map((ref, index) => [keyOf(ref), index]));
    const found = new Ranking(most);
    for (const [key, entry] of this.#entries) {
      const order = orderOf(entry.ref, entry.state);
      if (order === undefined) continue;
      const score = query ? scoreOf(entry.text, query, words) : SCORES.exact;
      if (score === undefined) continue;
      const among = place.get(key) ?? AFTER_RECENTS + 2 * STAGES.length * order + entry.order;
      found.add(entry, 1_000 * score + among);
    }
    return found.hits;
  }

  /** Below a half, so that it only parts what is alike otherwise. */
  #distance(when = ''): number {
    return Math.min(Math.abs(Date.parse(when) - this.#now()) / TEN_YEARS || 1, 1) * 0.4;
  }

  #put(
    thing: Omit<Entry, 'text' | 'order'>,
    names: readonly string[] = [],
    order: number = STAGES.length,
  ): void {
    const text = fold(`\n${[thing.title, thing.ref.id, ...names].join('\n')}\n`);
    // What is found is written into documents, where only the form of an id is sure to stay within its quotes.
    if (isWellFormedRef(thing.ref)) this.#entries.set(keyOf(thing.ref), { ...thing, text, order });
  }
}

/** The best things of one kind, without sorting all the others: with every key of somebody who types. */
class Group {
  total = 0;
  /** The lowest rank. */
  best = Infinity;
  readonly ranking = new Ranking(MOST_HITS);

  constructor(readonly kind: EntityKind) {}

  add(entry: Entry, rank: number): void {
    this.total++;
    this.best = Math.min(this.best, rank);
    this.ranking.add(entry, rank);
  }
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

/** Without case and accents: nobody types "Alavés". */
function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
