import { idMention, type IdMention } from '../mentions/idMention';
import type { FoundId } from '../mentions/idsIn';
import { firstToken } from '../mentions/jsonTokens';
import type { LineCounter } from './lineCounter';

/** What is kept before and awaited behind an id, since its keys are read from there. */
export const BEFORE = 66 * 1024;
export const BEHIND = 8 * 1024 + 256;

/** How far around an id is read for its keys, and for how many ids of a file: a long way takes a millisecond. */
const REACHES = [
  [200, BEFORE],
  [2_000, 8 * 1024],
  [Infinity, 1024],
] as const;
const NEARBY = 200;
/** What stands between two ids of one list, and what behind an id that is a key. */
const BETWEEN = /^["'`]?,?\s*["'`]?$/;
const IS_KEY = /^["'`]?\s*:/;
const LONGEST_BETWEEN = 120;

export type Told = Pick<IdMention, 'hint' | 'under' | 'targetType'>;

/** Tells from what stands around the ids of one file what they are, without ever taking long. */
export class Surroundings {
  #looks = 0;
  /** Where the id that was looked at last ends, and what was told of it. */
  #last: { readonly end: number; readonly told: Told } | undefined;

  /** The text has lost so many characters at its beginning. */
  moved(by: number): void {
    if (this.#last) this.#last = { ...this.#last, end: this.#last.end - by };
  }

  /** @param lines at the line of the id */
  of(text: string, { id, start, end }: FoundId, lines: LineCounter): Told {
    const told = this.#asBefore(text, start, end) ?? this.#look(text, id, start, lines);
    this.#last = { end, told };
    return told;
  }

  /** In a list of ids, however long, all stand under the key of the first. */
  #asBefore(text: string, start: number, end: number): Told | undefined {
    const last = this.#last;
    if (!last || last.end < 0 || start - last.end > LONGEST_BETWEEN) return undefined;
    const isNext = BETWEEN.test(text.slice(last.end, start)) && !IS_KEY.test(text.slice(end, end + NEARBY));
    return isNext ? last.told : undefined;
  }

  #look(text: string, id: string, offset: number, { start: lineStart, above }: LineCounter): Told {
    const from = Math.max(lineStart, offset - NEARBY, 0);
    const [line = ''] = text.slice(from, offset + NEARBY).split(/[\r\n]/, 1);
    const { hint, under, targetType } = idMention(id, {
      ...this.#window(text, offset),
      line,
      start: offset - from,
      above: above < 0 ? '' : text.slice(above, Math.min(above + NEARBY, Math.max(above, lineStart))),
    });
    return { hint, under: copied(under), targetType: copied(targetType) };
  }

  /** A window on the text around an id, and where the id begins in it. */
  #window(text: string, offset: number): Pick<Parameters<typeof idMention>[1], 'read' | 'offset'> {
    this.#looks++;
    const [, reach] = REACHES.find(([most]) => this.#looks <= most) ?? REACHES[2];
    const before = text.slice(Math.max(0, offset - reach), offset);
    const part = before + text.slice(offset, offset + Math.min(reach, BEHIND));
    // What begins in the middle of a string would be read inside out.
    const from = before.length < reach || reach === BEFORE ? 0 : firstToken(before);
    return { read: (start, end) => part.slice(from + start, from + end), offset: before.length - from };
  }
}

/** A substring keeps the whole text that it was cut from in memory. */
export function copied(text: string): string {
  return Array.from(text).join('');
}
