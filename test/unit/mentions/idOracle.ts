import type { FoundId } from '../../../src/core/mentions/idsIn';

const UUID = /(?<![\w-])[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![\w-])/gi;
const RUN = /[\w-]+(?:\.[\w-]+)*/g;
const FORM = /^(?=.{1,128}$)(?=.*-)[A-Z][A-Z0-9]*(?:[._-][A-Z0-9]+)*$/;
const PREFIXED = /^KX[A-Z0-9]/;
const DATED = /^[A-Z]{3}[A-Z0-9]*-2\d(JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)/;
const YEARLY = /^[A-Z]{4}[A-Z0-9]*-(20)?2\d($|[._-])/;
const KEYED = /tickers?["'`]?[ \t]{0,40}(?:[:=]{1,3}|:[\w&'.<> ]{1,40}=)[ \t]{0,40}["'`]?$/i;

/** The ids of a text, found the slow and plain way: see `isUuidAt` and `tickerEnd`. */
export function idOracle(text: string): FoundId[] {
  const uuids = Array.from(text.matchAll(UUID), ({ 0: id, index }) => found(id.toLowerCase(), index));
  const tickers = Array.from(text.matchAll(RUN), ({ 0: id, index }) => found(id, index)).filter(
    ({ id, start, end }) =>
      FORM.test(id) &&
      !uuids.some((uuid) => uuid.start >= start && uuid.end <= end) &&
      (PREFIXED.test(id) ||
        DATED.test(id) ||
        (YEARLY.test(id) && isQuoted(text, start, end)) ||
        KEYED.test(text.slice(0, start))),
  );
  return [...uuids, ...tickers].sort((a, b) => a.start - b.start);
}

function isQuoted(text: string, start: number, end: number): boolean {
  return /["'`]/.test(text.charAt(start - 1)) && text.charAt(start - 1) === text.charAt(end);
}

function found(id: string, start: number): FoundId {
  return { id, start, end: start + id.length };
}
