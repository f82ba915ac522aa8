import { isPrefixed, isTicker, isUuid } from '../kalshi/idForms';
import { isContinued } from './idBoundaries';
import { hasTickerShape } from './ticker';

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

/** The kind of an id in an address; `ticker`: an event or a market, which its dashes decide. */
export type AddressKind =
  'market' | 'event' | 'series' | 'collection' | 'ticker' | 'milestone' | 'structuredTarget';

/** An id in an address. */
export interface AddressId {
  readonly kind: AddressKind;
  /** A UUID in lower case, a ticker in capitals. */
  readonly id: string;
  readonly start: number;
  readonly end: number;
  readonly part: 'path' | 'query' | 'fragment';
}

/** Words in a path and the kind of the id behind them. The site writes the series behind `markets`. */
const WORDS: Readonly<Record<string, AddressKind>> = {
  market: 'market',
  markets: 'market',
  event: 'event',
  events: 'event',
  series: 'series',
  multivariate_event_collections: 'collection',
  milestone: 'milestone',
  milestones: 'milestone',
  target: 'structuredTarget',
  structuredtarget: 'structuredTarget',
  structured_targets: 'structuredTarget',
};

const KEYS: readonly (readonly [RegExp, AddressKind])[] = [
  [/^markets?(_tickers?)?(\[\])?$/, 'market'],
  [/event_collection(_ticker)?$|^collection_ticker$/, 'collection'],
  [/(^|_)events?(_tickers?)?(\[\])?$/, 'event'],
  [/^series(_tickers?)?$/, 'series'],
  [/^tickers?(\[\])?$/, 'ticker'],
  [/^milestone(_uu|_)?ids?$/, 'milestone'],
  [/^structured_target_ids?$|^ids$/, 'structuredTarget'],
];

/** An id of any case, and what may stand behind it in a sentence or as the ending of a file. */
const VALUE = /^([a-z0-9]+(?:[_-][a-z0-9]+|\.\d[a-z0-9]*)*)(?:\.[a-z]+)?[.,;:!]*\\?$/i;
/** One of several values, behind the comma before it. */
const ITEM = /(^|,|%2c)((?:(?!%2c)[^,])*)/gi;
const VERSION = /^v\d+$/;

/**
 * The ids in an address, in their order.
 * @param text the address from its path on
 */
export function idsInAddress(text: string): readonly AddressId[] {
  const [, path = '', query = '', fragment = ''] = /^([^?#]*)(\?[^#]*)?(#.*)?$/s.exec(text) ?? [];
  const inPath = idsInPath(path);
  const series = inPath.find(({ kind }) => kind === 'series')?.id;
  const place = { offset: path.length + query.length + 1, part: 'fragment' } as const;
  const behind = fragment.slice(1);
  return [
    ...inPath,
    ...idsInQuery(query.slice(1), { offset: path.length + 1, part: 'query' }),
    ...(behind.includes('=')
      ? idsInQuery(behind, place)
      : idIn(behind, place, (id) => kindOfWords(id, series))),
  ];
}

interface Place {
  readonly offset: number;
  readonly part: AddressId['part'];
}

/** `/markets/<series>/<words>/<event>` of the site, `/markets/<market>` and the like of the API. */
function idsInPath(path: string): AddressId[] {
  const ids: AddressId[] = [];
  let offset = 0;
  let [word, depth, isApi]: [AddressKind | undefined, number, boolean] = [undefined, 0, false];
  for (const part of path.split('/')) {
    const lower = part.toLowerCase().replace('\\', '');
    isApi ||= VERSION.test(lower);
    if (Object.hasOwn(WORDS, lower)) [word, depth] = [WORDS[lower], 0];
    else if (lower !== '') {
      const series = ids.find(({ kind }) => kind === 'series')?.id;
      const kindOf = isApi ? kindInApi : kindOnSite;
      ids.push(...idIn(part, { offset, part: 'path' }, (id) => kindOf(id, word, depth, series)));
      depth++;
    }
    offset += part.length + 1;
  }
  return ids;
}

type KindInPath = (
  id: string,
  word: AddressKind | undefined,
  depth: number,
  series: string | undefined,
) => AddressKind | undefined;

const kindInApi: KindInPath = (id, word, depth) => {
  if (word === undefined || depth > 0 || isOfUuids(word) !== isUuid(id)) return undefined;
  // In the place of ids stand `/markets/trades` and `/series/fee_changes` too.
  const isId = isUuid(id) || (word === 'series' ? !id.includes('_') : id.includes('-'));
  return isId ? word : undefined;
};

const kindOnSite: KindInPath = (id, word, depth, series) => {
  if (word !== undefined && isOfUuids(word)) return isUuid(id) ? word : undefined;
  if (isUuid(id)) return undefined;
  if (word === 'event' && depth === 0) return 'event';
  if (word === 'market' && depth === 2) return 'event';
  const isSeries = depth === 0 && (word === 'market' || word === 'series') && !id.includes('-');
  return isSeries ? 'series' : kindOfWords(id, series);
};

function isOfUuids(kind: AddressKind): boolean {
  return kind === 'milestone' || kind === 'structuredTarget';
}

/** Whether words of an address are a ticker: those of a title stand there too. */
function kindOfWords(id: string, series: string | undefined): AddressKind | undefined {
  if (isUuid(id) || !id.includes('-')) return undefined;
  const isOfSeries = series !== undefined && id.startsWith(`${series}-`) && /-\d/.test(id);
  return isOfSeries || isPrefixed(id) || hasTickerShape(id, 'quoted') ? 'ticker' : undefined;
}

function idsInQuery(query: string, { offset, part }: Place): AddressId[] {
  const ids: AddressId[] = [];
  let at = offset;
  for (const pair of query.split('&')) {
    const value = pair.indexOf('=') + 1;
    // In HTML the `&` before a key is written `&amp;`.
    const key = pair
      .slice(0, Math.max(0, value - 1))
      .replace(/^amp;/, '')
      .toLowerCase();
    const kind = KEYS.find(([pattern]) => pattern.test(key))?.[1];
    for (const { 1: comma = '', 2: item = '', index } of pair.slice(value).matchAll(ITEM)) {
      const place = { offset: at + value + index + comma.length, part };
      ids.push(...idIn(item, place, (id) => kindUnderKey(id, kind)));
    }
    at += pair.length + 1;
  }
  return ids;
}

function kindUnderKey(id: string, kind: AddressKind | undefined): AddressKind | undefined {
  if (kind === undefined) return kindOfWords(id, undefined);
  return isOfUuids(kind) === isUuid(id) ? kind : undefined;
}

function idIn(
  text: string,
  { offset, part }: Place,
  kindOf: (id: string) => AddressKind | undefined,
): AddressId[] {
  const written = VALUE.exec(text)?.[1] ?? '';
  const id = isUuid(written) ? written.toLowerCase() : written.toUpperCase();
  const kind = isUuid(id) || isTicker(id) ? kindOf(id) : undefined;
  return kind ? [{ kind, id, start: offset, end: offset + written.length, part }] : [];
}
