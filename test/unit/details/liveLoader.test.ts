import assert from 'node:assert/strict';
import { Catalog } from '../../../src/core/catalog/catalog';
import type { EntityRef } from '../../../src/core/entities/kinds';
import { requestUrl, type Api } from '../../../src/core/kalshi/api';
import { KalshiError } from '../../../src/core/kalshi/errors';
import type { JsonValue } from '../../../src/core/kalshi/json';
import { LiveLoader } from '../../../src/core/details/liveLoader';
import { loadPanel } from '../../../src/core/details/loadPanel';
import { CHART_RANGES, type LiveContent } from '../../../src/core/details/live';
import type { LiveOptions } from '../../../src/core/details/panelSource';
import { ResponseCache } from '../../../src/core/catalog/responseCache';
import { uuid } from '../entities/entityOf';
import { sampleApi, SAMPLE_NOW } from '../sampleApi';

const MINUTE = 60_000;
const wish: LiveOptions = { range: '1D', withStats: false, how: 'held', before: undefined };
const quiet: LiveOptions = { ...wish, how: 'quiet' };
const EVENT = { kind: 'event', id: 'KXGAME-26' } as const;
const MARKET = { kind: 'market', id: 'M0' } as const;
const GAME = { kind: 'milestone', id: uuid(1) } as const;
const [BOSTON, NEW_YORK] = [uuid(11), uuid(12)];

const market = (index: number) => ({
  ticker: `M${index}`,
  event_ticker: EVENT.id,
  yes_sub_title: `Outcome ${index}`,
  status: 'active',
  volume_fp: `${index}.00`,
  open_time: new Date(SAMPLE_NOW - 40 * 24 * 60 * MINUTE).toISOString(),
});
const live = (id: string) => ({
  milestone_id: id,
  type: 'basketball_game',
  details: { winner: BOSTON, possession_id: NEW_YORK, widget_status: 'live' },
});
const candle = (time: number, index: number) => ({
  end_period_ts: time,
  yes_bid: { close_dollars: index === 0 ? '0.0000' : '0.4000' },
  yes_ask: { close_dollars: index === 0 ? '1.0000' : '0.4200' },
  price: index === 1 ? { close_dollars: '0.4100' } : {},
  volume_fp: '2.00',
});

/** An exchange with as many markets in its one event, and what it answers by path. */
function setUp({ markets = 2 } = {}) {
  const clock = { now: SAMPLE_NOW };
  const asked: string[] = [];
  const faults: { pattern: RegExp; reason: 'offline' | 'notFound' }[] = [];
  const all = Array.from({ length: markets }, (_, index) => market(index));
  const candles = (query: URLSearchParams) => {
    const [start, end] = [Number(query.get('start_ts')), Number(query.get('end_ts'))];
    const step = Number(query.get('period_interval')) * 60;
    return Array.from({ length: Math.floor((end - start) / step) }, (_, index) =>
      candle(start + (index + 1) * step, index),
    );
  };
  const answer = (path: string, query: URLSearchParams): JsonValue => {
    const [, collection, id = ''] = path.split('/');
    if (path.endsWith('/game_stats')) return { pbp: { periods: [{ id: BOSTON }] } };
    if (path.endsWith('/candlesticks'))
      return path.includes('/events/')
        ? {
            market_tickers: all.map(({ ticker }) => ticker),
            market_candlesticks: all.map(() => candles(query)),
            adjusted_end_ts: Number(query.get('end_ts')),
          }
        : { candlesticks: candles(query) };
    if (path === '/markets/orderbooks')
      return {
        orderbooks: query.getAll('tickers').map((ticker) => ({
          ticker,
          orderbook_fp: { yes_dollars: [['0.40', '5.00']], no_dollars: [] },
        })),
      };
    if (path === '/markets/trades')
      return {
        trades: [
          {
            trade_id: 'T',
            created_time: new Date(SAMPLE_NOW).toISOString(),
            yes_price_dollars: '0.4100',
            count_fp: '3.00',
            taker_side: 'no',
          },
        ],
      };
    if (path === '/live_data/batch') return { live_datas: query.getAll('milestone_ids').map(live) };
    if (path.startsWith('/live_data/milestone/')) return { live_data: live(path.split('/')[3] ?? '') };
    if (path.startsWith('/live_data/events/')) return { live_data: { type: 'price', details: {} } };
    if (collection === 'events')
      return { event: { event_ticker: id, series_ticker: 'KXGAME', markets: all } };
    if (collection === 'markets') return { market: all[0]! };
    return {
      structured_targets: query.getAll('ids').map((one) => ({ id: one, name: `Team ${one.slice(-2)}` })),
    };
  };
  const api: Api = {
    get: async (request) => {
      const address = requestUrl('', request);
      asked.push(address);
      const fault = faults.find(({ pattern }) => pattern.test(address));
      if (fault) throw new KalshiError(fault.reason, fault.reason);
      return answer(request.path, new URLSearchParams(address.split('?')[1]));
    },
  };
  const now = (): number => clock.now;
  const catalog = new Catalog(api, now);
  const loader = new LiveLoader(api, catalog, new ResponseCache(now), now);
  const load = async (ref: EntityRef, one = wish): Promise<LiveContent> =>
    (await loader.load(ref, one)) ?? assert.fail('something is live');
  /** The paths that were asked for since the last time. */
  const news = (): string[] => asked.splice(0).map((address) => address.split('?')[0] ?? '');
  return { clock, asked, faults, catalog, loader, load, news };
}

describe('what is live of a milestone', () => {
  it('is its live data with the names of the ids in it, wherever they stand', async () => {
    const { load, news } = setUp();
    const { liveData } = await load(GAME);
    assert.equal(liveData?.type, 'basketball_game');
    assert.deepEqual(
      liveData.ids.map(({ id, name }) => [id, name]),
      [
        [BOSTON, 'Team 11'],
        [NEW_YORK, 'Team 12'],
      ],
    );
    assert.deepEqual(news(), [`/live_data/milestone/${GAME.id}`, '/structured_targets']);
    await load(GAME, quiet);
    assert.deepEqual(news(), [`/live_data/milestone/${GAME.id}`]);
  });

  it('comes in one request for several panels', async () => {
    const { load, asked } = setUp();
    await Promise.all([GAME, { kind: 'milestone', id: uuid(2) } as const].map((ref) => load(ref, quiet)));
    assert.deepEqual(
      asked.filter((address) => address.startsWith('/live_data')),
      [`/live_data/batch?milestone_ids=${uuid(1)}&milestone_ids=${uuid(2)}`],
    );
  });

  it('is null where there is none, which is believed for two minutes', async () => {
    const { load, faults, clock, news } = setUp();
    faults.push({ pattern: /live_data/, reason: 'notFound' });
    const none = await load(GAME);
    assert.equal(none.liveData, null);
    assert.equal(none.problem, undefined);
    news();
    clock.now += 2 * MINUTE - 1;
    await load(GAME, quiet);
    assert.deepEqual(news(), []);
    clock.now += 1;
    await load(GAME, quiet);
    assert.equal(news().length, 1);
    await load(GAME, { ...wish, how: 'fresh' });
    assert.equal(news().length, 1);
  });

  it('has the plays only once they are wanted', async () => {
    const { load } = setUp();
    assert.ok(!('gameStats' in (await load(GAME))));
    const { gameStats } = await load(GAME, { ...wish, withStats: true });
    assert.equal(gameStats?.ids[0]?.name, 'Team 11');
  });

  it('sets the pace: live by what is played, whatever the times say, and none once it is final', async () => {
    const { load, loader } = setUp();
    assert.equal(loader.refreshInterval(GAME, 10), undefined);
    await load(GAME);
    assert.equal(loader.refreshInterval(GAME, 10), 10);
    assert.equal(loader.refreshInterval(GAME, 0), undefined);
  });
});

describe('what is live of a market', () => {
  it('is its chart, its book and its trades, by the series of its event', async () => {
    const { load, asked, news } = setUp();
    const { chart, book, trades, loadedAt } = await load(MARKET);
    assert.deepEqual([chart?.range, chart?.interval, chart?.series[0]?.name], ['1D', 1, 'Outcome 0']);
    assert.deepEqual(book, { yes: [[0.4, 5]], no: [] });
    assert.deepEqual(trades, [{ time: SAMPLE_NOW, price: 0.41, count: 3, taker: 'no' }]);
    assert.equal(loadedAt, SAMPLE_NOW);
    const [candles] = asked.filter((address) => address.includes('/candlesticks'));
    const end = SAMPLE_NOW / 1000;
    assert.equal(
      candles,
      `/series/KXGAME/markets/M0/candlesticks?start_ts=${end - 86_400}&end_ts=${end}&period_interval=1`,
    );
    assert.equal(news().length, 5);
  });

  it('has no offer that nobody makes, no trade where there was none, and the volume of all', async () => {
    const { load } = setUp();
    const [line] = (await load(MARKET)).chart?.series ?? [];
    // 1440 minutes on 480 points.
    assert.equal(line?.time.length, 480);
    assert.deepEqual([line.bid[0], line.ask[0], line.last[0], line.last[1]], [0.4, 0.42, 0.41, null]);
    assert.equal(line.volume[0], 6);
    const hour = (await load(MARKET, { ...wish, range: '1H' })).chart?.series[0];
    assert.deepEqual([hour?.bid[0], hour?.ask[0], hour?.last[0]], [null, null, null]);
  });

  it('takes periods that fit the range', async () => {
    const { load } = setUp();
    const intervals: unknown[] = [];
    for (const range of CHART_RANGES) {
      const { chart } = await load(MARKET, { ...wish, range });
      assert.equal(chart?.range, range);
      intervals.push(chart.interval);
    }
    assert.deepEqual(intervals, [1, 1, 1, 60, 60, 1440]);
  });

  it('asks for quotes each time, and for the chart once a minute', async () => {
    const { load, clock, news } = setUp();
    await load(MARKET);
    news();
    clock.now += 15_000;
    await load(MARKET, quiet);
    assert.deepEqual(news().toSorted(), ['/markets/orderbooks', '/markets/trades']);
    clock.now += 45_000;
    await load(MARKET, quiet);
    assert.equal(news().length, 3);
  });

  it('asks only for the chart when another range is chosen, and for nothing when it is chosen back', async () => {
    const { load, news } = setUp();
    await load(MARKET);
    news();
    await load(MARKET, { ...wish, range: '1W' });
    assert.deepEqual(news(), ['/series/KXGAME/markets/M0/candlesticks']);
    await load(MARKET);
    assert.deepEqual(news(), []);
  });

  it('shows what came, keeps what was there, and says the rest in one sentence', async () => {
    const { load, faults } = setUp();
    const before = await load(MARKET);
    faults.push({ pattern: /candlesticks|trades/, reason: 'offline' });
    const after = await load(MARKET, { ...wish, how: 'fresh', before });
    assert.deepEqual([after.chart, after.trades], [before.chart, before.trades]);
    assert.deepEqual(after.book, before.book);
    assert.match(
      after.problem ?? '',
      /^Could not load the price chart and the recent trades because .*offline/,
    );
    const first = setUp();
    first.faults.push({ pattern: /trades/, reason: 'offline' });
    const rest = await first.load(MARKET);
    assert.ok(rest.chart && !('trades' in rest));
  });
});

describe('what is live of an event', () => {
  it('is the chart of all its markets, and live data where its series has it', async () => {
    const { load, news } = setUp();
    const { chart, liveData } = await load(EVENT);
    assert.deepEqual(
      chart?.series.map(({ ticker }) => ticker),
      ['M1', 'M0'],
    );
    assert.equal(liveData?.type, 'price');
    assert.equal(news().length, 3);
  });

  it('does not ask again for live data that a series does not have', async () => {
    const { load, faults, news } = setUp();
    faults.push({ pattern: /live_data/, reason: 'notFound' });
    assert.equal((await load(EVENT)).liveData, null);
    news();
    assert.equal((await load({ kind: 'event', id: 'KXGAME-27' })).liveData, null);
    assert.ok(!news().some((path) => path.includes('live_data')));
  });

  it('says that there is no chart without markets, and asks for none', async () => {
    const { load, news } = setUp({ markets: 0 });
    const { chart } = await load(EVENT);
    assert.deepEqual(chart, { range: '1D', interval: 1440, series: [], problem: 'There are no markets.' });
    assert.ok(!news().some((path) => path.includes('candlesticks')));
  });

  it('sends little of a large one: the lines with the most volume, few points each, and says so', async () => {
    const { load } = setUp({ markets: 188 });
    for (const range of CHART_RANGES) {
      const content = await load(EVENT, { ...wish, range });
      const { chart } = content;
      assert.equal(chart?.series.length, 40);
      assert.equal(chart.series[0]?.ticker, 'M187');
      assert.match(chart.problem ?? '', /40 markets with the most volume, of 188/);
      assert.equal(content.problem, undefined);
      assert.ok(JSON.stringify(content).length < 400_000, `${range}: ${JSON.stringify(content).length}`);
    }
  });
});

describe('what is live of other things', () => {
  it('is nothing', async () => {
    const { loader, asked } = setUp();
    assert.equal(await loader.load({ kind: 'series', id: 'KXGAME' }, wish), undefined);
    assert.deepEqual(asked, []);
  });
});

describe('a whole panel on the sample exchange', () => {
  /** A game that is on, with its events and their markets. */
  async function game() {
    const { api, urls } = sampleApi();
    const now = (): number => SAMPLE_NOW;
    const [catalog, memo] = [new Catalog(api, now), new ResponseCache(now)];
    const loader = new LiveLoader(api, catalog, memo, now);
    const exchange = { api, catalog, memo, note: '' };
    const show = async (ref: EntityRef, how: LiveOptions['how']): Promise<readonly string[]> => {
      urls.length = 0;
      assert.ok((await loadPanel(exchange, ref, { how })).ok);
      await loader.load(ref, { ...wish, how });
      return [...urls];
    };
    const list = (await api.get({
      path: '/milestones',
      query: { limit: 100, type: 'basketball_game', minimum_start_date: '2026-11-23T10:00:00Z' },
    })) as { milestones: { id: string; title: string }[] };
    const found = list.milestones.find(({ title }) => title === 'New York at Boston');
    assert.ok(found);
    return { show, loader, catalog, ref: { kind: 'milestone', id: found.id } as const };
  }

  it('costs four requests for a milestone with live data, and two to refresh', async () => {
    const { show, ref, loader, catalog } = await game();
    const cold = await show(ref, 'held');
    assert.equal(cold.length, 4, cold.join('\n'));
    const refreshed = await show(ref, 'quiet');
    assert.equal(refreshed.length, 2, refreshed.join('\n'));
    const tickers = catalog.peek(ref)?.value.primary_event_tickers ?? [];
    const markets = catalog.peek({ kind: 'event', id: tickers[0] ?? '' })?.value.markets ?? [];
    assert.ok(markets.length > 0);
    assert.equal(loader.refreshInterval(ref, 15_000), 15_000);
  });

  it('refreshes a market of a game that is on as fast as the game', async () => {
    const { show, ref, loader, catalog } = await game();
    await show(ref, 'held');
    const [ticker = ''] = catalog.peek(ref)?.value.primary_event_tickers ?? [];
    const event = { kind: 'event', id: ticker } as const;
    await show(event, 'held');
    const [first] = catalog.peek(event)?.value.markets ?? [];
    assert.equal(loader.refreshInterval({ kind: 'market', id: first?.ticker ?? '' }, 15_000), 15_000);
    assert.ok((await show(event, 'quiet')).length <= 1);
  });
});
