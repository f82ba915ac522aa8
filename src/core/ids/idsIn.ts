import { isUuid, LONGEST_TICKER, UUID_LENGTH } from '../kalshi/idForms';
import { Addresses, isInAddress, LONGEST_ADDRESS, type Span } from './addresses';
import { LONGEST_ENDING, UUID_DASH, isUuidAt } from './idBoundaries';
import { KEY_REACH, seriesEnd, tickerEnd, tickerStart } from './ticker';

/** A UUID or a ticker in a text. */
export interface FoundId {
  /** A UUID in lower case, or a ticker in capitals. */
  readonly id: string;
  /** Offset of its first character. */
  readonly start: number;
  /** Offset behind its last character. */
  readonly end: number;
}

/**
 * Whether there is an id depends on so many characters before its first dash, and so many behind. Of the ticker of a
 * series without a dash, the first character counts instead.
 */
const REACH_BEFORE = LONGEST_TICKER + Math.max(KEY_REACH, LONGEST_ADDRESS);
const REACH_BEHIND = LONGEST_TICKER + LONGEST_ENDING;

const DASH = 45;
const PREFIX = 'KX';
/** V8 copies strings of this length. Longer ones stay views on the text that they were cut from. */
const COPIED = 12;
const NONE: readonly FoundId[] = [];

/**
 * The UUIDs and tickers of a text in order, in time linear in its length: see `isUuidAt`, `tickerEnd`, `seriesEnd` and
 * `idsInAddress` for what they are.
 * @param from,to only those whose first dash stands from the one offset to before the other. Reads a few hundred
 * characters around them and no more of the text.
 */
export function idsIn(text: string, from = 0, to = text.length): readonly FoundId[] {
  const cut = Math.max(0, from - REACH_BEFORE);
  const near = text.slice(cut, to + REACH_BEHIND);
  // Most lines of a document.
  if (!near.includes('-', from - cut) && !near.includes(PREFIX, from - cut)) return NONE;
  const found: FoundId[] = [];
  const scan = new Scan(near, from - cut, to - cut);
  while (scan.next())
    found.push({ id: idOf(near, scan.start, scan.end), start: scan.start + cut, end: scan.end + cut });
  return found;
}

/** The one that a column stands in, from before its first character to behind its last, however long the line is. */
export function idAt(line: string, column: number): FoundId | undefined {
  const found = idsIn(line, Math.max(0, column - LONGEST_TICKER), column + LONGEST_TICKER);
  return found.find(({ start, end }) => start <= column && column <= end);
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

/** A UUID in lower case, a ticker in capitals. It is a copy, so that an id does not keep its document in memory. */
function idOf(text: string, start: number, end: number): string {
  let copy = '';
  for (let at = start; at < end; at += COPIED) copy += text.slice(at, Math.min(end, at + COPIED));
  if (end - start === UUID_LENGTH && isUuid(copy)) return copy.toLowerCase();
  return /[a-z]/.test(copy) ? copy.toUpperCase() : copy;
}
