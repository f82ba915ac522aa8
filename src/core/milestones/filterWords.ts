import { isEmptyFilter, type MilestoneFilter, type TimeBound } from './milestoneFilter';
import type { MilestoneOrder } from './milestoneOrder';
import { plainText } from '../format/text';

/** The filter in words for the top of the view, `''` when there is none. */
export function filterWords(filter: MilestoneFilter): string {
  if (isEmptyFilter(filter)) return '';
  const { category, type, competition, from, until, withEventsOnly } = filter;
  const named = [category, type, competition]
    .filter((value) => value !== undefined)
    .map((value) => plainText(value, 60));
  return [...named, windowWords(from, until), withEventsOnly ? 'with events only' : '']
    .filter(Boolean)
    .join(' · ');
}

/** The start window in words, `''` for the usual one (from a day ago, no end). */
export function windowWords(from: MilestoneFilter['from'], until: TimeBound | undefined): string {
  if (from === undefined && until === undefined) return '';
  const start = from === null ? 'all of the past' : from === undefined ? 'a day ago' : boundWords(from);
  return until === undefined ? `from ${start}` : `from ${start} until ${boundWords(until)}`;
}

/** "Grouped by day. Sorted by title.", `''` for the plain list in the order of the exchange. */
export function orderWords({ groupBy, sortBy }: MilestoneOrder): string {
  const group = groupBy === 'none' ? '' : `Grouped by ${groupBy}.`;
  return sortBy === 'start' ? group : `${group} Sorted by ${sortBy}.`.trim();
}

function boundWords(bound: TimeBound): string {
  if (typeof bound === 'string') return bound;
  if (bound === 0) return 'now';
  const days = Math.abs(bound);
  const distance = days === 1 ? '1 day' : `${String(days)} days`;
  return bound < 0 ? `${distance} ago` : `in ${distance}`;
}
