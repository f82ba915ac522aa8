import type { Wire } from './data/sampleData';
import { invalid } from './refusal';

/**
 * Parameter to the fields it looks at (the one of its own name where none is given): of the item, else in its `details`,
 * else of any of its `markets`.
 */
export type Filters = Readonly<Record<string, string>>;

/** Reads the parameter's value once (and may refuse it), then tests what an item has. */
type Check = (value: string, name: string, field: string, asked: Asked) => (found: string) => boolean;

interface Asked {
  /** Every value of the parameter. */
  readonly all: readonly string[];
  /** Value of the status filter to the statuses of markets. */
  readonly statuses: Readonly<Record<string, readonly string[]>>;
}

const anyOf: Check = (value) => (found) => value.split(',').includes(found);

/** Dates and exact values need no entry. */
const CHECKS: Readonly<Record<string, Check>> = {
  ids:
    (_, __, ___, { all }) =>
    (found) =>
      all.includes(found),
  tickers: anyOf,
  tags: anyOf,
  /** Only that of milestones pays no heed to case. */
  category: (value, _, field) => (found) =>
    found === value || (field === 'category' && found.toLowerCase() === value.toLowerCase()),
  series_ticker: (value) => (found) => `${found}-`.startsWith(`${value}-`),
  mve_filter: (value) => (found) => !found === (value === 'exclude'),
  status(value, _, __, { statuses }) {
    const wanted: unknown = statuses[value];
    // `constructor` is in every object.
    if (!Array.isArray(wanted)) throw invalid('status filter');
    return (found) => wanted.includes(found);
  },
};

/** RFC 3339 with `>=`, integer Unix seconds with `>` or, for a maximum, `<=`. */
const dated: Check = (value, name) => {
  const seconds = name.endsWith('ts');
  const valid = (seconds ? /^\d+$/ : /^\d{4}-..-..T.{8,}(Z|[+-]..:..)$/).test(value);
  const bound = seconds ? Number(value) * 1000 : Date.parse(value) - 1;
  if (!valid || Number.isNaN(bound)) throw invalid(name);
  return (found) => (name.startsWith('max') ? Date.parse(found) <= bound : Date.parse(found) > bound);
};

/** Keeps what every given filter keeps. A parameter without a value counts as not given. */
export function filtered(
  items: Iterable<Wire>,
  query: URLSearchParams,
  filters: Filters,
  statuses: Asked['statuses'] = {},
): Wire[] {
  let kept = [...items];
  for (const [name, other] of Object.entries(filters)) {
    const fields = other || name;
    const value = query.get(name);
    if (!value) continue;
    const check: Check = CHECKS[name] ?? (/^m/.test(name) ? dated : () => (found) => found === value);
    const test = check(value, name, fields, { all: query.getAll(name), statuses });
    kept = kept.filter((item) => fields.split(' ').some((field) => valuesOf(item, field).some(test)));
  }
  return kept;
}

function valuesOf(item: Wire, field: string): string[] {
  const { details, markets } = item as { details?: Wire; markets?: readonly Wire[] };
  const found = item[field] ?? details?.[field] ?? markets?.map((market) => market[field]);
  return [found].flat().map((one) => String((one ?? '') as string | boolean));
}
