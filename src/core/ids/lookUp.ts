import { idsInAddress, type AddressId, type AddressKind } from './addresses';
import { idsIn } from './idsIn';
import { seriesOfCombo } from '../entities/combos';
import { isTicker, isUuid, refOfPath } from '../entities/ids';
import type { EntityRef } from '../entities/kinds';

/** What a person typed or pasted may mean, most likely first; or what is wrong with it. */
export type LookUp =
  | { readonly ok: true; readonly candidates: readonly EntityRef[] }
  | { readonly ok: false; readonly problem: string };

const LONGEST_SHOWN = 60;
/** Longer texts are not searched for an id. */
const LONGEST_SEARCHED = 4_000;

/** A link into VS Code, and the raw JSON of a thing there: `vscode://kalshi-explorer.kalshi-explorer/market/KXNBA-26-BOS`. */
const DEEP_LINK =
  /^(?:[a-z][a-z\d+.-]*:\/\/kalshi-explorer\.kalshi-explorer|kalshi:(?:\/\/[\w.-]*)?)(\/[^?#]*)/i;
const WEB_ADDRESS = /^https?:\/\//i;
const SITE = /^(?:[a-z\d-]+\.)*kalshi\.com?(?=[/?#:]|$)/i;
/** An address somewhere in a text: a command line, a Markdown link. */
const INNER_ADDRESS = /https?:\/\/[^\s"'`<>()]+/i;
const SITE_HOST = /^(?:[a-z\d-]+\.)*kalshi\.com?$/;
/** The name of a file, which has the form of a ticker but for its ending. */
const FILE_NAME = /^[\w.-]+\.[a-z]\w*$/;
/** What makes an address of any host one of the API. */
const API_PATH = /\/v\d+\/(?:historical\/)?[a-z_]+/;

/** Reads a UUID, a ticker, an address of the exchange's site or its API, or a link that this extension copies. */
export function readLookUp(input: string): LookUp {
  const text = input
    .trim()
    .replace(/^["'`<]|["'`>]?,?$/g, '')
    .trim();
  if (text === '') return problem('Enter an id, a ticker or an address of kalshi.com.');
  const inFileName = FILE_NAME.test(text) ? readWithin(text) : undefined;
  if (inFileName) return inFileName;
  if (WEB_ADDRESS.test(text) || SITE.test(text)) return readAddress(text);
  const candidates = idCandidates(text) ?? linkCandidates(text);
  if (candidates) return { ok: true, candidates };
  return (
    readWithin(text) ??
    problem(`"${shorten(text)}" is neither a UUID nor a ticker nor an address of kalshi.com.`)
  );
}

function problem(sentence: string): LookUp {
  return { ok: false, problem: sentence };
}

function idCandidates(text: string): readonly EntityRef[] | undefined {
  if (isUuid(text)) return uuidCandidates(text.toLowerCase());
  const ticker = text.toUpperCase();
  return isTicker(ticker) ? tickerCandidates(ticker) : undefined;
}

function linkCandidates(text: string): readonly EntityRef[] | undefined {
  const path = DEEP_LINK.exec(text)?.[1];
  const ref = path === undefined ? undefined : refOfPath(path.replace(/\.json$/, ''));
  return ref && [ref];
}

function uuidCandidates(id: string): readonly EntityRef[] {
  return [
    { kind: 'structuredTarget', id },
    { kind: 'milestone', id },
  ];
}

/** Tickers nest as series-event-market, though a series may hold a dash itself: the likeliest comes first, all are tried. */
function tickerCandidates(id: string): readonly EntityRef[] {
  const series: EntityRef = { kind: 'series', id };
  const event: EntityRef = { kind: 'event', id };
  const market: EntityRef = { kind: 'market', id };
  const dashes = id.split('-').length - 1;
  if (dashes === 0) return [series, event, market];
  const combo = seriesOfCombo(id);
  return [...(dashes === 1 ? [event, market] : [market, event]), ...(combo.length > 0 ? combo : [series])];
}

/** An address opens the most exact thing that it names, wherever in it that stands. */
function readAddress(text: string): LookUp {
  const address = WEB_ADDRESS.test(text) ? text : `https://${text}`;
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url || !(SITE_HOST.test(url.hostname) || API_PATH.test(url.pathname)))
    return problem(`"${shorten(text)}" is not an address of kalshi.com.`);
  const named = mostExact(idsInAddress(url.pathname + url.search + url.hash));
  if (!named) return problem('That page of kalshi.com names no series, event or market.');
  return { ok: true, candidates: CANDIDATES[named.kind](named.id) };
}

const CANDIDATES: Readonly<Record<AddressKind, (id: string) => readonly EntityRef[]>> = {
  market: (id) => refs(id, 'market', 'event'),
  event: (id) => refs(id, 'event', 'market'),
  series: (id) => (id.includes('-') ? refs(id, 'series', 'event', 'market') : tickerCandidates(id)),
  collection: (id) => [...seriesOfCombo(id), ...refs(id, 'event')],
  ticker: tickerCandidates,
  milestone: (id) => refs(id, 'milestone', 'structuredTarget'),
  structuredTarget: (id) => refs(id, 'structuredTarget', 'milestone'),
};

function refs(id: string, ...kinds: readonly EntityRef['kind'][]): readonly EntityRef[] {
  return kinds.map((kind) => ({ kind, id }));
}

/** A market before an event before a series; of two events that behind `?` or `#`, and the first of a list. */
function mostExact(ids: readonly AddressId[]): AddressId | undefined {
  let best: AddressId | undefined;
  for (const one of ids) {
    const more = best === undefined ? 1 : exactness(one) - exactness(best);
    if (more > 0 || (more === 0 && one.part !== best?.part)) best = one;
  }
  return best;
}

function exactness({ kind, id }: AddressId): number {
  if (kind === 'series' || kind === 'collection') return 0;
  if (kind === 'ticker') return Math.min(2, id.split('-').length - 1);
  return kind === 'event' ? 1 : 2;
}

/** What is copied together with more: a command line, a Markdown link, a line of a file. It has to hold one id. */
function readWithin(text: string): LookUp | undefined {
  if (text.length > LONGEST_SEARCHED) return undefined;
  const address = INNER_ADDRESS.exec(text)?.[0];
  if (address !== undefined) {
    const read = readAddress(address);
    if (read.ok) return read;
  }
  const [id, ...others] = new Set(idsIn(text).map((found) => found.id));
  const candidates = id === undefined || others.length > 0 ? undefined : idCandidates(id);
  return candidates && { ok: true, candidates };
}

function shorten(text: string): string {
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}
