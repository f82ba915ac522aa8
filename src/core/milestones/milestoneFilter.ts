import { isJsonObject } from '../kalshi/json';
import type { Milestone } from '../kalshi/milestones';
import { eventTickers } from '../entities/milestone';
import { endOfDate, startOfDate } from '../timeZone';

/** Days from now (`-1` is yesterday at this time), or a date `2026-11-23` where the person is. */
export type TimeBound = number | string;

/** Which milestones the view lists. The exchange filters by the first four; the rest is applied to its answers. */
export interface MilestoneFilter {
  readonly category?: string;
  readonly type?: string;
  readonly competition?: string;
  /** Default: one day ago, so that what is being played is there. `null` for all of the past. */
  readonly from?: TimeBound | null;
  readonly until?: TimeBound;
  readonly withEventsOnly?: boolean;
}

const DAY = 24 * 60 * 60 * 1000;
const DEFAULT_FROM = -1;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** The lower bound as the exchange takes it (RFC 3339 to the second), or undefined for all of the past. */
export function minimumStartDate(filter: MilestoneFilter, now: number): string | undefined {
  const start = earliestStart(filter, now);
  return start === -Infinity ? undefined : new Date(start).toISOString().replace(/\.\d+Z$/, 'Z');
}

/** Milliseconds since 1970, in whole seconds. */
function earliestStart({ from = DEFAULT_FROM }: MilestoneFilter, now: number): number {
  return from === null ? -Infinity : Math.floor(boundTime(from, now) / 1000) * 1000;
}

/** Those to come and of the last day, soonest first; then those before, latest first. */
export function soonestFirst(milestones: Iterable<Milestone>, now: number): readonly Milestone[] {
  const since = minimumStartDate({}, now) ?? '';
  const all = [...milestones].sort((a, b) => (a.start_date < b.start_date ? -1 : 1));
  const past = all.filter(({ start_date }) => start_date < since);
  return [...all.slice(past.length), ...past.reverse()];
}

/** Milliseconds since 1970 after which milestones are left out; a date counts to its end. */
export function latestStart(filter: MilestoneFilter, now: number): number {
  const { until } = filter;
  if (until === undefined) return Infinity;
  return typeof until === 'string' ? endOfDate(until) : boundTime(until, now);
}

/** Whether a milestone is listed now. The exchange applies the lower bound too, but as it was at the time of the request. */
export function matches(filter: MilestoneFilter, milestone: Milestone, now: number): boolean {
  if (filter.withEventsOnly && eventTickers(milestone).length === 0) return false;
  const start = Date.parse(milestone.start_date);
  return Number.isNaN(start) || (start >= earliestStart(filter, now) && start < latestStart(filter, now));
}

export function isEmptyFilter(filter: MilestoneFilter): boolean {
  return Object.values(filter).every((value) => value === undefined || value === false);
}

/** A filter from saved state, which an older or a newer version may have written: what is not understood is left out. */
export function readMilestoneFilter(saved: unknown): MilestoneFilter {
  if (!isJsonObject(saved)) return {};
  const text = (name: 'category' | 'type' | 'competition'): object => {
    const value = saved[name];
    return typeof value === 'string' && value !== '' ? { [name]: value } : {};
  };
  return {
    ...text('category'),
    ...text('type'),
    ...text('competition'),
    ...(saved['from'] === null || isTimeBound(saved['from']) ? { from: saved['from'] } : {}),
    ...(isTimeBound(saved['until']) ? { until: saved['until'] } : {}),
    ...(saved['withEventsOnly'] === true ? { withEventsOnly: true } : {}),
  };
}

export function isTimeBound(value: unknown): value is TimeBound {
  if (typeof value === 'number') return Number.isFinite(value) && Math.abs(value) <= 36_500;
  return typeof value === 'string' && DATE.test(value) && isDayOfCalendar(value);
}

/** `Date` takes a 31st of February for the 3rd of March. */
function isDayOfCalendar(date: string): boolean {
  const ms = Date.parse(date);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(date);
}

function boundTime(bound: TimeBound, now: number): number {
  return typeof bound === 'number' ? now + bound * DAY : startOfDate(bound);
}
