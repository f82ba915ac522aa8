import { isUuid, LONGEST_TICKER, UUID_LENGTH } from '../kalshi/idForms';
import { Addresses, isInAddress, LONGEST_ADDRESS, type Span } from './addresses';
import { LONGEST_ENDING } from './fileName';
import { seriesEnd, tickerEnd, tickerStart } from './ticker';
import { KEY_REACH } from './tickerKey';
import { isUuidAt, UUID_DASH } from './uuid';

/**
 * Whether there is an id depends on so many characters before its first dash, and so many behind. Of the ticker of a
 * series without a dash, the first character counts instead.
 */
export const REACH_BEFORE = LONGEST_TICKER + Math.max(KEY_REACH, LONGEST_ADDRESS);
export const REACH_BEHIND = LONGEST_TICKER + LONGEST_ENDING;

/** What a text without ids has. */
const NO_SPANS: readonly number[] = [];

const DASH = 45;
const SMALL_A = 97;
const PREFIX = 'KX';
/** Longer strings cut out of a text are views on it in V8. */
const COPIED = 12;

/**
 * Where ids begin and end in a text, in pairs and in order: those that have their first dash from `from` to before `to`;
 * of a series without a dash, its first character.
 * @param moved what is added to every place
 */
export function idSpans(text: string, from: number, to: number, moved = 0): readonly number[] {
  if (isPlain(text, from)) return NO_SPANS;
  const scan = new Scan(text, from, to);
  let spans: number[] | undefined;
  while (scan.next()) (spans ??= []).push(scan.start + moved, scan.end + moved);
  return spans ?? NO_SPANS;
}

/** Whether a text has nothing of any id, as most lines of a document. */
function isPlain(text: string, from: number): boolean {
  return text.indexOf('-', from) === -1 && text.indexOf(PREFIX, from) === -1;
}

/** Finds the ids of a text in order, in time linear in its length; most of it is read at the speed of `indexOf`. */
class Scan {
  /** Where the id begins that was found last, and where it ends. */
  start = 0;
  end = 0;
  /** The next id with a dash; -1 behind the last. */
  #dashStart = 0;
  #dashEnd = 0;
  /** Where the prefix stands next, -1 behind the last. */
  #prefix: number;

  #addresses: Addresses | undefined;

  readonly #text: string;
  readonly #from: number;
  readonly #to: number;

  constructor(text: string, from: number, to: number) {
    this.#text = text;
    this.#from = from;
    this.#to = to;
    this.#prefix = text.indexOf(PREFIX, from);
    this.#findDashed(from);
  }

  /** Goes to the next id. Returns whether there is one. */
  next(): boolean {
    if (this.#nextSeries(this.#dashStart === -1 ? this.#to : this.#dashStart)) return true;
    if (this.#dashStart === -1) return false;
    this.start = this.#dashStart;
    this.end = this.#dashEnd;
    this.#findDashed(this.end);
    return true;
  }

  #findDashed(from: number): void {
    const text = this.#text;
    for (
      let dash = text.indexOf('-', from);
      dash !== -1 && dash < this.#to;
      dash = text.indexOf('-', dash + 1)
    ) {
      // Behind the first dash of an id stands a letter or digit, so of several in a row only the last can be it.
      while (text.charCodeAt(dash + 1) === DASH && dash + 1 < this.#to) dash++;
      if (this.#findAt(dash)) return;
    }
    this.#dashStart = -1;
  }

  /** Looks for an id whose first dash stands at a place. */
  #findAt(dash: number): boolean {
    const text = this.#text;
    const isUuid = isUuidAt(text, dash - UUID_DASH);
    const start = isUuid ? dash - UUID_DASH : tickerStart(text, dash);
    const end = isUuid ? start + UUID_LENGTH : start === -1 ? -1 : tickerEnd(text, start, dash);
    const span = end === -1 && isInAddress(text, dash) ? this.#inAddress(dash) : undefined;
    this.#dashStart = span ? span[0] : start;
    this.#dashEnd = span ? span[1] : end;
    return this.#dashEnd !== -1;
  }

  #inAddress(dash: number): Span | undefined {
    this.#addresses ??= new Addresses(this.#text, this.#from);
    return this.#addresses.spanAt(dash);
  }

  /** Goes to the next ticker of a series without a dash, if one stands before a place. */
  #nextSeries(place: number): boolean {
    const text = this.#text;
    if (this.#prefix !== -1 && this.#prefix < this.end) this.#prefix = text.indexOf(PREFIX, this.end);
    while (this.#prefix !== -1 && this.#prefix < place) {
      this.start = this.#prefix;
      this.end = seriesEnd(text, this.start);
      this.#prefix = text.indexOf(PREFIX, this.start + PREFIX.length);
      if (this.end !== -1) return true;
    }
    return false;
  }
}

/**
 * The id of a span, UUIDs in lower case and tickers in capitals. It is a copy: ids outlive the documents that they were
 * seen in.
 */
export function idOfSpan(text: string, start: number, end: number): string {
  let copy = '';
  for (let at = start; at < end; at += COPIED) copy += text.slice(at, Math.min(end, at + COPIED));
  if (end - start === UUID_LENGTH && isUuid(copy)) return copy.toLowerCase();
  return hasSmallLetter(copy) ? copy.toUpperCase() : copy;
}

/** Most tickers stand in capitals: turning them into capitals would cost more than this look. */
function hasSmallLetter(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) >= SMALL_A) return true;
  return false;
}
