import type { EntityKind } from '../../../src/core/entities/kinds';
import { parseAnswer, statusFailure } from '../../../src/core/kalshi/answer';
import { requestUrl, type Api } from '../../../src/core/kalshi/api';
import { getEventCandlesticks, getMarketCandlesticks } from '../../../src/core/kalshi/candlesticks';
import { environments } from '../../../src/core/kalshi/environments';
import { getEvent, getEventMetadata, getEvents } from '../../../src/core/kalshi/events';
import { getExchangeStatus } from '../../../src/core/kalshi/exchange';
import { getEventLiveData, getGameStats, getLiveData, getLiveDatas } from '../../../src/core/kalshi/liveData';
import { getMarket, getMarkets } from '../../../src/core/kalshi/markets';
import { getMilestone, getMilestones } from '../../../src/core/kalshi/milestones';
import { getOrderbooks } from '../../../src/core/kalshi/orderbooks';
import { getFiltersBySport, getTagsByCategories } from '../../../src/core/kalshi/search';
import { getSeries } from '../../../src/core/kalshi/series';
import { getStructuredTarget, getStructuredTargets } from '../../../src/core/kalshi/structuredTargets';
import { getTrades } from '../../../src/core/kalshi/trades';
import { sampleApi, SAMPLE_NOW } from '../sampleApi';

/** What the sample exchange knows of each kind, to ask it for. */
export interface Subjects {
  readonly event: string;
  readonly market: string;
  readonly series: string;
  readonly target: string;
  readonly milestone: string;
  /** An event with live data of its own. */
  readonly liveEvent: string;
  /** Milestones with live data, one of each type. */
  readonly live: readonly string[];
}

type Read = (api: Api, subjects: Subjects) => Promise<unknown>;

/** One request of the extension, as it is made and read. */
export interface Reading {
  readonly read: Read;
  /** Where the things stand in the answer, and the key of their ids. */
  readonly things?: readonly [list: string, id: string];
  /** What the catalog remembers them as. */
  readonly kind?: EntityKind;
}

const end_ts = Math.floor(SAMPLE_NOW / 1000);
const CANDLES = { start_ts: end_ts - 12 * 60, end_ts, period_interval: 1 } as const;
const SOME = { limit: 3 };

/** All that is ever asked of the exchange, by the names of recorded answers. */
export const READINGS: Readonly<Record<string, Reading>> = {
  milestones_list: {
    read: async (api) => (await getMilestones(api, SOME)).items,
    things: ['milestones', 'id'],
    kind: 'milestone',
  },
  milestone_single: { read: (api, { milestone }) => getMilestone(api, milestone), kind: 'milestone' },
  events_list: {
    read: async (api, { event }) =>
      (await getEvents(api, { tickers: [event], with_nested_markets: true, with_milestones: true })).items,
    things: ['events', 'event_ticker'],
    kind: 'event',
  },
  event_single: { read: (api, { event }) => getEvent(api, event), kind: 'event' },
  event_metadata: { read: (api, { event }) => getEventMetadata(api, event) },
  markets_list: {
    read: async (api) => (await getMarkets(api, SOME)).items,
    things: ['markets', 'ticker'],
    kind: 'market',
  },
  market_single: { read: (api, { market }) => getMarket(api, market), kind: 'market' },
  structured_targets_list: {
    read: async (api) => (await getStructuredTargets(api, { page_size: 4 })).items,
    things: ['structured_targets', 'id'],
    kind: 'structuredTarget',
  },
  structured_target_single: {
    read: (api, { target }) => getStructuredTarget(api, target),
    kind: 'structuredTarget',
  },
  series_single: { read: (api, { series }) => getSeries(api, series), kind: 'series' },
  live_data_milestone: { read: (api, { milestone }) => getLiveData(api, milestone) },
  live_data_batch: { read: (api, { live }) => getLiveDatas(api, live) },
  live_data_event: { read: (api, { liveEvent }) => getEventLiveData(api, liveEvent) },
  game_stats: { read: (api, { milestone }) => getGameStats(api, milestone) },
  series_candlesticks: {
    read: (api, { series, market }) => getMarketCandlesticks(api, series, market, CANDLES),
  },
  event_candlesticks: {
    read: (api, { series, event }) => getEventCandlesticks(api, series, event, CANDLES),
  },
  orderbooks: { read: (api, { market }) => getOrderbooks(api, [market]), things: ['orderbooks', 'ticker'] },
  trades: {
    read: async (api, { market }) => (await getTrades(api, { ticker: market, ...SOME })).items,
    things: ['trades', 'trade_id'],
  },
  exchange_status: { read: (api) => getExchangeStatus(api) },
  filters_by_sport: { read: (api) => getFiltersBySport(api) },
  tags_by_categories: { read: (api) => getTagsByCategories(api) },
};

/** The sample exchange, without the pace of a client. */
export function quickApi(): Api {
  const { transport } = sampleApi();
  return {
    async get(request) {
      const url = requestUrl(environments.production.baseUrl, request);
      const response = await transport.send(url, new AbortController().signal);
      const failure = statusFailure(response);
      if (failure) throw failure;
      return parseAnswer(response);
    },
  };
}

/** A game that is being played, what belongs to it, and whatever else has live data. */
export async function subjectsOf(api: Api): Promise<Subjects> {
  const { items } = await getMilestones(api, { limit: 500 });
  const ids = items.map(({ id }) => id);
  const parts = [0, 100, 200, 300, 400].map((from) => getLiveDatas(api, ids.slice(from, from + 100)));
  const lives = (await Promise.all(parts)).flat();
  const byType = new Map(lives.map(({ type, milestone_id }) => [type, milestone_id]));
  const stats = await Promise.all(lives.map(({ milestone_id }) => getGameStats(api, milestone_id)));
  const milestone = lives[stats.findLastIndex((one) => one !== undefined)]?.milestone_id ?? '';
  const event = items.find(({ id }) => id === milestone)?.primary_event_tickers[0] ?? '';
  const { series_ticker, markets = [] } = await getEvent(api, event);
  const events = (await getEvents(api, { limit: 200 })).items.map(({ event_ticker }) => event_ticker);
  const tries = events.map((ticker) =>
    getEventLiveData(api, ticker).then(
      () => ticker,
      () => '',
    ),
  );
  return {
    ...{ event, milestone, series: series_ticker, market: markets[0]?.ticker ?? '' },
    target: (await getStructuredTargets(api, { page_size: 1 })).items[0]?.id ?? '',
    liveEvent: (await Promise.all(tries)).find((ticker) => ticker !== '') ?? '',
    live: [...byType.values()],
  };
}
