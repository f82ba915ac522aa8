import assert from 'node:assert/strict';
import type { Wire } from '../../../src/core/sample/data/sampleData';
import { ask, HOUR, list, listAll, NOW, refusal } from './ask';

const BOSTON = 'KXNBAGAME-26NYKBOS-BOS';
const SECONDS = NOW / 1000;
const DAY = 86_400;
const bounds = (start: number, end: number, minutes: number): string =>
  `start_ts=${start}&end_ts=${end}&period_interval=${minutes}`;
const candlesOf = (market: string, query: string): Promise<Wire[]> =>
  list(`/series/${market.replace(/-.*/, '')}/markets/${market}/candlesticks?${query}`, 'candlesticks');
const marketOf = async (ticker: string): Promise<Wire> =>
  (await ask(`/markets/${ticker}`)).body['market'] as Wire;
const ends = (candles: readonly Wire[]): number[] => candles.map((one) => Number(one['end_period_ts']));
const refused = async (path: string, details: string): Promise<void> =>
  assert.deepEqual(await ask(path), { status: 400, body: refusal('bad_request', details) }, path);

describe('the candlesticks of the sample exchange', () => {
  it('end within the bounds, on whole periods, in order', async () => {
    for (const [minutes, days] of [
      [1, 0.25],
      [60, 3],
      [1440, 5],
    ] as const) {
      const start = SECONDS - days * DAY;
      const found = ends(await candlesOf(BOSTON, bounds(start, SECONDS, minutes)));
      assert.ok(found.length > 2 && found.length <= (days * 1440) / minutes, `${minutes}: ${found.length}`);
      assert.ok(found.every((end) => end % (minutes * 60) === 0 && end >= start && end <= SECONDS));
      assert.deepEqual(
        found,
        [...new Set(found)].sort((a, b) => a - b),
      );
    }
  });

  it('end at what the market says now', async () => {
    for (const ticker of [BOSTON, 'KXSTRANGE-26-SUBCE', 'SENATEWY-26-REPUB']) {
      const market = await marketOf(ticker);
      const candles = await candlesOf(ticker, bounds(SECONDS - DAY, SECONDS + 3600, 60));
      const { yes_bid, yes_ask } = candles.at(-1) as Record<string, Wire>;
      assert.equal(yes_bid?.['close_dollars'], market['yes_bid_dollars'], ticker);
      assert.equal(yes_ask?.['close_dollars'], market['yes_ask_dollars'], ticker);
    }
  });

  it('have a high, a low and offers that do not cross, for every market', async () => {
    type Candle = Readonly<Record<string, Readonly<Record<string, string>>>>;
    const figures = (candle: Candle, name: string): number[] =>
      ['low', 'open', 'close', 'high'].flatMap((figure) => Number(candle[name]?.[`${figure}_dollars`] ?? []));
    const markets = (await listAll('/markets?limit=1000')).filter((_, index) => index % 23 === 0);
    const tickers = markets
      .map((market) => String(market['ticker']))
      .filter((ticker) => !/^KXMVE/.test(ticker));
    assert.ok(tickers.length > 40);
    for (const ticker of tickers) {
      const candles = (await candlesOf(ticker, bounds(SECONDS - DAY, SECONDS, 60))) as unknown as Candle[];
      for (const prices of candles.flatMap((one) =>
        ['yes_bid', 'yes_ask', 'price'].map((name) => figures(one, name)),
      )) {
        assert.ok(
          prices.every((price) => price >= 0 && price <= 1),
          ticker,
        );
        assert.deepEqual(
          [prices[0], prices[3]],
          prices[0] === undefined ? [undefined, undefined] : [Math.min(...prices), Math.max(...prices)],
        );
      }
      assert.ok(
        candles.every((one) => (figures(one, 'yes_bid')[2] ?? 0) <= (figures(one, 'yes_ask')[2] ?? 0)),
        ticker,
      );
    }
  });

  it('have periods without a trade, and gaps', async () => {
    const candles = (await candlesOf(BOSTON, bounds(SECONDS - 4 * 3600, SECONDS, 1))) as Record<
      string,
      Wire
    >[];
    const quiet = candles.filter((one) => !('close_dollars' in (one['price'] ?? {})));
    assert.ok(quiet.length > 20 && quiet.length < candles.length - 20);
    assert.ok(
      quiet.every((one) => (one['volume_fp'] as unknown) === '0.00' && one['price']?.['previous_dollars']),
    );
    assert.ok(candles.length < 240, 'some minutes are missing');
  });

  it('are the same whoever asks', async () => {
    const query = bounds(SECONDS - DAY, SECONDS, 60);
    assert.deepEqual(await candlesOf(BOSTON, query), await candlesOf(BOSTON, query));
  });

  it('begin with what was traded last before, where that is asked for', async () => {
    const start = SECONDS - 600;
    const query = `${bounds(start, SECONDS, 60)}&include_latest_before_start=true`;
    const [first, ...others] = await candlesOf(BOSTON, query);
    assert.deepEqual(Object.keys(first?.['price'] as Wire), ['previous_dollars']);
    assert.deepEqual(others, await candlesOf(BOSTON, bounds(start, SECONDS, 60)));
    const long = `${bounds(SECONDS - 900 * DAY, SECONDS, 1440)}&include_latest_before_start=true`;
    assert.notDeepEqual(Object.keys((await candlesOf(BOSTON, long))[0]?.['price'] as Wire), [
      'previous_dollars',
    ]);
  });

  it('do not begin before the market opened, and are none in the future', async () => {
    const open = Date.parse(String((await marketOf(BOSTON))['open_time'])) / 1000;
    const all = ends(
      await candlesOf(
        BOSTON,
        bounds(0, SECONDS + 99 * DAY, 1440).replace('start_ts=0', `start_ts=${SECONDS - 900 * DAY}`),
      ),
    );
    assert.ok((all[0] ?? 0) >= open && (all.at(-1) ?? 0) < SECONDS + DAY);
    assert.deepEqual(await candlesOf(BOSTON, bounds(SECONDS + 9 * DAY, SECONDS + 99 * DAY, 1440)), []);
  });

  it('refuse what is missing, no number, no interval or too much', async () => {
    const path = `/series/KXNBAGAME/markets/${BOSTON}/candlesticks`;
    await refused(path, 'invalid start_ts');
    await refused(`${path}?start_ts=1`, 'invalid end_ts');
    await refused(`${path}?start_ts=1&end_ts=2`, 'invalid period_interval');
    await refused(`${path}?${bounds(1, 2, 5)}`, 'invalid period_interval');
    await refused(`${path}?start_ts=1.5&end_ts=2&period_interval=1`, 'invalid start_ts');
    await refused(`${path}?${bounds(SECONDS - 30 * DAY, SECONDS, 1)}`, 'invalid time range');
  });

  it('are not found for another series or nothing', async () => {
    for (const path of [
      'KXNBA/markets/' + BOSTON,
      'KXNBAGAME/markets/KXNBAGAME-1',
      'KXNBAGAME/events/KXNBAGAME-1',
    ]) {
      assert.equal((await ask(`/series/${path}/candlesticks?${bounds(1, 2, 60)}`)).status, 404, path);
    }
  });

  it('come for all markets of an event, as those of each alone', async () => {
    const query = bounds(SECONDS - DAY, SECONDS, 60);
    const { body } = await ask(`/series/KXNBAGAME/events/KXNBAGAME-26NYKBOS/candlesticks?${query}`);
    assert.deepEqual(body['market_tickers'], [BOSTON, 'KXNBAGAME-26NYKBOS-NYK']);
    const lists = body['market_candlesticks'] as Wire[][];
    assert.deepEqual(lists[0], await candlesOf(BOSTON, query));
    assert.equal(body['adjusted_end_ts'], SECONDS);
    await refused('/series/KXNBAGAME/events/KXNBAGAME-26NYKBOS/candlesticks', 'invalid start_ts');
  });

  it('are cut for an event of many markets, and go on from there', async () => {
    const path = (start: number): string =>
      `/series/KXBTC/events/KXBTC-26H17/candlesticks?${bounds(start, SECONDS, 60)}`;
    const { body } = await ask(path(SECONDS - 4 * DAY));
    const cut = Number(body['adjusted_end_ts']);
    assert.ok(cut < SECONDS && cut > SECONDS - 3 * DAY);
    assert.ok((body['market_candlesticks'] as Wire[][]).flat().length <= 10_000);
    assert.equal((await ask(path(cut + 1))).body['adjusted_end_ts'], SECONDS);
  });
});

describe('the order books of the sample exchange', () => {
  const bookOf = async (path: string): Promise<Record<string, string[][]>> =>
    (await ask(path)).body['orderbook_fp'] as Record<string, string[][]>;

  it('have bids alone, rising to the best, which are the quotes of the market', async () => {
    const market = await marketOf(BOSTON);
    const { yes_dollars = [], no_dollars = [] } = await bookOf(`/markets/${BOSTON}/orderbook`);
    assert.deepEqual(yes_dollars.at(-1), [market['yes_bid_dollars'], market['yes_bid_size_fp']]);
    assert.deepEqual(no_dollars.at(-1), [market['no_bid_dollars'], market['yes_ask_size_fp']]);
    for (const side of [yes_dollars, no_dollars]) {
      assert.ok(side.length > 5);
      const prices = side.map(([price]) => Number(price));
      assert.deepEqual(
        prices,
        [...prices].sort((a, b) => a - b),
      );
      assert.ok(side.every(([, count]) => Number(count) > 0));
    }
  });

  it('are empty for what is settled, has no bids or does not exist', async () => {
    const empty = { yes_dollars: [], no_dollars: [] };
    for (const ticker of ['KXNONE-1', 'KXNBAGAME-26DENBOS-DEN', 'KXSTRANGE-26-NOBOD']) {
      const path = `/markets/${ticker}/orderbook`;
      const found = await bookOf(path);
      assert.deepEqual({ ...found, ...(ticker.includes('NOBOD') && { no_dollars: [] }) }, empty, ticker);
      assert.equal((await ask(path)).status, 200);
    }
  });

  it('are as deep as asked for, the best steps staying', async () => {
    const all = await bookOf(`/markets/${BOSTON}/orderbook?depth=0`);
    const two = await bookOf(`/markets/${BOSTON}/orderbook?depth=2`);
    assert.deepEqual(two['yes_dollars'], all['yes_dollars']?.slice(-2));
  });

  it('come for many tickers, each a parameter; a comma list is one ticker that nobody knows', async () => {
    const books = await list(`/markets/orderbooks?tickers=${BOSTON}&tickers=KXNONE-1`, 'orderbooks');
    assert.deepEqual(books, [
      { ticker: BOSTON, orderbook_fp: await bookOf(`/markets/${BOSTON}/orderbook`) },
      { ticker: 'KXNONE-1', orderbook_fp: { yes_dollars: [], no_dollars: [] } },
    ]);
    const comma = `${BOSTON},SENATEWY-26-REPUB`;
    const [only, ...others] = await list(`/markets/orderbooks?tickers=${comma}`, 'orderbooks');
    assert.deepEqual(
      [only, others],
      [{ ticker: comma, orderbook_fp: { yes_dollars: [], no_dollars: [] } }, []],
    );
  });

  it('refuse no ticker and more than a hundred', async () => {
    await refused('/markets/orderbooks', 'invalid tickers');
    const tickers = Array.from({ length: 101 }, () => 'tickers=A').join('&');
    await refused(`/markets/orderbooks?${tickers}`, 'invalid tickers');
    assert.equal((await list(`/markets/orderbooks?${tickers.slice(10)}`, 'orderbooks')).length, 100);
  });
});

describe('the trades of the sample exchange', () => {
  it('are of one market, newest first, page by page without repetition', async () => {
    const all = await list(`/markets/trades?limit=1000&ticker=${BOSTON}`, 'trades');
    assert.ok(all.length > 100 && all.every((one) => one['ticker'] === BOSTON));
    const times = all.map((one) => String(one['created_time']));
    assert.deepEqual(times, [...times].sort().reverse());
    assert.ok(times.every((time) => Date.parse(time) <= NOW && Date.parse(time) > NOW - 12 * HOUR));
    assert.equal(new Set(all.map((one) => one['trade_id'])).size, all.length);
    assert.deepEqual(await listAll(`/markets/trades?limit=40&ticker=${BOSTON}`, 'trades'), all);
  });

  it('are what the candlesticks of their minutes say', async () => {
    const candles = await candlesOf(BOSTON, bounds(SECONDS - 3600, SECONDS, 1));
    const trades = await list(
      `/markets/trades?min_ts=${SECONDS - 3600}&limit=1000&ticker=${BOSTON}`,
      'trades',
    );
    const volume = (items: readonly Wire[], name: string): number =>
      items.reduce((sum, one) => sum + Number(one[name]), 0);
    assert.ok(trades.length > 10);
    assert.equal(volume(trades, 'count_fp'), volume(candles, 'volume_fp'));
  });

  it('are of all markets where none is named, none for what is unknown or was never traded', async () => {
    assert.ok(new Set((await list('/markets/trades', 'trades')).map((one) => one['ticker'])).size > 50);
    for (const ticker of ['KXNONE-1', 'KXSTRANGE-26-NOBOD']) {
      assert.deepEqual(await list(`/markets/trades?ticker=${ticker}`, 'trades'), []);
    }
  });

  it('keep their bounds', async () => {
    assert.equal((await list(`/markets/trades?ticker=${BOSTON}`, 'trades')).length, 100);
    assert.deepEqual(await list(`/markets/trades?limit=0&ticker=${BOSTON}`, 'trades'), []);
    assert.deepEqual(await list('/markets/trades?is_block_trade=true', 'trades'), []);
    await refused('/markets/trades?limit=1001', 'invalid limit');
    await refused('/markets/trades?min_ts=x', 'invalid min_ts');
  });
});
