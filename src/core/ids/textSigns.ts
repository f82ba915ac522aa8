import { LONGEST_TICKER } from '../kalshi/idForms';

/** Alone, in the name of a file, or behind an escaped line break. */
const TICKER = /(?:(?<![A-Za-z\d])|\\[nrt])KX[A-Z0-9]+-[A-Z0-9]/;
/** Fields of the API that no other system has: there are teams, milestones and markets elsewhere. */
const NAMES = /kalshi|custom_?strike|structured_?target|(?:event|series)_?ticker/i;

/** Whether a text, or the name of a file, shows that it is about Kalshi. */
export function looksLikeKalshi(text: string): boolean {
  return TICKER.test(text) || NAMES.test(text);
}

/** What the keys of milestones and structured targets have in them. */
const TARGETS = /milestone|team|player|competitor|fighter|candidate/i;

/** Whether a text may hold a key of milestones or targets: a quick look before what stands there is read. */
export function mayNameTargets(text: string): boolean {
  return TARGETS.test(text);
}

/** The start of a UUID, the first dash of a ticker, its prefix, or what stands in an address before an id. */
const SIGN =
  /[\dA-Fa-f]{8}-[\dA-Fa-f]{4}-|[A-Z]\d*-[A-Z\d]|KX[A-Z\d]|kalshi\.co|\/trade-api\/|kalshi-explorer\//;
/** How far before an id its address may begin. */
const LONGEST_ADDRESS = 400;

/**
 * Whether a text may hold an id. A quick look before the code is loaded that reads ids: where `idsIn` finds one this is
 * true, and sometimes also where it finds none.
 */
export function mayHoldId(text: string): boolean {
  return SIGN.test(text);
}

/** The same for the part of a line around a column. */
export function mayHoldIdAt(line: string, column: number): boolean {
  const start = Math.max(0, column - LONGEST_TICKER - LONGEST_ADDRESS);
  return mayHoldId(line.slice(start, column + LONGEST_TICKER));
}
