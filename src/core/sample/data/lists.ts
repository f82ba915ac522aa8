import type { Wire } from './sampleData';
import type { List } from '../list';
import type { Route } from '../routes';

const min_updated_ts = 'last_updated_ts';

const times = (row: string): Record<string, string> => {
  const [kind = '', field = ''] = row.split(' ');
  return { [`min_${kind}_ts`]: field, [`max_${kind}_ts`]: field };
};

/** Value of the filter of that name to the statuses of markets. */
const statuses = {
  unopened: ['initialized'],
  open: ['active'],
  paused: ['inactive'],
  closed: ['closed', 'determined', 'disputed', 'amended'],
  settled: ['finalized'],
};

/** What each list of the exchange can be asked for, by its path. */
export const LISTS: Readonly<Record<string, List>> = {
  milestones: {
    filters: {
      minimum_start_date: 'start_date',
      category: '',
      competition: 'league tour game',
      source_id: '',
      type: '',
      related_event_ticker: 'related_event_tickers',
      min_updated_ts,
    },
    by: ['start_date', 'id'],
    most: 500,
  },
  structured_targets: {
    filters: { ids: 'id', type: '', competition: 'league conference division tour leagues' },
    by: ['id'],
    most: 2000,
    usual: 100,
    parameter: 'page_size',
    plain: true,
  },
  events: {
    filters: {
      tickers: 'event_ticker',
      series_ticker: '',
      status: '',
      min_close_ts: 'close_time',
      min_updated_ts,
    },
    statuses,
    by: ['event_ticker'],
    most: 200,
    usual: 200,
  },
  markets: {
    filters: {
      event_ticker: '',
      /** A market does not name its series; in this data the ticker of its event begins with it. */
      series_ticker: 'event_ticker',
      tickers: 'ticker',
      status: '',
      mve_filter: 'mve_collection_ticker',
      ...times('created created_time'),
      ...times('close close_time'),
      ...times('settled settlement_ts'),
      ...times('updated updated_time'),
    },
    statuses,
    by: ['created_time', 'ticker'],
    most: 1000,
    usual: 100,
    fromZero: true,
    descending: true,
  },
  historical: {
    filters: {
      event_ticker: '',
      series_ticker: 'event_ticker',
      tickers: 'ticker',
      mve_filter: 'mve_collection_ticker',
    },
    by: ['ticker'],
    most: 1000,
    usual: 100,
    fromZero: true,
  },
  trades: {
    filters: { ticker: '', min_ts: 'created_time', max_ts: 'created_time', is_block_trade: '' },
    by: ['created_time', 'trade_id'],
    most: 1000,
    usual: 100,
    fromZero: true,
    descending: true,
  },
  /** Everything in one answer. */
  series: { filters: { category: 'categories', tags: '', min_updated_ts }, by: [] },
};

const scopes = ['Games', 'Futures'];

/** Path below the base address, `*` standing for an id or ticker, to what answers it; the first that fits does. */
const PATHS: Readonly<Record<string, Route>> = {
  milestones: { by: 'list', kind: 'milestones' },
  'milestones/*': { by: 'one', kind: 'milestones', name: 'milestone' },
  structured_targets: { by: 'list', kind: 'structured_targets' },
  'structured_targets/*': { by: 'one', kind: 'structured_targets', name: 'structured_target' },
  events: { by: 'events' },
  'events/*': { by: 'event' },
  'events/*/metadata': { by: 'body', kind: 'metadata' },
  markets: { by: 'list', kind: 'markets' },
  'markets/trades': { by: 'trades' },
  'markets/orderbooks': { by: 'books' },
  'markets/*': { by: 'one', kind: 'markets', name: 'market' },
  'markets/*/orderbook': { by: 'book' },
  'historical/markets': { by: 'list', kind: 'historical', name: 'markets' },
  'historical/markets/*': { by: 'one', kind: 'historical', name: 'market' },
  series: { by: 'list', kind: 'series' },
  'series/*': { by: 'one', kind: 'series', name: 'series' },
  'series/*/markets/*/candlesticks': { by: 'marketCandles', kind: 'markets' },
  'series/*/events/*/candlesticks': { by: 'eventCandles' },
  'live_data/batch': { by: 'live' },
  'live_data/milestone/*': { by: 'one', kind: 'live', name: 'live_data' },
  'live_data/milestone/*/game_stats': { by: 'body', kind: 'plays' },
  'live_data/events/*': { by: 'body', kind: 'event_live' },
  '(search/\\w+|exchange/status)': { by: 'body', kind: 'answers' },
};

/** By regular expressions whose groups are the ids. */
export const ROUTES: Readonly<Record<string, Route>> = Object.fromEntries(
  Object.entries(PATHS).map(([path, route]) => [`^/${path.replaceAll('*', '([^/]+)')}$`, route]),
);

/** Fixed answers by path. */
export const ANSWERS: Readonly<Record<string, Wire>> = {
  'search/filters_by_sport': {
    filters_by_sports: {
      Basketball: { scopes, competitions: { 'Pro Basketball (M)': { scopes } } },
      Football: { scopes, competitions: { 'Pro Football': { scopes } } },
      Soccer: { scopes: ['Games'], competitions: { 'La Liga': { scopes: ['Games'] } } },
      Tennis: { scopes: ['Games'], competitions: { ATP: { scopes: ['Games'] } } },
    },
    sport_ordering: ['Basketball', 'Football', 'Soccer', 'Tennis'],
  },
  /** Some are null, and some real categories are missing. */
  'search/tags_by_categories': {
    tags_by_categories: { Crypto: ['BTC', 'Hourly'], Elections: null, Sports: ['Golf'] },
  },
  'exchange/status': {
    exchange_active: true,
    trading_active: true,
    exchange_estimated_resume_time: null,
  },
};
