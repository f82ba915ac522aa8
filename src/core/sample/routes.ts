import type { SampleData, SampleEvent, Wire } from './data/sampleData';
import * as filters from './filters';
import { SPORTS, TAGS } from './data/vocabulary';
import { pageOf, type Paging } from './paging';
import { flag } from './parameters';
import { badRequest, notFound, Refusal } from './refusal';

/** One request: the part of the path that names a thing, and the query. */
interface Request {
  readonly data: SampleData;
  readonly id: string;
  readonly query: URLSearchParams;
}

type Handler = (request: Request) => object;

/** Path below the base address, `*` standing for an id, to what answers it. */
const ROUTES: Readonly<Record<string, Handler>> = {
  '/milestones': milestones,
  '/milestones/*': ({ data, id }) => ({
    milestone: found(data.milestones.find((one) => one['id'] === uuid(id))),
  }),
  '/structured_targets': targets,
  '/structured_targets/*': ({ data, id }) => ({ structured_target: found(data.targets.get(uuid(id))) }),
  '/events': events,
  '/events/*': event,
  '/events/*/metadata': metadata,
  '/markets': markets,
  '/markets/*': ({ data, id }) => ({ market: found(data.markets.get(id)) }),
  '/historical/markets/*': ({ data, id }) => ({ market: found(data.historical.get(id)) }),
  '/series': ({ data, query }) => ({
    series: filters
      .filtered(data.series.values(), query, filters.SERIES_FILTERS)
      .map((one) => seriesFor(one, query)),
  }),
  '/series/*': ({ data, id, query }) => ({ series: seriesFor(found(data.series.get(id)), query, true) }),
  '/live_data/milestone/*': ({ data, id }) => ({ live_data: found(data.live.get(id)) }),
  '/search/filters_by_sport': () => SPORTS,
  '/search/tags_by_categories': () => ({ tags_by_categories: TAGS }),
  '/exchange/status': () => ({
    exchange_active: true,
    trading_active: true,
    exchange_estimated_resume_time: null,
    intra_exchange_transfers_active: true,
  }),
};

/**
 * The body that answers a request.
 * @param path below the base address: `/milestones`
 * @throws Refusal
 */
export function answer(data: SampleData, path: string, query: URLSearchParams): object {
  if (query.get('cursor') === '') throw badRequest('invalid cursor');
  const [, root, id, tail] =
    /^(\/(?:historical\/markets|live_data\/milestone|search|exchange|\w+))(?:\/([^/]+)(\/\w+)?)?$/.exec(
      path,
    ) ?? [];
  const fixed = ROUTES[path];
  const route = fixed ?? ROUTES[`${root ?? ''}/*${tail ?? ''}`];
  if (!route) throw notFound();
  return route({ data, id: fixed || id === undefined ? '' : decodeURIComponent(id), query });
}

function found<T>(item: T | undefined): T {
  if (item === undefined) throw notFound();
  return item;
}

function uuid(id: string): string {
  if (!/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(id)) throw new Refusal(400, 'invalid_parameters');
  return id;
}

const text = (item: Wire, name: string): string => String(item[name]);
const LIMIT = { parameter: 'limit', least: 1, most: 500 };
const MILESTONES: Paging = { ...LIMIT, key: (item) => text(item, 'start_date') + text(item, 'id') };
const TARGETS: Paging = {
  ...LIMIT,
  parameter: 'page_size',
  most: 2000,
  usual: 100,
  key: (item) => text(item, 'id'),
  plain: true,
};
const EVENTS: Paging = { ...LIMIT, most: 200, usual: 200, key: (item) => text(item, 'event_ticker') };
const MARKETS: Paging = {
  ...{ ...LIMIT, least: 0, most: 1000, usual: 100, descending: true },
  key: (item) => text(item, 'created_time') + text(item, 'ticker'),
};

function milestones({ data, query }: Request): object {
  const page = pageOf(filters.filtered(data.milestones, query, filters.MILESTONE_FILTERS), query, MILESTONES);
  return { milestones: page.items, cursor: page.cursor };
}

function targets({ data, query }: Request): object {
  const ids = query.getAll('ids');
  if (ids.length > 2000) throw badRequest('too many ids');
  const wanted = ids.length
    ? [...new Set(ids)].flatMap((id) => data.targets.get(id) ?? [])
    : data.targets.values();
  const page = pageOf(filters.filtered(wanted, query, filters.TARGET_FILTERS), query, TARGETS);
  return { structured_targets: page.items, cursor: page.cursor };
}

const nested = ({ event, markets }: SampleEvent): Wire => (markets.length ? { ...event, markets } : event);

function events({ data, query }: Request): object {
  const single = [...data.events.values()]
    .map((one) => one.event)
    .filter((one) => !text(one, 'event_ticker').startsWith('KXMVE'));
  const page = pageOf(filters.filtered(single, query, filters.eventFilters(data)), query, EVENTS);
  const tickers = new Set(page.items.map((item) => item['event_ticker']));
  const joined = data.milestones.filter((one) =>
    [one['primary_event_tickers'], one['related_event_tickers']].flat().some((ticker) => tickers.has(ticker)),
  );
  return {
    events: flag(query, 'with_nested_markets')
      ? page.items.map((item) => nested(found(data.events.get(text(item, 'event_ticker')))))
      : page.items,
    cursor: page.cursor,
    milestones: flag(query, 'with_milestones') ? joined : [],
  };
}

function event({ data, id, query }: Request): object {
  const one = found(data.events.get(id));
  return flag(query, 'with_nested_markets') ? { event: nested(one), markets: [] } : one;
}

function metadata({ data, id }: Request): object {
  const { event, markets } = found(data.events.get(id));
  const combo = id.startsWith('KXMVE');
  const product = (event['product_metadata'] ?? {}) as Wire;
  return {
    image_url: combo ? '' : `https://example.com/sample/${text(event, 'series_ticker')}.png`,
    featured_image_url: '',
    market_details: combo
      ? null
      : markets.map((market) => ({ market_ticker: market['ticker'], image_url: '', color_code: '#0A8F6C' })),
    settlement_sources: combo ? null : (event['settlement_sources'] ?? null),
    competition: product['competition'] ?? null,
    competition_scope: product['competition_scope'] ?? null,
  };
}

function markets({ data, query }: Request): object {
  filters.checkMarketTimes(query);
  const seriesOf = (market: Wire): unknown =>
    data.events.get(text(market, 'event_ticker'))?.event['series_ticker'];
  const all = filters.filtered(data.markets.values(), query, {
    ...filters.MARKET_FILTERS,
    series_ticker: (value) => (market) => seriesOf(market) === value,
  });
  const page = pageOf(all, query, MARKETS);
  return { markets: page.items, cursor: page.cursor };
}

/** Volume and metadata come on request. */
function seriesFor(series: Wire, query: URLSearchParams, whole = false): Wire {
  return {
    ...series,
    volume_fp: flag(query, 'include_volume') ? series['volume_fp'] : undefined,
    product_metadata:
      whole || flag(query, 'include_product_metadata') ? series['product_metadata'] : undefined,
  };
}
