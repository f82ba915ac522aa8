import assert from 'node:assert/strict';
import { readLookUp } from '../../../src/core/ids/lookUp';
import { apiUrl, curlCommand } from '../../../src/core/format/copyText';
import { deepLink } from '../../../src/core/format/webAddress';
import { fixtureName } from '../../../src/core/export/fixture';
import { uuid } from '../entities/entityOf';

const EXTENSION = 'kalshi-explorer.kalshi-explorer';

/** What a text may mean, or the problem. */
function read(input: string): string[] | string {
  const lookUp = readLookUp(input);
  return lookUp.ok ? lookUp.candidates.map(({ kind, id }) => `${kind} ${id}`) : lookUp.problem;
}

describe('readLookUp', () => {
  it('takes a UUID for a structured target, then for a milestone', () => {
    const id = '111193d4-9b1f-4bd8-ab7c-9de252737f05';
    assert.deepEqual(read(id.toUpperCase()), [`structuredTarget ${id}`, `milestone ${id}`]);
  });

  it('takes what was copied together with its quotes and its comma', () => {
    const expected = [`structuredTarget ${uuid(1)}`, `milestone ${uuid(1)}`];
    for (const text of [
      `"${uuid(1)}",`,
      `'${uuid(1)}'`,
      `\`${uuid(1)}\``,
      `  "${uuid(1)}" `,
      `" ${uuid(1)} "`,
    ]) {
      assert.deepEqual(read(text), expected, text);
    }
    assert.deepEqual(read('KXNBA-26BOSNYK,'), read('KXNBA-26BOSNYK'));
  });

  it('tries every kind that a ticker can be, the likeliest by its dashes first', () => {
    assert.deepEqual(read('kxnba'), ['series KXNBA', 'event KXNBA', 'market KXNBA']);
    assert.deepEqual(read('SENATEWY-26'), ['event SENATEWY-26', 'market SENATEWY-26', 'series SENATEWY-26']);
    assert.deepEqual(read('KXHIGHNY-25JAN15-B40.5'), [
      'market KXHIGHNY-25JAN15-B40.5',
      'event KXHIGHNY-25JAN15-B40.5',
      'series KXHIGHNY-25JAN15-B40.5',
    ]);
  });

  it('takes the address of an event', () => {
    const expected = ['event KXATPMATCH-26FEB07SACOCO', 'market KXATPMATCH-26FEB07SACOCO'];
    for (const address of [
      'https://kalshi.com/markets/kxatpmatch/atp-tennis-match/kxatpmatch-26feb07sacoco',
      'http://www.kalshi.com/markets/kxatpmatch/atp-tennis-match/kxatpmatch-26feb07sacoco/?utm=1#top',
      'kalshi.com/events/KXATPMATCH-26FEB07SACOCO',
      'HTTPS://demo.kalshi.co/events/kxatpmatch-26feb07sacoco',
    ]) {
      assert.deepEqual(read(address), expected, address);
    }
  });

  it('takes the address of a series, with and without the words of its title', () => {
    const expected = ['series KXCPIYOY', 'event KXCPIYOY', 'market KXCPIYOY'];
    assert.deepEqual(read('https://kalshi.com/markets/kxcpiyoy'), expected);
    assert.deepEqual(read('https://kalshi.com/markets/kxcpiyoy/inflation'), expected);
  });

  it('opens the most exact thing that an address of the site names, wherever in it that stands', () => {
    for (const [address, first] of [
      [
        'https://kalshi.com/markets/kxhighny/highest-temperature-in-nyc#kxhighny-25jun19',
        'event KXHIGHNY-25JUN19',
      ],
      ['https://kalshi.com/markets?event_ticker=INXD-25AUG18', 'event INXD-25AUG18'],
      ['https://kalshi.com/markets/kxfed?event=KXFED-25DEC', 'event KXFED-25DEC'],
      ['https://kalshi.com/markets/kxpres/KXPRES-24/', 'event KXPRES-24'],
      ['https://kalshi.com/series/KXPRES-24/', 'event KXPRES-24'],
      ['https://kalshi.com/markets/kxmeasles/measles-cases/kxmeasles-26?ref=foo#yes', 'event KXMEASLES-26'],
      ['https://kalshi.com/markets/kxpres/election#order-book', 'series KXPRES'],
      ['https://kalshi.com/markets/fed/fed-meeting#fed-24dec', 'event FED-24DEC'],
      ['https://kalshi.com/markets/kxnba?event=kxnba-26&market_ticker=kxnba-26-bos', 'market KXNBA-26-BOS'],
      ['https://kalshi.com/markets/kxnba/pro/kxnba-26#kxnba-26-bos', 'market KXNBA-26-BOS'],
      ['https://kalshi.com/markets/kxnba/pro/kxnba-26#market=kxnba-26-bos', 'market KXNBA-26-BOS'],
      ['https://demo.kalshi.co/markets/kxnba/pro-basketball/kxnba-26///', 'event KXNBA-26'],
      ['kalshi.com/markets/senatewy/wyoming-senate-race/senatewy-26', 'event SENATEWY-26'],
    ] as const)
      assert.equal(read(address)[0], first, address);
  });

  it('takes any address of the API, on any host and of any version', () => {
    const api = 'https://api.elections.kalshi.com/trade-api/v2';
    for (const [address, first] of [
      ['https://external-api.kalshi.com/trade-api/v2/markets/KXNBA-26-BOS', 'market KXNBA-26-BOS'],
      [`${api}/events/KXNBA-26?with_nested_markets=true`, 'event KXNBA-26'],
      [`${api}/markets/CONTROLH-2026`, 'market CONTROLH-2026'],
      [`${api}/series/KXNBA/markets/KXNBA-26-BOS/candlesticks?start_ts=1`, 'market KXNBA-26-BOS'],
      [`${api}/markets?tickers=KXNBA-26-BOS,KXNBA-26-NYK`, 'market KXNBA-26-BOS'],
      [`${api}/markets?series_ticker=KXNBA&event_ticker=KXNBA-26`, 'event KXNBA-26'],
      [`${api}/events?series_ticker=KXNBA`, 'series KXNBA'],
      [`${api}/markets/trades?ticker=KXNBA-26-BOS&limit=5`, 'market KXNBA-26-BOS'],
      [`${api}/series/KXMVECROSSCATEGORY0-SHARD1`, 'series KXMVECROSSCATEGORY0-SHARD1'],
      [`${api}/multivariate_event_collections/KXMVENBA-R`, 'series KXMVENBA'],
      [`${api}/milestones/${uuid(1).toUpperCase()}`, `milestone ${uuid(1)}`],
      [`${api}/live_data/milestone/${uuid(1)}`, `milestone ${uuid(1)}`],
      [`${api}/structured_targets/${uuid(1)}`, `structuredTarget ${uuid(1)}`],
      ['https://demo-api.kalshi.co/trade-api/v3/historical/markets/kxnba-25-bos', 'market KXNBA-25-BOS'],
      ['http://localhost:8080/trade-api/v2/events/KXNBA-26', 'event KXNBA-26'],
      ['GET /trade-api/v2/markets/KXNBA-26-BOS 200', 'market KXNBA-26-BOS'],
    ] as const)
      assert.equal(read(address)[0], first, address);
    assert.match(String(read(`${api}/portfolio/orders/${uuid(1)}`)), /names no series/);
  });

  it('takes what this extension copies: links, addresses, command lines and the names of files', () => {
    const ref = { kind: 'market', id: 'KXNBA-26-BOS' } as const;
    const baseUrl = 'https://external-api.kalshi.com/trade-api/v2';
    for (const text of [
      ...['vscode', 'vscode-insiders', 'vscodium'].map((scheme) => deepLink(scheme, EXTENSION, ref)),
      `${deepLink('vscode', EXTENSION, ref)}?windowId=_blank`,
      'kalshi://production/market/KXNBA-26-BOS.json',
      ...[apiUrl(baseUrl, ref), curlCommand(baseUrl, ref), fixtureName(ref), '"ticker": "KXNBA-26-BOS",'],
    ])
      assert.equal(read(text)[0], 'market KXNBA-26-BOS', text);
    const target = { kind: 'structuredTarget', id: uuid(1) } as const;
    for (const text of [deepLink('vscode', EXTENSION, target), apiUrl(baseUrl, target), fixtureName(target)])
      assert.equal(read(text)[0], `structuredTarget ${uuid(1)}`, text);
    assert.equal(read('[A](https://kalshi.com/markets/kxnba/pro/kxnba-26)')[0], 'event KXNBA-26');
    assert.match(String(read('KXNBA-26-BOS or KXNBA-26-NYK')), /is neither a UUID/);
  });

  it('looks for the series of a multivariate ticker too', () => {
    assert.deepEqual(read('KXMVENBA-R'), [
      ...['event KXMVENBA-R', 'market KXMVENBA-R', 'series KXMVENBA', 'series KXMVENBA-R'],
    ]);
    assert.equal(read('KXMVECROSSCATEGORY0-SHARD1-S1')[2], 'series KXMVECROSSCATEGORY0-SHARD1');
  });

  it('says of another address what is wrong with it', () => {
    assert.equal(
      read('https://kalshi.com.evil.example/markets/kxcpiyoy'),
      '"https://kalshi.com.evil.example/markets/kxcpiyoy" is not an address of kalshi.com.',
    );
    assert.match(
      String(read('https://kalshi.com@evil.example/markets/kxcpiyoy')),
      /is not an address of kalshi\.com/,
    );
    assert.match(String(read('https://[')), /is not an address of kalshi\.com/);
    for (const page of [
      'kalshi.com',
      'https://kalshi.com/',
      'https://kalshi.com/category/sports',
      'kalshi.com/markets',
    ]) {
      assert.equal(read(page), 'That page of kalshi.com names no series, event or market.', page);
    }
  });

  it('says in one sentence what is wrong with anything else', () => {
    assert.equal(read('  '), 'Enter an id, a ticker or an address of kalshi.com.');
    assert.equal(
      read('who wins?'),
      '"who wins?" is neither a UUID nor a ticker nor an address of kalshi.com.',
    );
  });

  it('shows no more than the start of a long text', () => {
    const problem = String(read('no ticker '.repeat(1000)));
    assert.ok(problem.length < 150, problem);
    assert.match(problem, /^"no ticker no ticker .*…" is neither/);
  });
});
