import { compareTexts } from '../format/text';
import { competitionOf } from './filterValues';
import type { Milestone } from '../kalshi/milestones';
import { dateAt, startOfDay, timeZone } from '../timeZone';

/** What the milestones of the view are put into folders by. */
export type Grouping = 'none' | 'day' | 'category' | 'type' | 'competition';

/** What they are sorted by: the start as the exchange lists them, the title, or what changed last. */
export type Sorting = 'start' | 'title' | 'updated';

/** From settings, which may hold other words: those are taken for the usual ones. */
export interface MilestoneOrder {
  readonly groupBy: Grouping;
  readonly sortBy: Sorting;
}

export interface MilestoneFolder {
  /** The same for the same day or word, whatever else is loaded: a day by its first moment, milliseconds since 1970. */
  readonly key: string;
  readonly label: string;
  readonly isToday: boolean;
  readonly milestones: readonly Milestone[];
}

const DAY = 24 * 60 * 60 * 1000;

/** Equals stay in the order in which the exchange sent them; those without a time come last. */
export function sorted(milestones: readonly Milestone[], sortBy: Sorting): readonly Milestone[] {
  if (sortBy === 'title')
    return milestones.toSorted((a, b) => compareTexts(a.title || a.id, b.title || b.id));
  const keyOf = ({ start_date, last_updated_ts }: Milestone): number =>
    sortBy === 'updated' ? -(timeOf(last_updated_ts) || 0) : timeOf(start_date) || Infinity;
  const keys = new Map(milestones.map((one) => [one, keyOf(one)]));
  return milestones.toSorted((a, b) => (keys.get(a) ?? 0) - (keys.get(b) ?? 0) || 0);
}

/** Folders of milestones: days as they come, words by the alphabet, and last those that have none. */
export function grouped(
  milestones: readonly Milestone[],
  groupBy: Grouping,
  now: number,
): readonly MilestoneFolder[] | undefined {
  const folders = new Map<string, Milestone[]>();
  for (const one of milestones) {
    const key = keyOf(one, groupBy);
    if (key === undefined) return undefined;
    const some = folders.get(key) ?? [];
    some.push(one);
    folders.set(key, some);
  }
  const today = startOfDay(now);
  return [...folders]
    .sort(([a], [b]) => Number(!a) - Number(!b) || compareTexts(a, b))
    .map(([key, some]) => ({
      key,
      label: !key ? `No ${groupBy}` : groupBy === 'day' ? dayWords(Number(key), today) : key,
      isToday: key === String(today),
      milestones: some,
    }));
}

function keyOf(one: Milestone, groupBy: Grouping): string | undefined {
  switch (groupBy) {
    case 'day': {
      const start = timeOf(one.start_date);
      return start ? String(startOfDay(start)) : '';
    }
    case 'competition':
      return competitionOf(one);
    case 'category':
    case 'type':
      return one[groupBy];
    case 'none':
      return undefined;
  }
}

/** "Tomorrow, Tue 25 Nov", in the time zone of the person, with the year where it is another one. */
function dayWords(day: number, today: number): string {
  const isFar = dateAt(day).slice(0, 4) !== dateAt(today).slice(0, 4);
  const date = new Date(day).toLocaleDateString('en-GB', {
    timeZone: timeZone(),
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    ...(isFar && { year: 'numeric' }),
  });
  // A day has 23 to 25 hours.
  const near = ['Yesterday, ', 'Today, ', 'Tomorrow, '][Math.round((day - today) / DAY) + 1] ?? '';
  return near + date.replace(',', '');
}

/** Nothing for the year 1, which the exchange writes for "none". */
function timeOf(text = ''): number | undefined {
  const ms = Date.parse(text);
  return ms > 0 ? ms : undefined;
}
