import type { SampleData, Wire } from './data/sampleData';
import { dateTime, seconds } from './parameters';
import { badRequest } from './refusal';

/** Reads the parameter's value once (and may refuse it), then says which items stay. */
type Filter = (value: string, name: string) => (item: Wire) => boolean;
export type Filters = Readonly<Record<string, Filter>>;

/** Keeps what every given filter keeps. A parameter without a value counts as not given. */
export function filtered(items: Iterable<Wire>, query: URLSearchParams, filters: Filters): Wire[] {
  const tests = Object.entries(filters).flatMap(([name, filter]) => {
    const value = query.get(name);
    return value ? [filter(value, name)] : [];
  });
  return [...items].filter((item) => tests.every((test) => test(item)));
}

const time = (value: unknown): number => Date.parse(String(value));
const equals =
  (field: string): Filter =>
  (value) =>
  (item) =>
    item[field] === value;
const listed =
  (field: string): Filter =>
  (value) => {
    const wanted = new Set(value.split(','));
    return (item) => wanted.has(String(item[field]));
  };
const above =
  (field: string): Filter =>
  (value, name) => {
    const bound = seconds(name, value);
    return (item) => time(item[field]) > bound;
  };
const below =
  (field: string): Filter =>
  (value, name) => {
    const bound = seconds(name, value);
    return (item) => time(item[field]) <= bound;
  };
const detailed =
  (...keys: string[]): Filter =>
  (value) =>
  (item) => {
    const details = (item['details'] ?? {}) as Wire;
    return keys.some((key) => [details[key]].flat().includes(value));
  };

export const MILESTONE_FILTERS: Filters = {
  minimum_start_date: (value, name) => {
    const bound = dateTime(name, value);
    return (item) => time(item['start_date']) >= bound;
  },
  category: (value) => (item) => String(item['category']).toLowerCase() === value.toLowerCase(),
  competition: detailed('league', 'tour', 'game', 'promotion'),
  source_id: equals('source_id'),
  type: equals('type'),
  related_event_ticker: (value) => (item) => [item['related_event_tickers']].flat().includes(value),
  min_updated_ts: above('last_updated_ts'),
};

export const TARGET_FILTERS: Filters = {
  type: equals('type'),
  competition: detailed('league', 'conference', 'division', 'tour', 'leagues'),
};

/** Filter value to the object's statuses. */
const STATUSES: Readonly<Record<string, readonly string[]>> = {
  unopened: ['initialized'],
  open: ['active'],
  paused: ['inactive'],
  closed: ['closed', 'determined', 'disputed', 'amended'],
  settled: ['finalized'],
};
const status: Filter = (value) => {
  const wanted = Object.hasOwn(STATUSES, value) ? STATUSES[value] : undefined;
  if (!wanted) throw badRequest('invalid status filter');
  return (item) => wanted.includes(String(item['status']));
};

export const MARKET_FILTERS: Filters = {
  event_ticker: equals('event_ticker'),
  tickers: listed('ticker'),
  status,
  mve_filter: (value) => {
    if (value !== 'only' && value !== 'exclude') throw badRequest('invalid mve_filter');
    return (item) => 'mve_collection_ticker' in item === (value === 'only');
  },
  min_created_ts: above('created_time'),
  max_created_ts: below('created_time'),
  min_close_ts: above('close_time'),
  max_close_ts: below('close_time'),
  min_settled_ts: above('settlement_ts'),
  max_settled_ts: below('settlement_ts'),
  min_updated_ts: above('updated_time'),
  max_updated_ts: below('updated_time'),
};

/** An event has no status of its own: one of its markets has to match. */
export function eventFilters(data: SampleData): Filters {
  const anyMarket =
    (filter: Filter): Filter =>
    (value, name) => {
      const test = filter(value, name);
      return (item) => data.events.get(String(item['event_ticker']))?.markets.some(test) ?? false;
    };
  return {
    tickers: listed('event_ticker'),
    series_ticker: equals('series_ticker'),
    status: anyMarket((value, name) => status(value === 'paused' ? '' : value, name)),
    min_close_ts: anyMarket(above('close_time')),
    min_updated_ts: above('last_updated_ts'),
  };
}

export const SERIES_FILTERS: Filters = {
  category: (value) => (item) => [item['categories']].flat().includes(value),
  tags: (value) => (item) => value.split(',').some((tag) => [item['tags']].flat().includes(tag)),
  min_updated_ts: above('last_updated_ts'),
};

/** Timestamp filters that go with certain statuses only, and never with each other. */
const STATUSES_OF_TIMES: Readonly<Record<string, readonly string[]>> = {
  created: ['', 'unopened', 'open'],
  close: ['', 'closed'],
  settled: ['', 'settled'],
  updated: [''],
};

/** Refuses combinations that the exchange does not serve. */
export function checkMarketTimes(query: URLSearchParams): void {
  const used = Object.keys(STATUSES_OF_TIMES).filter(
    (kind) => query.get(`min_${kind}_ts`) ?? query.get(`max_${kind}_ts`),
  );
  const [kind = ''] = used;
  const others = ['event_ticker', 'tickers'].some((name) => query.get(name));
  const bareSeries = query.get('series_ticker') && query.get('mve_filter') !== 'exclude';
  const wrong = used.length > 1 || (kind && !STATUSES_OF_TIMES[kind]?.includes(query.get('status') ?? ''));
  if (wrong || (kind === 'updated' && (others || bareSeries))) throw badRequest('incompatible filters');
}
