import assert from 'node:assert/strict';
import { decodeEvent } from '../../../../src/core/kalshi/events';
import { decodeMarket } from '../../../../src/core/kalshi/markets';
import { decodeMilestone } from '../../../../src/core/kalshi/milestones';
import { decodeSeries } from '../../../../src/core/kalshi/series';
import { decodeStructuredTarget } from '../../../../src/core/kalshi/structuredTargets';
import type { JsonValue } from '../../../../src/core/kalshi/json';
import type { Wire } from '../../../../src/core/sample/data/sampleData';
import { ask, HOUR, NOW } from '../ask';
import { inside, textsIn, UUID, wholeSample, type WholeSample } from './wholeSample';

const tickersOf = (milestone: Wire): string[] =>
  textsIn([milestone['primary_event_tickers'], milestone['related_event_tickers']]);
const start = (milestone: Wire): number => Date.parse(String(milestone['start_date']));
const repeated = (values: readonly unknown[]): unknown[] =>
  values.filter((one, index) => values.indexOf(one) !== index);

describe('the sample data', () => {
  let sample: WholeSample;

  before(async () => {
    sample = await wholeSample();
  });

  it('has no id and no ticker twice', () => {
    assert.deepEqual(repeated([...sample.milestones, ...sample.targets].map((one) => one['id'])), []);
    assert.deepEqual(
      repeated(
        [...sample.events, ...sample.markets, ...sample.series].map(
          (one) => one['ticker'] ?? one['event_ticker'],
        ),
      ),
      [],
    );
  });

  it('has enough upcoming milestones for a second page, and some that are over', () => {
    const upcoming = sample.milestones.filter((one) => start(one) >= NOW);
    assert.ok(upcoming.length >= 230, `${upcoming.length}`);
    assert.ok(sample.milestones.filter((one) => start(one) < NOW - 24 * HOUR).length >= 10);
  });

  it('has the categories and types of the exchange', () => {
    const categories = new Set(sample.milestones.map((one) => one['category']));
    const wanted = [
      'Sports',
      'Esports',
      'Elections',
      'Politics',
      'Crypto',
      'Economics',
      'Financials',
      'Entertainment',
      'Companies',
      'Mentions',
      'Climate and Weather',
    ];
    assert.deepEqual(
      wanted.filter((one) => !categories.has(one)),
      [],
    );
    assert.ok(new Set(sample.milestones.map((one) => one['type'])).size >= 12);
  });

  it('names no event that does not exist but one', async () => {
    const named = new Set(sample.milestones.flatMap(tickersOf));
    const known = new Set(sample.events.map((one) => one['event_ticker']));
    const missing = [...named].filter((ticker) => !known.has(ticker));
    assert.deepEqual(missing, ['KXMAYORLHRUNOFF-26']);
    assert.equal((await ask(`/events/${missing[0] ?? ''}`)).status, 404);
  });

  it('knows the series of every event and the event of every market', async () => {
    const series = new Set(sample.series.map((one) => one['ticker']));
    assert.deepEqual(
      sample.events.filter((one) => !series.has(one['series_ticker'])),
      [],
    );
    const events = new Set(sample.events.map((one) => one['event_ticker']));
    const strays = new Set(
      sample.markets.map((one) => one['event_ticker']).filter((ticker) => !events.has(ticker)),
    );
    assert.deepEqual([...strays], ['KXMVECROSSCATEGORY0-SHARD1-S1'], 'combinations are not listed as events');
  });

  it('nests the same markets that it lists', () => {
    const nested = sample.events.flatMap((one) => (one['markets'] ?? []) as Wire[]);
    const single = sample.markets.filter((one) => !String(one['ticker']).startsWith('KXMVE'));
    const byTicker = (items: readonly Wire[]): Wire[] =>
      [...items].sort((a, b) => (String(a['ticker']) < String(b['ticker']) ? -1 : 1));
    assert.deepEqual(byTicker(nested), byTicker(single));
  });

  it('knows every structured target that a market or a milestone names', () => {
    const known = new Set(sample.targets.map((one) => one['id']));
    const unknown = (values: readonly string[]): string[] =>
      values.filter((one) => UUID.test(one) && !known.has(one));
    assert.deepEqual(unknown(sample.markets.flatMap((one) => textsIn(one['custom_strike']))), []);
    assert.deepEqual(unknown(sample.milestones.flatMap((one) => textsIn(one['details']))), []);
    assert.deepEqual(
      unknown(sample.targets.flatMap((one) => textsIn(inside(one, 'details')['team_id']))),
      [],
    );
  });

  it('has a price for a side exactly where there is a size', () => {
    for (const market of sample.markets) {
      const price = (name: string): number => Number(market[`${name}_dollars`]);
      const size = (name: string): number => Number(market[`${name}_size_fp`]);
      const ticker = String(market['ticker']);
      assert.equal(size('yes_bid') > 0, price('yes_bid') > 0, ticker);
      assert.equal(size('yes_ask') > 0, price('yes_ask') < 1, ticker);
      assert.ok(price('yes_bid') < price('yes_ask'), ticker);
    }
  });

  it('gives prices that add up to about a dollar where only one outcome can be', () => {
    for (const event of sample.events.filter((one) =>
      /GAME|MATCH|FIGHT/.test(String(one['series_ticker'])),
    )) {
      const bids = ((event['markets'] ?? []) as Wire[]).map((one) => Number(one['yes_bid_dollars']));
      const sum = bids.reduce((total, bid) => total + bid, 0);
      assert.ok(sum === 0 || (sum > 0.9 && sum < 1.05), `${String(event['event_ticker'])}: ${sum}`);
    }
  });

  it('says on every event and series that it is made up', () => {
    const said = [...sample.events, ...sample.series].filter((one) => one['settlement_sources']);
    assert.ok(said.every((one) => textsIn(one['settlement_sources']).includes('Sample data, made up')));
    assert.ok(said.length >= sample.events.length);
  });

  it('is read by the decoders with nothing left out', () => {
    const count = (items: readonly Wire[], decode: (value: JsonValue) => unknown): number =>
      items.filter((one) => decode(one as JsonValue)).length;
    assert.equal(count(sample.milestones, decodeMilestone), sample.milestones.length);
    assert.equal(count(sample.targets, decodeStructuredTarget), sample.targets.length);
    assert.equal(count(sample.events, decodeEvent), sample.events.length);
    assert.equal(count(sample.markets, decodeMarket), sample.markets.length);
    assert.equal(count(sample.series, decodeSeries), sample.series.length);
  });
});
