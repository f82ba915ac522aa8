import type { SampleData, Wire } from './data/sampleData';
import { SPORTS, TAGS } from './data/vocabulary';
import * as filters from './filters';
import { pageOf, type Paging } from './paging';
import { Refusal } from './refusal';

type Handler = (data: SampleData, query: URLSearchParams, id: string) => Wire;
type Kind = Exclude<keyof SampleData, 'now'>;

function find(data: SampleData, kind: Kind, id: string): Wire {
  const item = data[kind].get(id);
  if (!item) throw new Refusal(404, 'not_found');
  return item;
}

const one =
  (kind: Kind, name = kind.slice(0, -1)): Handler =>
  (data, _, id) => ({ [name]: find(data, kind, id) });

const list =
  (kind: Kind, tests: filters.Filters, paging: Paging): Handler =>
  (data, query) => {
    const { items, cursor } = pageOf(filters.filtered(data[kind].values(), query, tests), query, paging);
    return { [kind]: items, cursor };
  };

/** The event without its markets where these were not asked for. */
function shown(event: Wire, nested: boolean): Wire {
  return nested ? event : { ...event, markets: undefined };
}

const listEvents = list('events', filters.EVENT_FILTERS, { by: ['event_ticker'], most: 200, usual: 200 });

const events: Handler = (data, query, id) => {
  const nested = query.get('with_nested_markets') === 'true';
  /** Combinations of markets are only found by their own ticker. */
  const single = [...data.events].filter(([ticker]) => !ticker.startsWith('KXMVE'));
  const body = listEvents({ ...data, events: new Map(single) }, query, id);
  const found = body['events'] as Wire[];
  const tickers = new Set(found.map((event) => event['event_ticker']));
  const joined = ({ primary_event_tickers, related_event_tickers }: Wire): boolean =>
    [primary_event_tickers, related_event_tickers].flat().some((ticker) => tickers.has(ticker));
  return {
    ...body,
    events: found.map((event) => shown(event, nested)),
    milestones: query.get('with_milestones') === 'true' ? [...data.milestones.values()].filter(joined) : [],
  };
};

const event: Handler = (data, query, id) => {
  const found = find(data, 'events', id);
  const nested = query.get('with_nested_markets') === 'true';
  return { event: shown(found, nested), markets: nested ? [] : (found['markets'] ?? []) };
};

const metadata: Handler = (data, _, id) => {
  const { markets, settlement_sources, product_metadata } = find(data, 'events', id);
  const details = (markets as Wire[] | undefined)?.map(({ ticker }) => ({
    market_ticker: ticker,
    image_url: '',
    color_code: '#0A8F6C',
  }));
  return {
    image_url: '',
    market_details: details ?? null,
    settlement_sources: settlement_sources ?? null,
    ...(product_metadata ?? { competition: null, competition_scope: null }),
  };
};

/** Path below the base address, `*` standing for an id or ticker, to what answers it. */
const ROUTES: Readonly<Record<string, Handler>> = {
  milestones: list('milestones', filters.MILESTONE_FILTERS, { by: ['start_date', 'id'], most: 500 }),
  'milestones/*': one('milestones'),
  structured_targets: list('structured_targets', filters.TARGET_FILTERS, {
    by: ['id'],
    most: 2000,
    usual: 100,
    parameter: 'page_size',
    plain: true,
  }),
  'structured_targets/*': one('structured_targets'),
  events,
  'events/*': event,
  'events/*/metadata': metadata,
  markets: list('markets', filters.MARKET_FILTERS, {
    by: ['created_time', 'ticker'],
    most: 1000,
    usual: 100,
    least: 0,
    descending: true,
  }),
  'markets/*': one('markets'),
  'historical/markets/*': one('historical', 'market'),
  series: (data, query) => ({
    series: filters.filtered(data.series.values(), query, filters.SERIES_FILTERS),
  }),
  'series/*': one('series', 'series'),
  'live_data/milestone/*': one('live', 'live_data'),
  'search/filters_by_sport': () => SPORTS,
  'search/tags_by_categories': () => ({ tags_by_categories: TAGS }),
  'exchange/status': () => ({
    exchange_active: true,
    trading_active: true,
    exchange_estimated_resume_time: null,
  }),
};

/**
 * The body that answers a request.
 * @param path below the base address: `/milestones`
 * @throws Refusal
 */
export function answer(data: SampleData, path: string, query: URLSearchParams): object {
  for (const [route, handler] of Object.entries(ROUTES)) {
    const match = new RegExp(`^/${route.replace('*', '([^/]+)')}$`).exec(path);
    if (match) return handler(data, query, `${match[1]}`);
  }
  throw new Refusal(404, 'not_found');
}
