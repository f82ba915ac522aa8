import { idsInAddress } from './address';
import { isContinued } from './template';

/** What every address of the site, of the API or of a thing in VS Code has before its path. */
const SIGNS = ['kalshi.co', '/trade-api/', 'kalshi-explorer/'] as const;
/** Where the path begins, seen from a sign. */
const PATH = /kalshi\.com?(?::\d{1,5})?(?=\\?[/?#])|(?=\/trade-api\/)|kalshi-explorer(?=\/)/y;
/** So many characters behind a sign are read. */
export const LONGEST_ADDRESS = 400;
/** Some writers of JSON put a backslash before each slash. */
const ADDRESS = /(?:[\w\-.~:/?#@!&+,;=%]|\\\/){0,400}/y;
/** No series is longer. */
const LONGEST_PART = 64;
/** `%` of an escaped comma. */
const BEFORE_PART = '/=#,%';

export type Span = readonly [start: number, end: number];

/** The tickers in the addresses of a text, which stand there in any case and need no prefix. Places only ever grow. */
export class Addresses {
  /** Where each sign stands next, -1 behind the last. */
  readonly #next: number[];
  /** The last sign before the place. */
  #sign = -1;
  /** Where the address ends that was read last, and the tickers in it. */
  #end = -1;
  #spans: readonly Span[] = [];

  readonly #text: string;

  constructor(text: string, from: number) {
    this.#text = text;
    this.#next = SIGNS.map((sign) => text.indexOf(sign, Math.max(0, from - LONGEST_ADDRESS)));
  }

  /** Where the ticker stands whose first dash is at a place. */
  spanAt(dash: number): Span | undefined {
    this.#advance(dash);
    // A sign inside the address that was read last belongs to that.
    if (this.#sign > this.#end && dash - this.#sign <= LONGEST_ADDRESS) this.#readAddress();
    if (dash >= this.#end) return undefined;
    return this.#spans.find(
      ([start, end]) => start < dash && dash < end && this.#text.indexOf('-', start) === dash,
    );
  }

  /** Reads the tickers with a dash in the address around the sign. */
  #readAddress(): void {
    const text = this.#text;
    PATH.lastIndex = this.#sign;
    const host = PATH.exec(text);
    const path = this.#sign + (host?.[0].length ?? 0);
    ADDRESS.lastIndex = path;
    const address = host ? (ADDRESS.exec(text)?.[0] ?? '') : '';
    this.#end = path + address.length;
    this.#spans = idsInAddress(address).flatMap(({ id, start, end }) =>
      id.includes('-') && !isContinued(text, path + start, path + end)
        ? [[path + start, path + end] as const]
        : [],
    );
  }

  #advance(place: number): void {
    const text = this.#text;
    for (const [index, sign] of SIGNS.entries()) {
      for (let next = this.#next[index] ?? -1; next !== -1 && next < place;) {
        this.#sign = Math.max(this.#sign, next);
        next = this.#next[index] = text.indexOf(sign, next + 1);
      }
    }
  }
}

/** Whether a part of an address may begin with the letters and digits before a dash: a quick look. */
export function isInAddress(text: string, dash: number): boolean {
  let at = dash - 1;
  while (at > dash - LONGEST_PART && isLetterOrDigit(text.charCodeAt(at))) at--;
  return at >= 0 && BEFORE_PART.includes(text.charAt(at));
}

function isLetterOrDigit(code: number): boolean {
  const small = code | 32;
  return (small >= 97 && small <= 122) || (code >= 48 && code <= 57);
}
