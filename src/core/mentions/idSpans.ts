import { LONGEST_TICKER, UUID_LENGTH } from '../kalshi/idForms';
import { Addresses, LONGEST_ADDRESS } from './addresses';
import { LONGEST_ENDING } from './fileName';
import { seriesEnd, tickerEnd, tickerStart } from './ticker';
import { KEY_REACH } from './tickerKey';
import { isUuidAt, UUID_DASH } from './uuid';

/**
 * Whether there is an id depends on so many characters before its first dash, and so many behind. A series without a dash
 * counts as if its dash stood before it.
 */
export const REACH_BEFORE = LONGEST_TICKER + Math.max(KEY_REACH, LONGEST_ADDRESS);
export const REACH_BEHIND = LONGEST_TICKER + LONGEST_ENDING;

/** What a text without ids has. */
const NO_SPANS: readonly number[] = [];

const DASH = 45;
const PREFIX = 'KX';
/** More than the length of any id. */
const LENGTHS = 256;
/** Longer strings cut out of a text are views on it in V8. */
const COPIED = 12;

/**
 * The first id that has its first dash from `from` to before `to`: 256 times its start plus its length, so that it takes
 * no memory, or 0 where there is none. The next one is to be looked for from its end on.
 */
export function nextId(text: string, from: number, to: number): number {
  // Most lines of a document have neither.
  if (text.indexOf('-', from) === -1 && text.indexOf(PREFIX, from) === -1) return 0;
  return new Scan(text, from, to).next();
}

/** Where an id begins that `nextId` has found. */
export function idStart(found: number): number {
  return Math.floor(found / LENGTHS);
}

/** Where it ends. */
export function idEnd(found: number): number {
  return Math.floor(found / LENGTHS) + (found % LENGTHS);
}

/**
 * Where ids begin and end in a text, in pairs and in order: those that have their first dash there, see `nextId`.
 * @param moved what is added to every place
 */
export function idSpans(text: string, from: number, to: number, moved = 0): readonly number[] {
  const scan = new Scan(text, from, to);
  let spans: number[] | undefined;
  for (let found = scan.next(); found !== 0; found = scan.next())
    (spans ??= []).push(idStart(found) + moved, idEnd(found) + moved);
  return spans ?? NO_SPANS;
}

/** Finds the ids of a text in order, in time linear in its length; most of it is read at the speed of `indexOf`. */
class Scan {
  /** The next id with a dash; 0 behind the last, `undefined` where it was not looked for. */
  #dashed: number | undefined;
  /** Where dashes are looked for from. */
  #at: number;
  /** Where the prefix stands next. */
  #prefix: number;

  readonly #addresses: Addresses;
  readonly #text: string;
  readonly #to: number;

  constructor(text: string, from: number, to: number) {
    this.#text = text;
    this.#at = from;
    this.#to = to;
    this.#prefix = text.indexOf(PREFIX, from);
    this.#addresses = new Addresses(text, from);
  }

  /** The next id as `nextId` has it. */
  next(): number {
    this.#dashed ??= this.#nextDashed();
    const found = this.#seriesBefore(this.#dashed === 0 ? this.#to : idStart(this.#dashed));
    if (found !== 0) return found;
    const dashed = this.#dashed;
    if (dashed !== 0) this.#dashed = undefined;
    return dashed;
  }

  #nextDashed(): number {
    const text = this.#text;
    for (let dash = text.indexOf('-', this.#at); dash !== -1 && dash < this.#to;) {
      // Behind the first dash of an id stands a letter or digit, so of several in a row only the last can be it.
      while (text.charCodeAt(dash + 1) === DASH && dash + 1 < this.#to) dash++;
      const found = foundAt(text, dash) || this.#addresses.idAt(dash);
      this.#at = found === 0 ? dash + 1 : idEnd(found);
      if (found !== 0) return found;
      dash = text.indexOf('-', this.#at);
    }
    this.#at = this.#to;
    return 0;
  }

  /** The next ticker of a series without a dash, as far as it stands before a place. */
  #seriesBefore(place: number): number {
    const text = this.#text;
    while (this.#prefix !== -1 && this.#prefix < place) {
      const start = this.#prefix;
      const end = seriesEnd(text, start);
      this.#prefix = text.indexOf(PREFIX, Math.max(end, start + PREFIX.length));
      if (end !== -1) return start * LENGTHS + end - start;
    }
    if (this.#prefix !== -1 && this.#prefix < this.#at) this.#prefix = text.indexOf(PREFIX, this.#at);
    return 0;
  }
}

/** The id whose first dash stands at a place, as `nextId` has it. */
function foundAt(text: string, dash: number): number {
  const isUuid = isUuidAt(text, dash - UUID_DASH);
  const start = isUuid ? dash - UUID_DASH : tickerStart(text, dash);
  if (start === -1) return 0;
  const end = isUuid ? start + UUID_LENGTH : tickerEnd(text, start, dash);
  return end === -1 ? 0 : start * LENGTHS + end - start;
}

/**
 * The id of a span, UUIDs in lower case and tickers in capitals. It is a copy: ids outlive the documents that they were
 * seen in.
 */
export function idOfSpan(text: string, start: number, end: number): string {
  let copy = '';
  for (let at = start; at < end; at += COPIED) copy += text.slice(at, Math.min(end, at + COPIED));
  return end - start === UUID_LENGTH && isUuidAt(text, start) ? copy.toLowerCase() : copy.toUpperCase();
}
