import type { FoundId } from '../../../src/core/ids/idsIn';

const UUID = /(?:(?<![\w-])|(?<=\\[abefnrtv0]))[\da-fA-F]{8}(?:-[\da-fA-F]{4}){3}-[\da-fA-F]{12}(?![\w-])/g;
const FORM = /^[A-Z0-9]+(?:[._-][A-Z0-9]+)*/;
const PREFIXED = /^KX[A-Z0-9]/;
const MONTHS = '(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)';
const DATED = new RegExp(`^(?!${MONTHS}\\d*-)[A-Z]{3}[A-Z0-9]*-[2-9]\\d${MONTHS}`);
const QUOTED_DATED = new RegExp(
  `^(?!\\d*${MONTHS}\\d*-)([A-Z][A-Z0-9]|\\d{1,4}[A-Z]{3})[A-Z0-9]*-[2-9]\\d${MONTHS}`,
);
const QUOTED_YEARLY = /^([A-Z]{4}|\d{1,4}[A-Z]{3})[A-Z0-9]*-(20)?2\d($|[._-])/;
/** What stands between a key and its value. */
const BETWEEN = String.raw`\\{0,7}["'\`]?[ \t]{0,40}(?:[:=]{1,3}|:[\w&'.<> ]{1,40}=)[ \t]{0,40}`;
const TICKER_KEY = new RegExp(`tickers?${BETWEEN}$`, 'i');
const PLACE_KEY = new RegExp(`(?:^|[^a-z])(?:event|market)s?${BETWEEN}$`);
const KEYED = new RegExp(
  `^(?=\\d*[A-Z])(?!\\d*${MONTHS}\\d*-)[A-Z0-9]{2,}-((20)?[2-9]\\d(${MONTHS}|[HQW]\\d)|(20[2-9]\\d|2\\d|3[013-9])($|[._-]))`,
);
const CONTINUED = /^(?:[{[]|\.(?:\.\.|[{[])|\\[dDwWS](?![a-z]))/;
const JOINED = /(?:[A-Za-z0-9]_|[a-z][.-]|(?<![\w.-])\d(?:[\d._-]{0,29}\d)?[.-])$/;
const FILE_ENDING = /^(?:[_-][\w-]{1,40})?(?:\.[a-z][a-z0-9]{0,9}){1,3}(?![\w-])/;
const ESCAPE = /\\[abefnrtv0]$/;

/** The ids of a text without addresses, series and templates of other kinds, found the slow and plain way. */
export function idOracle(text: string): FoundId[] {
  const uuids = Array.from(text.matchAll(UUID), ({ 0: id, index }) => found(id.toLowerCase(), index));
  const ids: FoundId[] = [];
  for (let dash = text.indexOf('-'); dash !== -1; dash = text.indexOf('-', dash + 1)) {
    if (dash < (ids.at(-1)?.end ?? 0)) continue;
    const one = uuids.find(({ start }) => start + 8 === dash) ?? tickerOf(text, dash, uuids);
    if (one) ids.push(one);
  }
  return ids;
}

function tickerOf(text: string, dash: number, uuids: readonly FoundId[]): FoundId | undefined {
  const [part = ''] = /[A-Z0-9]+$/.exec(text.slice(0, dash)) ?? [];
  if (!/[A-Z]/.test(part) || part.length > 128) return undefined;
  const start = dash - part.length;
  const [form = ''] = FORM.exec(text.slice(start)) ?? [];
  const end = start + form.length;
  if (form.length <= part.length || uuids.some((uuid) => uuid.start >= start && uuid.end <= end))
    return undefined;
  const before = text.slice(0, start);
  if (PREFIXED.test(form)) return prefixed(text, start, form, before);
  const isBounded = !/[\w-]\.?$/.test(before) || ESCAPE.test(before);
  const isEnded = !/^(?:[\w-]|\.[\w-])/.test(text.slice(end));
  if (!isBounded || !isEnded || form.length > 128 || /[._-]KX[A-Z0-9]/.test(form)) return undefined;
  if (/(?:[}\]]|\.\.\.)$/.test(before) || CONTINUED.test(text.slice(end))) return undefined;
  const isAlone = /["'`]$/.test(before) && before.at(-1) === /^\\{0,7}(.)/.exec(text.slice(end))?.[1];
  const isShaped = DATED.test(form) || (isAlone && (QUOTED_DATED.test(form) || QUOTED_YEARLY.test(form)));
  const key = before.replace(/\\{0,7}["'`]$/, '');
  const isKeyed = TICKER_KEY.test(key) || (PLACE_KEY.test(key) && KEYED.test(form));
  return isShaped || isKeyed ? found(form, start) : undefined;
}

function prefixed(text: string, start: number, form: string, before: string): FoundId | undefined {
  const isBounded = !/[\w.-]$/.test(before) || JOINED.test(before.slice(-64)) || ESCAPE.test(before);
  if ((!isBounded && !/(?<![\w-])\.$/.test(before)) || before.endsWith('}')) return undefined;
  const [id = ''] = form.split('_');
  const behind = text.slice(start + id.length);
  const isEnded =
    id !== form ||
    !/^[\w.-]/.test(behind) ||
    /^(?:_[a-z]|\.(?![A-Z0-9_-]))/.test(behind) ||
    FILE_ENDING.test(behind);
  if (!isEnded || (id === form && CONTINUED.test(behind))) return undefined;
  return id.includes('-') && id.length <= 128 ? found(id, start) : undefined;
}

function found(id: string, start: number): FoundId {
  return { id, start, end: start + id.length };
}
