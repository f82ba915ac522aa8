import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonObject, JsonValue } from '../../../src/core/kalshi/json';
import { RECORDED, recordedThings } from '../details/recordedThings';
import { sampleApi } from '../sampleApi';
import { hoverOn, offeredAt, problemsOf } from './jsonLanguage';

const FILE = 'file:///bot/fixtures/x.kalshi.json';
const TARGET = '2ef4d31c-0b46-4f43-a403-f44d62489034';
const GAME = '0fce0a7a-2d92-4740-aa3e-2360ad642ee0';

const market = { ticker: 'KXNBAGAME-26NYKBOS-BOS', event_ticker: 'KXNBAGAME-26NYKBOS' };
const event = { event_ticker: 'KXNBAGAME-26NYKBOS', series_ticker: 'KXNBAGAME' };
const milestone = { id: GAME, start_date: '2026-11-24T19:30:00Z' };
const target = { id: TARGET, type: 'basketball_team', name: 'Boston' };

/** The only problem of a document: what it stands at, and what it says. */
async function problemOf(value: unknown, uri = FILE): Promise<readonly [string, string]> {
  const [problem, ...more] = await problemsOf(uri, value);
  assert.deepEqual(more, []);
  assert.ok(problem, 'there is a problem');
  return problem;
}

describe('what the exchange sends', () => {
  it('is in order where it was recorded, whole and thing by thing', async function () {
    if (!existsSync(RECORDED)) {
      console.log(`      skipped: there is no ${RECORDED}`);
      this.skip();
    }
    const names = readdirSync(RECORDED, { recursive: true, encoding: 'utf8' });
    // Candles that somebody put together by ticker: no answer of the exchange.
    for (const name of names.filter((one) => /(?<!candlesticks_mlb)\.json$/.test(one))) {
      const content = JSON.parse(readFileSync(join(RECORDED, name), 'utf8')) as JsonObject;
      assert.deepEqual(await problemsOf(FILE, content['response'] ?? content), [], name);
    }
    let things = 0;
    for (const [kind, thing] of recordedThings()) {
      assert.deepEqual(await problemsOf(`kalshi://sample/${kind}/X.json`, thing), [], kind);
      assert.deepEqual(await problemsOf(FILE, thing), [], kind);
      things++;
    }
    assert.ok(things > 400);
  }).timeout(60_000);

  const ANSWERS = {
    milestones: '/milestones',
    structured_targets: '/structured_targets',
    events: '/events',
    markets: '/markets',
    series: '/series',
  };
  for (const [list, path] of Object.entries(ANSWERS)) {
    it(`is in order in the sample data: every page of ${path}`, async () => {
      const { api } = sampleApi();
      const query = { with_nested_markets: true, with_milestones: true, limit: 200, page_size: 500 };
      let cursor: JsonValue | undefined;
      do {
        const page = (await api.get({ path, query: { ...query, cursor: cursor as string } })) as JsonObject;
        assert.ok((page[list] as readonly unknown[]).length > 0);
        assert.deepEqual(await problemsOf(FILE, page), []);
        cursor = page['cursor'];
      } while (cursor);
    }).timeout(60_000);
  }

  for (const path of [
    `/milestones/${GAME}`,
    `/structured_targets/${TARGET}`,
    '/events/KXNBAGAME-26NYKBOS',
    '/events/KXNBAGAME-26NYKBOS/metadata',
    '/markets/KXNBAGAME-26NYKBOS-BOS',
    '/markets/KXNBAGAME-26NYKBOS-BOS/orderbook',
    '/series/KXNBAGAME',
    '/markets/trades',
  ]) {
    it(`is in order in the sample data: ${path}`, async () => {
      assert.deepEqual(await problemsOf(FILE, await sampleApi().api.get({ path })), []);
    });
  }

  it('may have fields, words and nulls that nobody knows yet', async () => {
    const odd = {
      ...market,
      status: 'snoozing',
      strike_type: 'fuzzy',
      yes_bid_dollars: null,
      custom_strike: null,
      price_ranges: null,
      yes_bid: 56,
      new_field_ts: 1,
    };
    assert.deepEqual(await problemsOf(FILE, { markets: [odd], cursor: null, more: [1, { a: 'b' }] }), []);
    assert.deepEqual(
      await problemsOf(FILE, { ...milestone, related_event_tickers: null, end_date: null }),
      [],
    );
    assert.deepEqual(await problemsOf(FILE, { markets: null, milestones: null, cursor: '' }), []);
  });

  it('may be something that the schemas do not tell of', async () => {
    const candles = { market_ticker: 'KXNBAGAME-26NYKBOS-BOS', candlesticks: [{ end_period_ts: 1 }] };
    assert.deepEqual(await problemsOf(FILE, { markets: [candles] }), []);
    assert.deepEqual(
      await problemsOf(FILE, { live_data: { type: 'x', details: { last_updated_ts: 7 } } }),
      [],
    );
    assert.deepEqual(await problemsOf(FILE, { order_id: 'a', ticker: 'b' }), []);
    assert.deepEqual(await problemsOf(FILE, []), []);
    assert.deepEqual(await problemsOf(FILE, {}), []);
  });
});

describe('a document that is wrong', () => {
  const DOLLARS = /^Dollars are decimal text such as "0\.5600"/;
  const CASES: readonly (readonly [what: string, value: JsonObject, at: string, says: RegExp])[] = [
    ['a price in cents', { ...market, yes_bid_dollars: 56 }, '56', DOLLARS],
    ['a price in cents as text', { ...market, last_price_dollars: '56' }, '"56"', DOLLARS],
    ['a price as a number', { ...market, yes_ask_dollars: 0.56 }, '0.56', DOLLARS],
    ['a count as a number', { ...market, volume_fp: 1250 }, '1250', /^A count of contracts is decimal text/],
    ['a count with a comma', { ...market, volume_fp: '1,250' }, '"1,250"', /^A count of contracts/],
    ['a time in seconds', { ...market, close_time: 1790000000 }, '1790000000', /^A time is RFC 3339 text/],
    ['a day without a time', { ...market, open_time: '2026-11-24' }, '"2026-11-24"', /^A time is RFC 3339/],
    [
      'a time with a space',
      { ...milestone, last_updated_ts: '2026-11-24 19:30' },
      '"2026-11-24 19:30"',
      /RFC 3339/,
    ],
    [
      'a ticker in small letters',
      { ...market, event_ticker: 'kxnba-26' },
      '"kxnba-26"',
      /^A ticker is capital/,
    ],
    [
      'a title for a ticker',
      { ...event, event_ticker: 'New York at Boston' },
      '"New York at Boston"',
      /^A ticker/,
    ],
    [
      'a ticker that is none in a list',
      { ...milestone, primary_event_tickers: ['A-1', 'b 2'] },
      '"b 2"',
      /^A ticker/,
    ],
    ['one ticker for a list', { ...milestone, related_event_tickers: 'A-1' }, '"A-1"', /array/],
    ['a milestone id that is no UUID', { ...milestone, id: 'game-1' }, '"game-1"', /^An id is a UUID/],
    ['a target id that is too short', { ...target, id: '2ef4d31c' }, '"2ef4d31c"', /^An id is a UUID/],
    [
      'a custom strike that is text',
      { ...market, strike_type: 'structured', custom_strike: TARGET },
      `"${TARGET}"`,
      /^A custom strike is an object/,
    ],
    [
      'a custom strike that is a list',
      { ...market, strike_type: 'structured', custom_strike: [TARGET] },
      `["${TARGET}"]`,
      /^A custom strike/,
    ],
    [
      'a structured strike with a name',
      { ...market, strike_type: 'structured', custom_strike: { soccer_team: 'Real' } },
      '"Real"',
      /by their UUIDs/,
    ],
    ['a strike that is text', { ...market, floor_strike: '71800' }, '"71800"', /number/],
    ['a flag that is text', { ...market, can_close_early: 'yes' }, '"yes"', /boolean/],
    ['a status that is a number', { ...market, status: 3 }, '3', /string/],
    ['markets that are no list', { ...event, markets: {} }, '{}', /array/],
    [
      'a wrong market inside an event',
      { ...event, markets: [{ ...market, no_bid_dollars: 4 }] },
      '4',
      DOLLARS,
    ],
    [
      'a price step in cents',
      { ...market, price_ranges: [{ start: '0.0000', end: '1.0000', step: 1 }] },
      '1',
      DOLLARS,
    ],
    ['a source that is text', { ...event, settlement_sources: ['NBA'] }, '"NBA"', /object/],
    ['a source id that is a number', { ...target, source_ids: { opta: 7 } }, '7', /string/],
    ['a fee that is text', { ticker: 'KXNBAGAME', frequency: 'daily', fee_multiplier: '1' }, '"1"', /number/],
  ];

  for (const [what, value, at, says] of CASES) {
    for (const [where, whole] of [
      ['alone', value],
      ['in a list', [value]],
      ['by its name', { something: value }],
    ] as const) {
      it(`has one problem, at its place: ${what}, ${where}`, async () => {
        const [place, message] = await problemOf(whole);
        assert.equal(place, at);
        assert.match(message, says);
      });
    }
  }

  it('has its problem in every answer of the exchange', async () => {
    const wrong = { ...market, yes_bid_dollars: 56 };
    const unknown = { ...milestone, id: 'x' };
    for (const answer of [
      { market: wrong },
      { markets: [market, wrong], cursor: '' },
      { event, markets: [wrong] },
      { event: { ...event, markets: [wrong] }, markets: [] },
      { events: [{ ...event, markets: [wrong] }], milestones: [milestone], cursor: '' },
    ])
      assert.equal((await problemOf(answer))[0], '56');
    for (const answer of [
      { milestone: unknown },
      { milestones: [unknown], cursor: '' },
      { events: [event], milestones: [unknown], cursor: '' },
      { structured_target: { ...target, id: 'x' } },
      { structured_targets: [{ ...target, id: 'x' }], cursor: '' },
    ])
      assert.equal((await problemOf(answer))[0], '"x"');
    assert.match((await problemOf({ market: { event_ticker: 'A-1' } }))[1], /Missing property "ticker"/);
    assert.match((await problemOf({ milestones: [], cursor: 5 }))[1], /string/);
    assert.match((await problemOf('7'))[1], /object, array/);
  });

  it('has its problem in the raw document of each kind and in no other file', async () => {
    const wrong = { ...market, yes_bid_dollars: 56 };
    for (const environment of ['production', 'demo', 'sample', 'custom'])
      await problemOf(wrong, `kalshi://${environment}/market/KXNBAGAME-26NYKBOS-BOS.json`);
    await problemOf({ id: 'x' }, `kalshi://sample/structuredTarget/${TARGET}.json`);
    for (const uri of ['file:///bot/kalshi.json', 'file:///bot/x.json', 'file:///bot/x.kalshi.request.json'])
      assert.deepEqual(await problemsOf(uri, wrong), []);
  });
});

describe('what is free JSON', () => {
  it('has the ids in it explained', async () => {
    const strike = { ...market, custom_strike: { basketball_team: TARGET, Nominee: 'x' } };
    const said = (place: string): Promise<readonly string[]> => hoverOn(FILE, strike, place);
    assert.deepEqual(await said('"basketball_team"'), [
      'Structured target id',
      'Id of a structured target of this type.',
    ]);
    assert.deepEqual(await said('"Nominee"'), []);
    const game = { ...milestone, details: { home_team_id: TARGET, session_id: GAME } };
    assert.match((await hoverOn(FILE, game, '"home_team_id"')).join(), /^Structured target id,/);
    assert.deepEqual(await hoverOn(FILE, game, '"session_id"'), []);
  });
});

describe('completion', () => {
  it('offers the fields of a market and what they can be', async () => {
    assert.ok((await offeredAt(FILE, `{"ticker":"A-1","event_ticker":"A",|}`)).includes('yes_bid_dollars'));
    const words = await offeredAt(FILE, `{"ticker":"A-1","event_ticker":"A","strike_type":|}`);
    assert.ok(words.includes('"structured"') && words.includes('"greater_or_equal"'));
    const types = await offeredAt('kalshi://sample/milestone/x.json', `{"type":|}`);
    assert.ok(types.includes('"one_off_milestone"'));
  });

  it('offers what an answer can hold in a file that is empty yet', async () => {
    const names = await offeredAt(FILE, '{|}');
    for (const name of ['market', 'markets', 'structured_target', 'milestones', 'cursor'])
      assert.ok(names.includes(name), name);
  });
});
