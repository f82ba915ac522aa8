import { type IdMention, type IdSource, idMention, lineStart } from '../ids/idMention';
import type { FoundId } from '../ids/idsIn';
import { firstToken } from '../ids/jsonKeyPaths';
import type { Syntax } from '../ids/syntax';

/** What is kept before and awaited behind an id, since its keys are read from there. */
export const BEFORE = 66 * 1024;
export const BEHIND = 8 * 1024 + 256;

/** How far around an id is read for its keys, and for how many ids of a file: a long way takes a millisecond. */
const REACHES = [
  [200, BEFORE],
  [2_000, 8 * 1024],
  [Infinity, 1024],
] as const;
/** How far behind an id it shows whether that is a key. */
const NEARBY = 200;
/** Reading a program takes longer, and its lists are shorter. */
const MAX_OF_PROGRAM = 8 * 1024;
/** What stands between two ids of one list, and what behind an id that is a key. */
const BETWEEN = /^"?,\s*"?$/;
/** In programs only what has a line of its own: the arguments of a function look the same. */
const BETWEEN_LINES = /^["'`],[ \t]*[\r\n]\s*["'`]$/;
const IS_KEY = /^["'`]?\s*(?::|=>)/;
const LONGEST_BETWEEN = 120;

export type IdContext = Pick<IdMention, 'hint' | 'under' | 'targetType'>;

/** Tells from what stands around the ids of one file what they are, without ever taking long. */
export class Surroundings {
  readonly #syntax: Syntax;
  #looks = 0;
  /** Where the id that was looked at last ends, and its context. */
  #last: { readonly end: number; readonly context: IdContext } | undefined;

  constructor(syntax: Syntax) {
    this.#syntax = syntax;
  }

  get #isJson(): boolean {
    return this.#syntax === 'json' || this.#syntax === 'jsonl';
  }

  /** The text has lost so many characters at its beginning. */
  moved(by: number): void {
    if (this.#last) this.#last = { ...this.#last, end: this.#last.end - by };
  }

  of(text: string, { id, start, end }: FoundId): IdContext {
    const context = this.#asBefore(text, start, end) ?? this.#look(text, id, start);
    this.#last = { end, context };
    return context;
  }

  /** In a list of ids, however long, all stand under the key of the first. */
  #asBefore(text: string, start: number, end: number): IdContext | undefined {
    const last = this.#last;
    if (!last || last.end < 0 || start - last.end > LONGEST_BETWEEN) return undefined;
    const between = this.#isJson ? BETWEEN : BETWEEN_LINES;
    const isNext = between.test(text.slice(last.end, start)) && !IS_KEY.test(text.slice(end, end + NEARBY));
    return isNext ? last.context : undefined;
  }

  #look(text: string, id: string, offset: number): IdContext {
    const { hint, under, targetType } = idMention(id, this.#source(text, offset));
    return { hint, under: copied(under), targetType: copied(targetType) };
  }

  /** A window on the text around an id, and where the id begins in it. */
  #source(text: string, offset: number): IdSource {
    this.#looks++;
    const [, far] = REACHES.find(([most]) => this.#looks <= most) ?? REACHES[2];
    const reach = this.#isJson ? far : Math.min(far, MAX_OF_PROGRAM);
    const before = text.slice(Math.max(0, offset - reach), offset);
    const part = before + text.slice(offset, offset + Math.min(reach, BEHIND));
    // What begins in the middle of a string would be read inside out.
    const from = before.length < reach || reach === BEFORE ? 0 : this.#firstToken(before);
    const read = (start: number, end: number): string => part.slice(from + start, from + end);
    return { read, offset: before.length - from, syntax: this.#syntax };
  }

  #firstToken(text: string): number {
    return this.#isJson ? firstToken(text) : lineStart(text);
  }
}

/** A substring keeps the whole text that it was cut from in memory. */
export function copied(text: string): string {
  return Array.from(text).join('');
}
