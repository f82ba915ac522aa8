import type { Wire } from './data/sampleData';
import { invalid } from './refusal';

/**
 * Parameter to the fields it looks at (the one of its own name where none is given): of the item, else in its `details`,
 * else of any of its `markets`.
 */
export type Filters = Readonly<Record<string, string>>;

const min_updated_ts = 'last_updated_ts';

export const MILESTONE_FILTERS: Filters = {
  minimum_start_date: 'start_date',
  category: '',
  competition: 'league tour game',
  source_id: '',
  type: '',
  related_event_ticker: 'related_event_tickers',
  min_updated_ts,
};
export const TARGET_FILTERS: Filters = {
  ids: 'id',
  type: '',
  competition: 'league conference division tour leagues',
};
export const EVENT_FILTERS: Filters = {
  tickers: 'event_ticker',
  series_ticker: '',
  status: '',
  min_close_ts: 'close_time',
  min_updated_ts,
};
export const SERIES_FILTERS: Filters = { category: 'categories', tags: '', min_updated_ts };
/** A market does not name its series; in this data the ticker of its event begins with it. */
export const MARKET_FILTERS: Filters = {
  event_ticker: '',
  series_ticker: 'event_ticker',
  tickers: 'ticker',
  status: '',
  mve_filter: 'mve_collection_ticker',
  ...Object.fromEntries(
    ['created created_time', 'close close_time', 'settled settlement_ts', 'updated updated_time'].flatMap(
      (row) => {
        const [kind, field] = row.split(' ');
        return [
          [`min_${kind}_ts`, field],
          [`max_${kind}_ts`, field],
        ];
      },
    ),
  ),
};

/** Filter value to the object's statuses. */
const STATUSES: Readonly<Record<string, string>> = {
  unopened: 'initialized',
  open: 'active',
  paused: 'inactive',
  closed: 'closed determined disputed amended',
  settled: 'finalized',
};

/** Reads the parameter's value once (and may refuse it), then tests what an item has. */
type Check = (
  value: string,
  name: string,
  field: string,
  all: readonly string[],
) => (found: string) => boolean;

const anyOf: Check = (value) => (found) => value.split(',').includes(found);

/** Dates and exact values need no entry. */
const CHECKS: Readonly<Record<string, Check>> = {
  ids: (_, __, ___, all) => (found) => all.includes(found),
  tickers: anyOf,
  tags: anyOf,
  /** Only that of milestones pays no heed to case. */
  category: (value, _, field) => (found) =>
    found === value || (field === 'category' && found.toLowerCase() === value.toLowerCase()),
  series_ticker: (value) => (found) => `${found}-`.startsWith(`${value}-`),
  mve_filter: (value) => (found) => !found === (value === 'exclude'),
  status(value) {
    const wanted = Object.hasOwn(STATUSES, value) && STATUSES[value]?.split(' ');
    if (!wanted) throw invalid('status filter');
    return (found) => wanted.includes(found);
  },
};

const exact: Check = (value) => (found) => found === value;

/** RFC 3339 with `>=`, integer Unix seconds with `>` or, for a maximum, `<=`. */
const dated: Check = (value, name) => {
  const seconds = name.endsWith('ts');
  const valid = (seconds ? /^\d+$/ : /^\d{4}-\d\d-\d\dT[\d:.]{8,}(Z|[+-]\d\d:\d\d)$/).test(value);
  const bound = seconds ? Number(value) * 1000 : Date.parse(value) - 1;
  if (!valid || Number.isNaN(bound)) throw invalid(name);
  return (found) => (name.startsWith('max') ? Date.parse(found) <= bound : Date.parse(found) > bound);
};

/** Keeps what every given filter keeps. A parameter without a value counts as not given. */
export function filtered(items: Iterable<Wire>, query: URLSearchParams, filters: Filters): Wire[] {
  let kept = [...items];
  for (const [name, other] of Object.entries(filters)) {
    const fields = other || name;
    const value = query.get(name);
    if (!value) continue;
    const check = CHECKS[name] ?? (/^m/.test(name) ? dated : exact);
    const test = check(value, name, fields, query.getAll(name));
    kept = kept.filter((item) => fields.split(' ').some((field) => valuesOf(item, field).some(test)));
  }
  return kept;
}

function valuesOf(item: Wire, field: string): string[] {
  const { details, markets } = item as { details?: Wire; markets?: readonly Wire[] };
  const found = item[field] ?? details?.[field] ?? markets?.map((market) => market[field]);
  return [found].flat().map((one) => (one ?? '') as string);
}
