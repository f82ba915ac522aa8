import type { Milestone } from '../kalshi/milestones';

const DAY = 24 * 60 * 60 * 1000;

/**
 * The newest time at which the exchange says that one of some milestones changed: a time by the clock of the exchange,
 * which is asked for changes since then. The clock of this computer may be fast, and would skip changes.
 * @param now milliseconds since 1970; a change that is far in the future is a mistake in the data
 * @returns milliseconds since 1970, `undefined` where no milestone says when it changed
 */
export function newestChange(milestones: Iterable<Milestone>, now: number): number | undefined {
  let newest: number | undefined;
  for (const { last_updated_ts } of milestones) {
    const changed = Date.parse(last_updated_ts ?? '');
    if (changed > 0 && changed <= now + DAY && changed > (newest ?? 0)) newest = changed;
  }
  return newest;
}
