/** Alone, in the name of a file, or behind an escaped line break. */
const TICKER = /(?:(?<![A-Za-z\d])|\\[nrt])KX[A-Z0-9]+-[A-Z0-9]/;
/** Fields of the API that no other system has: there are teams, milestones and markets elsewhere. */
const NAMES = /kalshi|custom_?strike|structured_?target|(?:event|series)_?ticker/i;

/** Whether a text, or the name of a file, says by itself that it is about the exchange. */
export function showsKalshi(text: string): boolean {
  return TICKER.test(text) || NAMES.test(text);
}

/** What the keys of milestones and structured targets have in them. */
const TARGETS = /milestone|team|player|competitor|fighter|candidate/i;

/** Whether a text may hold a key of milestones or targets: a quick look before what stands there is read. */
export function namesTargets(text: string): boolean {
  return TARGETS.test(text);
}
