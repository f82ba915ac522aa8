import assert from 'node:assert/strict';
import { Catalog } from '../../../src/core/catalog/catalog';
import { ResponseCache } from '../../../src/core/catalog/responseCache';
import type { JsonObject, JsonValue } from '../../../src/core/kalshi/json';
import { decodeMarket } from '../../../src/core/kalshi/markets';
import { hintText } from '../../../src/core/ids/inlayHint';
import { hoverMarkdown } from '../../../src/core/ids/hover';
import { LiveLoader } from '../../../src/core/details/liveLoader';
import { linesOf } from '../../../src/core/details/candleQuery';
import { treeRow } from '../../../src/core/tree/treeRow';
import { definitions } from '../../../src/core/entities/registry';
import { KalshiError } from '../../../src/core/kalshi/errors';

const NOW = Date.parse('2026-11-23T12:00:00Z');
const REF = { kind: 'market', id: 'KXA-26-B' } as const;
const nameOf = (): undefined => undefined;

async function liveOf(answers: Readonly<Record<string, JsonValue | KalshiError>>) {
  const api = {
    get: async ({ path }: { path: string }) => {
      const answer = answers[path];
      if (answer === undefined) throw new KalshiError('notFound', path, { status: 404 });
      if (answer instanceof KalshiError) throw answer;
      return answer;
    },
  };
  const catalog = new Catalog(api, () => NOW);
  const wish = { how: 'fresh', range: '1D', withStats: false, before: undefined } as const;
  return new LiveLoader(api, catalog, new ResponseCache(() => NOW), () => NOW).load(REF, wish);
}

describe('trades', () => {
  it('without a price, a count or a time that can be read have none', async () => {
    const trades = [
      { trade_id: '1', created_time: '2026-08-01T00:00:00Z', price_fp: '0.5600', quantity_fp: '5.00' },
      { trade_id: '2', created_time: 'soon', yes_price_dollars: 'abc', count_fp: {} },
      { trade_id: '3', created_time: '2026-08-01T00:00:00Z', yes_price_dollars: '0.0000', count_fp: '0.00' },
    ];
    const live = await liveOf({ '/markets/trades': { trades } });
    assert.deepEqual(
      live?.trades?.map(({ time, price, count }) => [time, price, count]),
      [
        [Date.parse('2026-08-01T00:00:00Z'), null, null],
        [null, null, null],
        [Date.parse('2026-08-01T00:00:00Z'), 0, 0],
      ],
    );
  });

  it('and books that are not in the answer are a failure, not "none"', async () => {
    const live = await liveOf({ '/markets/trades': {}, '/markets/orderbooks': { orderbooks: [] } });
    assert.equal(live?.trades, undefined);
    assert.equal(live?.book, undefined);
    assert.match(live?.problem ?? '', /the order book and the recent trades/);
  });
});

describe('a chart', () => {
  it('has no volume where no candle says any, and 0 where one says so', () => {
    const candle = (end_period_ts: number, more = {}) => ({
      end_period_ts,
      yes_bid: {},
      yes_ask: {},
      price: {},
      ...more,
    });
    const { series } = linesOf(new Map([['A', [candle(60), candle(120, { volume: 0 })]]]), []);
    assert.deepEqual(series[0]?.volume, [null, 0]);
  });
});

describe('a market that settled to a part of a dollar', () => {
  const scalar = (more: JsonObject = {}) =>
    decodeMarket({
      ...{
        ticker: REF.id,
        event_ticker: 'KXA-26',
        yes_sub_title: 'A',
        status: 'finalized',
        result: 'scalar',
      },
      ...{ settlement_value_dollars: '0.3700', last_price_dollars: '0.4000', ...more },
    })!;

  it('tells what it paid in row, hover and hint', () => {
    const entity = scalar();
    const catalog = new Catalog({ get: async () => ({}) }, () => NOW);
    catalog.remember('market', [entity]);
    assert.match(
      treeRow({ type: 'entity', path: 'x', ref: REF }, catalog, NOW).description,
      /finalized: scalar \$0\.37/,
    );
    const subject = { ref: REF, entity, loadedAt: NOW, now: NOW, under: '', nameOf };
    assert.match(hoverMarkdown(subject).markdown, /finalized: scalar \$0\.37/);
    const loaded = { state: 'loaded', ref: REF, entity, loadedAt: NOW } as const;
    assert.equal(
      hintText(loaded, { prices: false, states: true }, { now: NOW, nameOf }),
      'A (finalized: scalar $0.37)',
    );
  });

  it('has digits as the exchange wrote them, without closing zeros beyond cents', () => {
    const said = (value: string) => definitions.market.stateOf(scalar({ settlement_value_dollars: value }));
    for (const [value, words] of [
      ['0.3725', '$0.3725'],
      ['0.5000', '$0.50'],
      ['0.372000', '$0.372'],
      ['1.0000', '$1.00'],
      ['0.0000', '$0.00'],
    ] as const)
      assert.equal(said(value), `finalized: scalar ${words}`);
    assert.equal(said(''), 'finalized: scalar');
  });

  it('has an icon of its own', () => {
    const icon = (result: string) => definitions.market.iconOf(scalar({ result }));
    assert.equal(new Set(['yes', 'no', 'scalar', ''].map(icon)).size, 4);
  });
});
