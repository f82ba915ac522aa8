import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  decodeCandle,
  getEventCandlesticks,
  getMarketCandlesticks,
} from '../../../src/core/kalshi/candlesticks';
import { decodeEvent, getEvent, getEventMetadata, getEvents } from '../../../src/core/kalshi/events';
import { getExchangeStatus } from '../../../src/core/kalshi/exchange';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../src/core/kalshi/json';
import { getLiveData, getLiveDatas } from '../../../src/core/kalshi/liveData';
import { decodeMarket, getMarket, getMarkets } from '../../../src/core/kalshi/markets';
import { getMilestone, getMilestones } from '../../../src/core/kalshi/milestones';
import { decodeOrderbook } from '../../../src/core/kalshi/orderbooks';
import { getFiltersBySport, getTagsByCategories } from '../../../src/core/kalshi/search';
import { getSeries } from '../../../src/core/kalshi/series';
import { getStructuredTarget, getStructuredTargets } from '../../../src/core/kalshi/structuredTargets';
import { alwaysAnswering } from './cannedApi';

/** Beside the project, never part of it; tests run from the project's root. */
const RECORDED = resolve('../shared/kalshi/recorded');

/** Fields that the exchange has since removed, or that tell nothing of the entity; they stand in `raw` only. */
const LEFT_TO_RAW = new Set([
  'available_on_brokers',
  'fractional_trading_enabled',
  'liquidity',
  'liquidity_dollars',
  'response_price_units',
  'tick_size',
]);

interface Recording {
  readonly file: RegExp;
  /** The part of the file that holds the entities. */
  readonly entities: (content: JsonValue) => JsonValue;
  readonly decode: (content: JsonValue) => unknown;
}

const part = (content: JsonValue, ...path: string[]): JsonValue =>
  path.reduce((value, name) => {
    const inner = isJsonObject(value) ? value[name] : undefined;
    assert.ok(inner !== undefined, `the recording has ${path.join('.')}`);
    return inner;
  }, content);

const valuesOf = (content: JsonValue): JsonValue[] => Object.values(content ?? {}) as JsonValue[];

/** One answer of the API, read by the function that a caller would use. */
function golden(
  name: string,
  path: string[],
  read: (api: ReturnType<typeof alwaysAnswering>) => unknown,
): Recording {
  return {
    file: new RegExp(`^obstacle-golden/${name}_response\\.json$`),
    entities: (content) => part(content, 'response', ...path),
    decode: (content) => read(alwaysAnswering(part(content, 'response'))),
  };
}

const RECORDINGS: readonly Recording[] = [
  golden('milestones_list', ['milestones'], async (api) => (await getMilestones(api, { limit: 5 })).items),
  golden('milestone_single', ['milestone'], (api) => getMilestone(api, 'x')),
  golden(
    'structured_targets_list',
    ['structured_targets'],
    async (api) => (await getStructuredTargets(api, {})).items,
  ),
  golden('structured_target_single', ['structured_target'], (api) => getStructuredTarget(api, 'x')),
  golden('events_list', ['events'], async (api) => (await getEvents(api, {})).items),
  golden('event_single', ['event'], (api) => getEvent(api, 'x')),
  golden('event_single', ['markets'], async (api) => (await getEvent(api, 'x')).markets),
  golden('event_metadata', [], (api) => getEventMetadata(api, 'x')),
  golden('markets_list', ['markets'], async (api) => (await getMarkets(api, {})).items),
  golden('market_single', ['market'], (api) => getMarket(api, 'x')),
  golden('series_single', ['series'], (api) => getSeries(api, 'x')),
  golden('live_data_milestone', ['live_data'], (api) => getLiveData(api, 'x')),
  golden('filters_by_sport', [], (api) => getFiltersBySport(api)),
  golden('tags_by_categories', [], (api) => getTagsByCategories(api)),
  golden('exchange_status', [], (api) => getExchangeStatus(api)),
  golden('live_data_batch', ['live_datas'], (api) => getLiveDatas(api, ['x'])),
  {
    file: /^kalshi-cockpit\/events_nfl/,
    entities: (content) => part(content, 'events'),
    decode: async (content) => (await getEvents(alwaysAnswering(content), {})).items,
  },
  {
    file: /^kalshi-cockpit\/kalshi_mlb_spread_total/,
    entities: (content) => valuesOf(part(content, 'kalshi')).flatMap(valuesOf),
    decode: (content) => valuesOf(part(content, 'kalshi')).flatMap(valuesOf).map(decodeEvent),
  },
  {
    file: /^kalshi-cockpit\/market_single/,
    entities: (content) => [part(content, 'nested'), part(content, 'single', 'market')],
    decode: async (content) => [
      decodeMarket(part(content, 'nested')),
      await getMarket(alwaysAnswering(part(content, 'single')), 'x'),
    ],
  },
  {
    file: /^(kalshi-headless|kalshi-soccer-brianlee)\//,
    entities: valuesOf,
    decode: (content) => valuesOf(content).map(decodeMarket),
  },
];

/** Error bodies are the client's; the figures of books and candles are held below against what was recorded. */
const ONLY_JSON = /candlesticks|orderbook|error_bodies/;

describe('recorded answers of the exchange', () => {
  if (!existsSync(RECORDED)) {
    it('are not beside this project', function () {
      console.log(`      skipped: there is no ${RECORDED}`);
      this.skip();
    });
    return;
  }

  for (const file of recordedFiles()) {
    const text = readFileSync(join(RECORDED, file), 'utf8');
    const recordings = RECORDINGS.filter((recording) => recording.file.test(file));
    if (ONLY_JSON.test(file)) {
      it(`${file} parses as JSON, which is all that is checked of it`, () => {
        assert.equal(typeof JSON.parse(text), 'object');
      });
    } else {
      it(`${file} decodes with every entity and every field, and raw as received`, async () => {
        assert.ok(recordings.length > 0, 'the file is listed in RECORDINGS');
        for (const { entities, decode } of recordings) {
          const decoded = await decode(JSON.parse(text) as JsonValue);
          assertToldAgain(entities(JSON.parse(text) as JsonValue), decoded, file);
        }
      });
    }
  }

  it('have the cursors and milestones that stand beside a list', async () => {
    const answer = (name: string) =>
      alwaysAnswering(
        part(JSON.parse(readFileSync(join(RECORDED, 'obstacle-golden', name), 'utf8')), 'response'),
      );
    const events = await getEvents(answer('events_list_response.json'), {});
    assert.equal(events.cursor, 'CgYI8JHtswkSDktYRVJVUFRTVVBFUi0w');
    assert.deepEqual(events.milestones, []);
    const targets = await getStructuredTargets(answer('structured_targets_list_response.json'), {});
    assert.equal(targets.cursor, '00264ab8-507e-413c-9938-8f06425d3247');
  });
});

describe('recorded candlesticks and order books', () => {
  const recorded = (name: string): JsonValue =>
    JSON.parse(readFileSync(join(RECORDED, name), 'utf8')) as JsonValue;
  const query = { start_ts: 0, end_ts: 0, period_interval: 1440 } as const;

  before(function () {
    if (existsSync(RECORDED)) return;
    console.log(`      skipped: there is no ${RECORDED}`);
    this.skip();
  });

  it('of a market are all read, with cents and dollars side by side', async () => {
    const response = part(recorded('obstacle-golden/series_candlesticks_response.json'), 'response');
    const candles = await getMarketCandlesticks(alwaysAnswering(response), 'x', 'x', query);
    assertCandles(part(response, 'candlesticks'), candles);
    assert.ok(candles.some(({ price }) => price.close === undefined && price.previous !== undefined));
  });

  it('of an event are all read, under the tickers of its markets', async () => {
    const response = part(recorded('obstacle-golden/event_candlesticks_response.json'), 'response');
    const candles = await getEventCandlesticks(alwaysAnswering(response), 'x', 'x', query);
    assert.deepEqual([...candles.keys()], part(response, 'market_tickers'));
    const [list] = valuesOf(part(response, 'market_candlesticks'));
    assertCandles(list ?? null, candles.get('KXELONMARS-99') ?? []);
  });

  it('of today are all read', () => {
    for (const market of valuesOf(part(recorded('kalshi-cockpit/candlesticks_mlb.json'), 'markets'))) {
      const list = part(market, 'candlesticks');
      assertCandles(list, valuesOf(list).map(decodeCandle));
    }
  });

  it('of a book are all read, the best bid first; the older answer with null sides is an empty book', () => {
    const book = part(recorded('kalshi-cockpit/market_single.json'), 'orderbook');
    const { yes, no } = decodeOrderbook({ ...(book as JsonObject), ticker: 'x' }) ?? {};
    const steps = (side: string) =>
      valuesOf(part(book, 'orderbook_fp', side))
        .map((step) => valuesOf(step).map(Number))
        .reverse();
    assert.deepEqual([yes, no], [steps('yes_dollars'), steps('no_dollars')]);
    const old = part(recorded('obstacle-golden/orderbook_response.json'), 'response');
    assert.deepEqual(decodeOrderbook({ ...(old as JsonObject), ticker: 'x' }), {
      ticker: 'x',
      yes: [],
      no: [],
    });
  });
});

/** Every figure in dollars and every count of the recording is in the candle, and no other. */
function assertCandles(recorded: JsonValue, candles: readonly unknown[]): void {
  const list = valuesOf(recorded);
  assert.equal(candles.length, list.length);
  list.forEach((one, index) => {
    const candle = candles[index] as Record<string, unknown>;
    const figures = (name: string): Record<string, number> =>
      Object.fromEntries(
        Object.entries(part(one, name) as JsonObject)
          .filter(([field, value]) => /_dollars$/.test(field) && value !== null)
          .map(([field, value]) => [field.replace('_dollars', ''), Number(value)]),
      );
    for (const name of ['yes_bid', 'yes_ask', 'price']) assert.deepEqual(candle[name], figures(name), name);
    const { volume, volume_fp, end_period_ts } = one as JsonObject;
    assert.deepEqual(
      [candle['end_period_ts'], candle['volume']],
      [end_period_ts, Number(volume_fp ?? volume)],
    );
  });
}

function recordedFiles(): string[] {
  const files = readdirSync(RECORDED, { recursive: true, encoding: 'utf8' });
  return files.map((file) => file.replaceAll('\\', '/')).filter((file) => file.endsWith('.json'));
}

/** Everything that stands in `input` is in `decoded`, under its name and with its meaning. */
function assertToldAgain(input: JsonValue, decoded: unknown, where: string): void {
  if (input === null) {
    assert.ok(decoded === undefined || isEmpty(decoded), `${where} is empty`);
  } else if (Array.isArray(input)) {
    assert.ok(Array.isArray(decoded), `${where} is a list`);
    assert.equal(decoded.length, input.length, `${where} is as long`);
    input.forEach((entry: JsonValue, index) => assertToldAgain(entry, decoded[index], `${where}[${index}]`));
  } else if (isJsonObject(input)) {
    assert.ok(isJsonObject(decoded), `${where} is an object`);
    if ('raw' in decoded) assert.deepEqual(decoded['raw'], input, `${where} is kept as received`);
    for (const [name, value] of Object.entries(input)) assertField(name, value, decoded, `${where}.${name}`);
  } else {
    const none = typeof input === 'string' && input.startsWith('0001-01-01');
    assert.equal(decoded, none ? undefined : input, where);
  }
}

function assertField(name: string, value: JsonValue, decoded: Record<string, unknown>, where: string): void {
  if (LEFT_TO_RAW.has(name)) return;
  if (`${name}_dollars` in decoded) {
    assert.equal(Math.round(Number(decoded[`${name}_dollars`]) * 100), value, `${where} in dollars`);
  } else if (`${name}_fp` in decoded) {
    assert.equal(Number(decoded[`${name}_fp`]), value, `${where} as a decimal`);
  } else {
    assertToldAgain(value, decoded[name], where);
  }
}

function isEmpty(value: unknown): boolean {
  return value === null || (typeof value === 'object' && Object.keys(value).length === 0);
}
