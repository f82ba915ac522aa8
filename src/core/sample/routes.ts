import type { Kind, SampleData, Wire } from './data/sampleData';
import { pageOf, type List } from './list';
import { bookOf, pastOf } from './past';
import { invalid, notFound, wholeNumber } from './refusal';

/** How the requests of a path are answered. */
export interface Route {
  /** Name of the handler. */
  readonly by: string;
  /** What is looked for. */
  readonly kind?: Kind;
  /** What it is called in the answer. */
  readonly name?: string;
}

/** A request that came to a route; `ids` are what stands for its asterisks. */
interface Asked extends Route {
  readonly data: SampleData;
  readonly query: URLSearchParams;
  readonly ids: readonly string[];
  /** Milliseconds since 1970. */
  readonly now: number;
}

type Handler = (asked: Asked) => Wire;

/** In one answer. The bound of the exchange is not documented. */
const MAX_CANDLES = 10_000;

/** The thing that the last asterisk names. */
function find({ data, ids, kind = 'events' }: Asked): Wire {
  const item = data[kind].get(ids.at(-1) as string);
  if (!item) throw notFound();
  return item;
}

/** A page of a kind of thing, or of these items. */
function page({ data, query }: Asked, name: string, all: Iterable<Wire> = data[name as Kind].values()): Wire {
  const { items, cursor } = pageOf(all, query, data.lists.get(name) as unknown as List);
  return { [name]: items, cursor };
}

const NESTED = 'with_nested_markets';

const isSet = (query: URLSearchParams, flag: string): boolean => query.get(flag) === 'true';

/** The event without its markets where these were not asked for. */
const shown = (event: Wire, query: URLSearchParams): Wire =>
  isSet(query, NESTED) ? event : { ...event, markets: undefined };

function events(asked: Asked): Wire {
  const { data, query } = asked;
  /** Combinations of markets are only found by their own ticker. */
  const single = [...data.events.values()].filter(
    ({ event_ticker }) => !/^KXMVE/.test(event_ticker as string),
  );
  const body = page(asked, 'events', single);
  const found = body['events'] as Wire[];
  const tickers = new Set(found.map((event) => event['event_ticker']));
  const joined = ({ primary_event_tickers, related_event_tickers }: Wire): boolean =>
    [primary_event_tickers, related_event_tickers].flat().some((ticker) => tickers.has(ticker));
  return {
    ...body,
    events: found.map((event) => shown(event, query)),
    milestones: isSet(query, 'with_milestones') ? [...data.milestones.values()].filter(joined) : [],
  };
}

/** The candles of each market, cut before they become too many. */
function candles(
  { query, now, ids }: Asked,
  markets: readonly Wire[],
): { end: number; wanted: number; lists: Wire[][] } {
  const [series, ticker] = ids;
  if (!ticker?.startsWith(`${series as string}-`)) throw notFound();
  const start = wholeNumber(query, 'start_ts');
  const wanted = wholeNumber(query, 'end_ts');
  const minutes = wholeNumber(query, 'period_interval');
  if (![1, 60, 1440].includes(minutes)) throw invalid('period_interval');
  const end = Math.min(wanted, start + Math.floor(MAX_CANDLES / markets.length) * minutes * 60);
  const before = isSet(query, 'include_latest_before_start');
  return {
    end,
    wanted,
    lists: markets.map((market) => pastOf(market, now).candles(start, end, minutes, before)),
  };
}

/** A repeated parameter of which there have to be some. */
function repeated({ query }: Asked, name: string): readonly string[] {
  const values = query.getAll(name);
  if (!values.length || values.length > 100) throw invalid(name);
  return values;
}

const bookNamed = ({ data }: Asked, ticker = '', depth?: number): Wire =>
  bookOf(data.markets.get(ticker), depth);

const HANDLERS: Readonly<Record<string, Handler>> = {
  one: (asked) => ({ [asked.name as string]: find(asked) }),
  /** What stands in the data as it is sent. */
  body: (asked) => find(asked)['body'] as Wire,
  list(asked) {
    const { kind = 'markets', name = kind } = asked;
    const { [kind]: items, ...rest } = page(asked, kind);
    return { [name]: items, ...rest };
  },
  events,
  event(asked) {
    const found = find(asked);
    const nested = isSet(asked.query, NESTED);
    return { event: shown(found, asked.query), markets: nested ? [] : (found['markets'] ?? []) };
  },
  marketCandles(asked) {
    const { end, wanted, lists } = candles(asked, [find(asked)]);
    if (end < wanted) throw invalid('time range');
    return { ticker: asked.ids[1], candlesticks: lists[0] };
  },
  eventCandles(asked) {
    const markets = (find(asked)['markets'] ?? []) as readonly Wire[];
    const { end, lists } = candles(asked, markets);
    return {
      market_tickers: markets.map(({ ticker }) => ticker),
      market_candlesticks: lists,
      adjusted_end_ts: end,
    };
  },
  book: (asked) => ({ orderbook_fp: bookNamed(asked, asked.ids[0], Number(asked.query.get('depth'))) }),
  books: (asked) => ({
    orderbooks: repeated(asked, 'tickers').map((ticker) => ({
      ticker,
      orderbook_fp: bookNamed(asked, ticker),
    })),
  }),
  /** Of one market; without one the latest of all. */
  trades(asked) {
    const { data, query, now } = asked;
    const ticker = query.get('ticker');
    const all = [...data.markets.values()].flatMap((market) =>
      !ticker || market['ticker'] === ticker ? pastOf(market, now).trades(ticker ? 500 : 3) : [],
    );
    return page(asked, 'trades', all);
  },
  live: (asked) => ({
    live_datas: repeated(asked, 'milestone_ids').flatMap((id) => asked.data.live.get(id) ?? []),
  }),
};

/**
 * The body that answers a request.
 * @param path below the base address: `/milestones`
 * @param now milliseconds since 1970
 * @throws Refusal
 */
export function answer(data: SampleData, path: string, query: URLSearchParams, now: number): object {
  for (const [pattern, route] of data.routes) {
    const match = new RegExp(pattern).exec(path);
    const { by } = route as unknown as Route;
    if (match)
      return (HANDLERS[by] as Handler)({
        ...(route as unknown as Route),
        data,
        query,
        ids: match.slice(1),
        now,
      });
  }
  throw notFound();
}
