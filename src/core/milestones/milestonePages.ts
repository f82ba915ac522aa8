import type { Milestone, MilestoneQuery } from '../kalshi/milestones';
import type { MilestoneFilter } from './milestoneFilter';

/** The rows of one page: what a person scans, and what the tree of VS Code takes without a pause. */
export const PAGE_SIZE = 200;

/** What the exchange has sent for a filter, and where the next page starts. */
export interface Progress {
  /** The lower bound stays what it was on the first page: a cursor belongs to the query that it came from. */
  readonly minimumStart?: string | undefined;
  readonly cursor?: string | undefined;
  /** Those outside the bounds too: the bounds move with the clock. */
  readonly rows: readonly Milestone[];
  readonly received: number;
  /** The start of the last one of the last page, milliseconds since 1970. */
  readonly lastStart: number;
}

export const START: Progress = { rows: [], received: 0, lastStart: -Infinity };

export function queryOf(filter: MilestoneFilter, { minimumStart, cursor }: Progress): MilestoneQuery {
  const { category, type, competition } = filter;
  return { limit: PAGE_SIZE, category, type, competition, minimum_start_date: minimumStart, cursor };
}

/** With a page more. After an empty page, or with a cursor that repeats, nothing more can come. */
export function advanced(
  before: Progress,
  items: readonly Milestone[],
  cursor: string | undefined,
): Progress {
  const last = items.at(-1);
  const seen = new Set(before.rows.map(({ id }) => id));
  return {
    minimumStart: before.minimumStart,
    rows: [...before.rows, ...items.filter(({ id }) => !seen.has(id) && seen.add(id))],
    received: before.received + items.length,
    lastStart: last ? Date.parse(last.start_date) : before.lastStart,
    ...(last && cursor !== before.cursor && { cursor }),
  };
}

/** What starts after all that is loaded comes with its own page. */
export function merged(
  { rows, cursor, lastStart }: Progress,
  changed: readonly Milestone[],
): readonly Milestone[] {
  const last = cursor === undefined ? Infinity : lastStart;
  const byId = new Map(rows.map((one) => [one.id, one]));
  for (const one of changed)
    if (byId.has(one.id) || Date.parse(one.start_date) <= last) byId.set(one.id, one);
  return [...byId.values()];
}
