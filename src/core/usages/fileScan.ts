import type { IdHint } from '../ids/idHint';
import { idsIn, type FoundId } from '../ids/idsIn';
import { looksLikeKalshi } from '../ids/textSigns';
import { syntaxOf } from '../ids/syntax';
import { LineCounter } from './lineCounter';
import { BEFORE, BEHIND, copied, Surroundings } from './surroundings';

/** Where an id stands in a file. Lines and characters (UTF-16) count from 0. */
export interface UsagePlace {
  readonly line: number;
  readonly character: number;
  /** Of a notebook the cell that these count in, from 0. */
  readonly cell?: number;
  /** Of its line what stands around it. */
  readonly text: string;
}

/** An id in a file. */
export interface UsedInFile {
  readonly id: string;
  /** What the telling one of its first places says. */
  readonly hint: IdHint;
  /** The type of structured target that its key asks for, or `''`. */
  readonly targetType: string;
  /** The key that it stands under there, or `''`. */
  readonly under: string;
  readonly count: number;
  /** The first of them. */
  readonly places: readonly UsagePlace[];
}

export interface FileUsages {
  readonly ids: readonly UsedInFile[];
  /** Whether it says by itself that it is about the exchange. */
  readonly looksLikeKalshi: boolean;
  /** There are more different ids in it than are kept. */
  readonly isCut: boolean;
}

export interface FileScanOptions {
  /** Of the file: it may say what it is about, and its ending says how its keys are read: as JSON where it is absent. */
  readonly name?: string;
  /** The identifier of its language, where it is open in an editor. */
  readonly language?: string;
  /** Looks for this id alone, and at nothing else of it than its places. */
  readonly only?: string;
  /** How many places of one id are kept. */
  readonly mostPlaces?: number;
}

type Growing = { -readonly [K in keyof UsedInFile]: UsedInFile[K] } & { readonly places: UsagePlace[] };

interface Entry {
  readonly used: Growing;
  /** How many places were looked at for a key. */
  looks: number;
}

/** Different ids of one file: a log of trades has millions. */
const MAX_IDS = 20_000;
const MAX_PLACES = 1_000;
/** How many places of an id are looked at for a key that says what it is. */
const MAX_LOOKS = 3;
const AROUND = 60;

/** Characters at the top of a file in which a sign of the exchange is looked for; further down only beside ids. */
const TOP = 32 * 1024;
const RANK: Readonly<Partial<Record<IdHint, number>>> = { unknown: 0, foreign: 1 };

/** Finds the ids of a file that comes in pieces, of which it keeps no more than it needs. */
export class FileScan {
  readonly #entries = new Map<string, Entry>();
  readonly #lines = new LineCounter();
  readonly #surroundings: Surroundings;
  readonly #options: FileScanOptions;
  #text = '';
  /** Up to where ids were looked for in it. */
  #seen = 0;
  #looksLikeKalshi: boolean;
  #topLeft = TOP;
  #isCut = false;

  constructor(options: FileScanOptions = {}) {
    this.#options = options;
    const { name, language } = options;
    this.#surroundings = new Surroundings(name === undefined ? 'json' : syntaxOf(name, language));
    this.#looksLikeKalshi = looksLikeKalshi(name ?? '');
  }

  get usages(): FileUsages {
    const ids = [...this.#entries.values()].map(({ used }) => used);
    return { ids, looksLikeKalshi: this.#looksLikeKalshi, isCut: this.#isCut };
  }

  /** Takes the next piece, or the end. Yields wherever it may be left alone for a moment. */
  *push(piece: string, isEnd = false): Generator<undefined, void, undefined> {
    this.#looksLikeKalshi ||= looksLikeKalshi(piece.slice(0, this.#topLeft));
    this.#topLeft = Math.max(0, this.#topLeft - piece.length);
    const dropped = Math.max(0, this.#seen - BEFORE);
    this.#text = this.#text.slice(dropped) + piece;
    this.#seen -= dropped;
    this.#lines.moved(dropped);
    this.#surroundings.moved(dropped);
    const to = isEnd ? this.#text.length : this.#text.length - BEHIND;
    if (to <= this.#seen) return;
    for (const found of idsIn(this.#text, this.#seen, to)) {
      if (this.#options.only !== undefined && found.id !== this.#options.only) continue;
      this.#lines.advance(this.#text, found.start);
      if (this.#take(found)) yield;
    }
    this.#lines.advance(this.#text, to);
    this.#seen = to;
  }

  /** Returns whether that took some time. */
  #take(found: FoundId): boolean {
    const { id } = found;
    let entry = this.#entries.get(id);
    if (!entry) {
      this.#isCut ||= this.#entries.size >= MAX_IDS;
      if (this.#isCut) return false;
      const used: Growing = {
        ...{ id, hint: 'unknown', targetType: '', under: '' },
        ...{ count: 0, places: [] },
      };
      entry = { used, looks: 0 };
      this.#entries.set(id, entry);
    }
    const { used } = entry;
    const { only, mostPlaces = MAX_PLACES } = this.#options;
    used.count++;
    if (used.places.length < mostPlaces) used.places.push(this.#placeOf(found));
    if (only !== undefined || entry.looks >= MAX_LOOKS || rankOf(used.hint) > 1) return false;
    const context = this.#surroundings.of(this.#text, found);
    if (entry.looks === 0 || rankOf(context.hint) > rankOf(used.hint)) Object.assign(used, context);
    entry.looks++;
    this.#looksLikeKalshi ||= looksLikeKalshi(id) || looksLikeKalshi(context.under);
    return true;
  }

  #placeOf({ start, end }: FoundId): UsagePlace {
    const { line, start: lineStart } = this.#lines;
    const from = Math.max(lineStart, start - AROUND, 0);
    const [text = ''] = this.#text.slice(from, end + AROUND).split(/[\r\n]/, 1);
    const cut = from > lineStart ? '…' : '';
    return { line, character: start - lineStart, text: copied(cut + text.trim()) };
  }
}

/** What is said of an id: nothing, that it is something else, or what it is. */
export function rankOf(hint: IdHint): number {
  return RANK[hint] ?? 2;
}
