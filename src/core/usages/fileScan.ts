import type { IdHint } from '../mentions/idHint';
import { idMention } from '../mentions/idMention';
import { idsIn, type FoundId } from '../mentions/idsIn';
import { firstToken } from '../mentions/jsonTokens';
import { LineCounter } from './lineCounter';

/** Where an id stands in a file. Lines and characters (UTF-16) count from 0. */
export interface UsagePlace {
  readonly line: number;
  readonly character: number;
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
  readonly showsKalshi: boolean;
  /** There are more different ids in it than are kept. */
  readonly isCut: boolean;
}

export interface FileScanOptions {
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
const MOST_IDS = 20_000;
const MOST_PLACES = 1_000;
/** How many places of an id are looked at for a key that says what it is. */
const MOST_LOOKS = 3;
/** What is kept before and awaited behind an id, since its keys are read from there. */
const BEFORE = 66 * 1024;
const BEHIND = 8 * 1024 + 256;
/** How far around an id is read for its keys, and for how many ids of a file: a long way takes a millisecond. */
const REACHES = [
  [200, BEFORE],
  [2_000, 8 * 1024],
  [Infinity, 1024],
] as const;
const AROUND = 60;
const NEARBY = 200;

const SIGNS = /kalshi|custom_strike|structured_target|event_ticker/i;
const RANK: Readonly<Partial<Record<IdHint, number>>> = { unknown: 0, foreign: 1 };

/** Finds the ids of a file that comes in pieces, of which it keeps no more than it needs. */
export class FileScan {
  readonly #entries = new Map<string, Entry>();
  readonly #lines = new LineCounter();
  readonly #options: FileScanOptions;
  #text = '';
  /** Up to where ids were looked for in it. */
  #seen = 0;
  #showsKalshi = false;
  #isCut = false;
  #looks = 0;

  constructor(options: FileScanOptions = {}) {
    this.#options = options;
  }

  get usages(): FileUsages {
    const ids = [...this.#entries.values()].map(({ used }) => used);
    return { ids, showsKalshi: this.#showsKalshi, isCut: this.#isCut };
  }

  /** Takes the next piece, or the end. Yields wherever it may be left alone for a moment. */
  *push(piece: string, isEnd = false): Generator<undefined, void, undefined> {
    const dropped = Math.max(0, this.#seen - BEFORE);
    this.#text = this.#text.slice(dropped) + piece;
    this.#seen -= dropped;
    this.#lines.moved(dropped);
    const to = isEnd ? this.#text.length : this.#text.length - BEHIND;
    if (to <= this.#seen) return;
    if (!this.#options.only) this.#showsKalshi ||= SIGNS.test(piece);
    for (const found of idsIn(this.#text, this.#seen, to)) {
      if (this.#options.only !== undefined && found.id !== this.#options.only) continue;
      this.#lines.advance(this.#text, found.start);
      if (this.#take(found)) yield;
    }
    this.#lines.advance(this.#text, to);
    this.#seen = to;
  }

  /** Returns whether that took some time. */
  #take({ id, start, end }: FoundId): boolean {
    let entry = this.#entries.get(id);
    if (!entry) {
      this.#isCut ||= this.#entries.size >= MOST_IDS;
      if (this.#isCut) return false;
      const used: Growing = {
        ...{ id: copied(id), hint: 'unknown', targetType: '', under: '' },
        ...{ count: 0, places: [] },
      };
      entry = { used, looks: 0 };
      this.#entries.set(used.id, entry);
    }
    const { used } = entry;
    const { only, mostPlaces = MOST_PLACES } = this.#options;
    used.count++;
    if (used.places.length < mostPlaces) used.places.push(this.#placeOf(start, end));
    if (only !== undefined || entry.looks >= MOST_LOOKS || rankOf(used.hint) > 1) return false;
    entry.looks++;
    this.#look(used, start, entry.looks > 1);
    return true;
  }

  #placeOf(start: number, end: number): UsagePlace {
    const { line, start: lineStart } = this.#lines;
    const from = Math.max(lineStart, start - AROUND, 0);
    const [text = ''] = this.#text.slice(from, end + AROUND).split(/[\r\n]/, 1);
    const cut = from > lineStart ? '…' : '';
    return { line, character: start - lineStart, text: copied(cut + text.trim()) };
  }

  #look(used: Growing, offset: number, isAgain: boolean): void {
    const { start: lineStart, above } = this.#lines;
    const from = Math.max(lineStart, offset - NEARBY, 0);
    const [line = ''] = this.#text.slice(from, offset + NEARBY).split(/[\r\n]/, 1);
    const { hint, under, targetType } = idMention(used.id, {
      ...this.#within(offset),
      line,
      start: offset - from,
      above: above < 0 ? '' : this.#text.slice(above, Math.min(above + NEARBY, Math.max(above, lineStart))),
    });
    if (isAgain && rankOf(hint) <= rankOf(used.hint)) return;
    used.hint = hint;
    used.under = copied(under);
    used.targetType = copied(targetType);
    this.#showsKalshi ||= rankOf(hint) > 1 || used.id.startsWith('KX');
  }

  /** A window on the text around an id, and where the id begins in it. */
  #within(offset: number): Pick<Parameters<typeof idMention>[1], 'read' | 'offset'> {
    this.#looks++;
    const [, reach] = REACHES.find(([most]) => this.#looks <= most) ?? REACHES[2];
    const before = this.#text.slice(Math.max(0, offset - reach), offset);
    const text = before + this.#text.slice(offset, offset + Math.min(reach, BEHIND));
    // What begins in the middle of a string would be read inside out.
    const from = before.length < reach || reach === BEFORE ? 0 : firstToken(before);
    return { read: (start, end) => text.slice(from + start, from + end), offset: before.length - from };
  }
}

/** What is said of an id: nothing, that it is something else, or what it is. */
export function rankOf(hint: IdHint): number {
  return RANK[hint] ?? 2;
}

/** A substring keeps the whole text that it was cut from in memory. */
function copied(text: string): string {
  return Array.from(text).join('');
}
