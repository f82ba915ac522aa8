import { isTicker, isUuid } from './ids';
import type { EntityRef } from './kinds';

/** What a person typed or pasted may mean, most likely first; or what is wrong with it. */
export type LookUp =
  | { readonly ok: true; readonly candidates: readonly EntityRef[] }
  | { readonly ok: false; readonly problem: string };

const LONGEST_SHOWN = 60;

/** Reads a UUID, a ticker, or an address of the exchange's site. */
export function readLookUp(input: string): LookUp {
  const text = input
    .trim()
    .replace(/^["'`]|["'`]?,?$/g, '')
    .trim();
  if (text === '') return { ok: false, problem: 'Enter an id, a ticker or an address of kalshi.com.' };
  if (isUuid(text)) return { ok: true, candidates: uuidCandidates(text.toLowerCase()) };
  if (/^https?:\/\//i.test(text) || /^(www\.|demo\.)?kalshi\.com?(\/|$)/i.test(text))
    return readAddress(text);
  const ticker = text.toUpperCase();
  if (isTicker(ticker)) return { ok: true, candidates: tickerCandidates(ticker) };
  return {
    ok: false,
    problem: `"${shorten(text)}" is neither a UUID nor a ticker nor an address of kalshi.com.`,
  };
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
  return dashes === 1 ? [event, market, series] : [market, event, series];
}

/** `https://kalshi.com/markets/<series>[/<words>[/<event>]]` or `https://kalshi.com/events/<event>`. */
function readAddress(text: string): LookUp {
  const address = /^https?:/i.test(text) ? text : `https://${text}`;
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url || !/^(www\.|demo\.)?kalshi\.com?$/.test(url.hostname))
    return { ok: false, problem: `"${shorten(text)}" is not an address of kalshi.com.` };
  const [section, ...rest] = url.pathname.split('/').filter(Boolean);
  const isSeries = section === 'markets' && rest.length < 3;
  const ticker = rest.at(isSeries ? 0 : -1)?.toUpperCase() ?? '';
  if (!/^(markets|events)$/.test(section ?? '') || !isTicker(ticker)) {
    return { ok: false, problem: 'That page of kalshi.com names no series, event or market.' };
  }
  return {
    ok: true,
    candidates: isSeries
      ? tickerCandidates(ticker)
      : [
          { kind: 'event', id: ticker },
          { kind: 'market', id: ticker },
        ],
  };
}

function shorten(text: string): string {
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}
