import { idsInAddress } from './address';
import { isContinued } from './template';

/** What every address of the site, of the API or of a thing in VS Code has before its path. */
const SIGNS = ['kalshi.co', '/trade-api/', 'kalshi-explorer/'] as const;
/** Where the path begins, seen from a sign. */
const PATH = /kalshi\.com?(?::\d{1,5})?(?=[/?#])|(?=\/trade-api\/)|kalshi-explorer(?=\/)/y;
/** So many characters behind a sign are read. */
export const LONGEST_ADDRESS = 400;
const ADDRESS = /[\w\-.~:/?#@!&+,;=%]{0,400}/y;
/** No series is longer. */
const LONGEST_PART = 64;
/** `%` of an escaped comma. */
const BEFORE_PART = '/=#,%';
const LENGTHS = 256;

type Span = readonly [start: number, end: number];

/** The tickers in the addresses of a text, which stand there in any case and need no prefix. Places only ever grow. */
export class Addresses {
  /** Where each sign stands next, -1 behind the last; looked for once it matters. */
  #next: number[] | undefined;
  /** The last sign before the place. */
  #sign = -1;
  #read = -1;
  #spans: readonly Span[] = [];

  readonly #text: string;
  readonly #from: number;

  constructor(text: string, from: number) {
    this.#text = text;
    this.#from = Math.max(0, from - LONGEST_ADDRESS);
  }

  /** The ticker whose first dash stands at a place: 256 times its start plus its length, or 0. */
  idAt(dash: number): number {
    if (!isPartOfAddress(this.#text, dash)) return 0;
    this.#advance(dash);
    if (this.#sign === -1 || dash - this.#sign > LONGEST_ADDRESS) return 0;
    if (this.#read !== this.#sign) {
      this.#read = this.#sign;
      this.#spans = spansAt(this.#text, this.#sign);
    }
    for (const [start, end] of this.#spans)
      if (start < dash && dash < end && this.#text.indexOf('-', start) === dash)
        return start * LENGTHS + end - start;
    return 0;
  }

  #advance(place: number): void {
    const text = this.#text;
    const nexts = (this.#next ??= SIGNS.map((sign) => text.indexOf(sign, this.#from)));
    for (const [index, sign] of SIGNS.entries()) {
      for (let next = nexts[index] ?? -1; next !== -1 && next < place;) {
        this.#sign = Math.max(this.#sign, next);
        next = nexts[index] = text.indexOf(sign, next + 1);
      }
    }
  }
}

/** Whether a part of an address begins with the letters and digits before a dash, as far as one character tells. */
function isPartOfAddress(text: string, dash: number): boolean {
  let at = dash - 1;
  while (at > dash - LONGEST_PART && isLetterOrDigit(text.charCodeAt(at))) at--;
  return at >= 0 && BEFORE_PART.includes(text.charAt(at));
}

function isLetterOrDigit(code: number): boolean {
  const small = code | 32;
  return (small >= 97 && small <= 122) || (code >= 48 && code <= 57);
}

/** Where the tickers with a dash stand in the address around a sign. */
function spansAt(text: string, sign: number): readonly Span[] {
  PATH.lastIndex = sign;
  const host = PATH.exec(text);
  if (!host) return [];
  const path = sign + host[0].length;
  ADDRESS.lastIndex = path;
  const address = ADDRESS.exec(text)?.[0] ?? '';
  return idsInAddress(address).flatMap(({ id, start, end }) =>
    id.includes('-') && !isContinued(text, path + start, path + end)
      ? [[path + start, path + end] as const]
      : [],
  );
}
