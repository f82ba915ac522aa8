import assert from 'node:assert/strict';
import { idAt, idsIn } from '../../../src/core/ids/idsIn';

const UUID = '2ef4d31c-0b46-4f43-a403-f44d62489034';
const EVENT = 'KXHIGHNY-26JAN09';

function ids(text: string): string[] {
  return idsIn(text).map(({ id }) => id);
}

/** Checks what is found in texts in which `@` stands for an event. */
function finds(texts: readonly string[], expected: readonly string[]): void {
  for (const text of texts) assert.deepEqual(ids(text.replaceAll('@', EVENT)), expected, text);
}

describe('An id behind an escape', () => {
  it('is found behind the line breaks and tabs of a string', () => {
    const json = String.raw`{"text": "Open:\n${EVENT}-T77 x5\n\t${EVENT}-B75.5 x3\r\n${UUID}"}`;
    assert.deepEqual(ids(json), [`${EVENT}-T77`, `${EVENT}-B75.5`, UUID]);
    finds(
      [String.raw`"bid\n@,40\n"`, String.raw`\\n@`, String.raw`\"@\"`, String.raw`\u0022@\u0022`],
      [EVENT],
    );
    finds([String.raw`\x22@`, String.raw`\u002c@`, '\u001b[31m@\u001b[0m', String.raw`\u001b[1m@`], [EVENT]);
  });

  it('is found behind and before the escaped characters of an address', () => {
    finds(['a%2C@%2Cb', '%22@%22', 'x%20@%20y', '%252C@', 'a=%0A@', 'tickers%5B%5D=@%26b', '%2c@'], [EVENT]);
    for (const text of [`a%2C${UUID}`, `%22${UUID}%22`, `\\t${UUID}`, `%2c${UUID}`])
      assert.deepEqual(ids(text), [UUID], text);
  });

  it('is none where the letters belong to a word', () => {
    finds(['n@', 'a2C@', '2C@', 'u0022@', '%s@'], []);
    for (const text of [`n${UUID}`, `2C${UUID}`]) assert.deepEqual(ids(text), [], text);
  });
});

describe('A fragment of a template', () => {
  it('is no ticker where a placeholder continues it', () => {
    finds(['f"@{day}-T70"', 'f"@-T{75 + i}.99"', '`@${i}`', '`@-${i}`', '"@{}".format(x)', '@{{day}}'], []);
    finds(['"@-T%s" % n', '"@%s"', '"@%02d"', '"@-T%.2f"', '"@%v"', '@%(day)s', '@-%d', '@%7Bday%7D'], []);
    finds(['@<day>', '@<g>-<TEAM>2', '@-<TEAM>', '@$day', '@$(date)', '@#{x}', String.raw`@\(day)`], []);
    finds(['"@.{x}"', '"@-T70.%d"', '@_{x}'], []);
  });

  it('is no ticker where a wildcard, a pattern or an ellipsis continues it', () => {
    finds(['"@*"', '@-*', "LIKE '@%'", '@[0-9]', '@-[A-Z]+', '@.*', String.raw`@\d+`, '@(?:1|2)'], []);
    finds(['@…', '`@...`', '@-…', '"*@*"'], []);
  });

  it('is no ticker where it is the first part of a sum', () => {
    finds(['"@" + day', "'@-T' + str(i)", '"@"+x', '"@" + "-T70"'], []);
    finds(['"@" + ","', String.raw`"@"+"\n"`, '["@"] + others', '"@" + \' is open\''], [EVENT]);
  });

  it('is none behind a placeholder', () => {
    finds(['{prefix}@', '${prefix}@', '{series}-26JAN09-T70', 'KX{series}-26JAN09', '%s-26JAN09-T70'], []);
    finds(['{x}FED-26JAN', '"*FED-26JAN"', '…FED-26JAN', '"FED-26JAN{x}"', 'FED-26JAN...'], []);
  });

  it('is not what stands whole beside such characters', () => {
    finds(
      ['**@**', 'so *@* is', '**Ticker: @**', '<td>@</td>', '@<br>', '[@](https://a.b)', '/* @*/'],
      [EVENT],
    );
    finds(
      ['{@}', '@.', '@?', '@"},{"', '@ % 2', '@%0A', '@->x', '@$', String.raw`@\n`, '${dir}/@.csv'],
      [EVENT],
    );
  });
});

describe('A ticker in an address', () => {
  const SITE = 'https://kalshi.com/markets/kxmeasles/measles-cases/kxmeasles-26';

  it('is found in small letters, where it stands, in capitals', () => {
    const text = `{"ticker": "KXMEASLES-26-1000", "url": "${SITE}"}`;
    assert.deepEqual(ids(text), ['KXMEASLES-26-1000', 'KXMEASLES-26']);
    const at = text.lastIndexOf('kxmeasles-26');
    assert.deepEqual(idAt(text, at + 3), { id: 'KXMEASLES-26', start: at, end: at + 12 });
  });

  it('is found in the path, the query and the fragment', () => {
    for (const [address, id] of [
      ['https://kalshi.com/markets/kxhighny/nyc-high#kxhighny-26jan09', EVENT],
      ['https://kalshi.com/markets?event_ticker=inxd-25aug18', 'INXD-25AUG18'],
      ['https://kalshi.com/markets/kxfed?a=1&amp;event=kxfed-25dec', 'KXFED-25DEC'],
      ['https://demo.kalshi.co/events/senatewy-26', 'SENATEWY-26'],
      ['(see kalshi.com/markets/senatewy/wyoming-senate-race/senatewy-26).', 'SENATEWY-26'],
      ['https://external-api.kalshi.com/trade-api/v2/markets/fed-23dec-t3.00/orderbook', 'FED-23DEC-T3.00'],
      ['https://api.elections.kalshi.com/trade-api/v2/markets/CONTROLH-2026-D', 'CONTROLH-2026-D'],
      ['GET /trade-api/v2/historical/markets/kxnba-25-bos 200', 'KXNBA-25-BOS'],
      ['vscode://kalshi-explorer.kalshi-explorer/market/controlh-2026-d', 'CONTROLH-2026-D'],
      [String.raw`"https:\/\/kalshi.com\/markets\/kxnba\/pro\/kxnba-26"`, 'KXNBA-26'],
    ] as const)
      assert.deepEqual(ids(address), [id], address);
    assert.deepEqual(ids('http://localhost/trade-api/v2/markets?tickers=kxa-1%2Ccontrolh-2026-d'), [
      'KXA-1',
      'CONTROLH-2026-D',
    ]);
  });

  it('is not made of the words of a title, of other addresses, or of a template', () => {
    for (const text of [
      ...['https://kalshi.com/markets/fed/fed-meeting', 'https://kalshi.com/category/most-popular'],
      ...['https://kalshi.com/markets/most-popular', 'https://kalshi.com/markets/kxpres/election#order-book'],
      ...['https://example.com/markets/kxmeasles/measles-cases/kxmeasles-26', 'kxmeasles-26'],
      ...['https://kalshi.com/markets/kxa/x/kxa-26apr{day}', '/trade-api/v2/markets/kxa-26apr${day}'],
    ])
      assert.deepEqual(ids(text), [], text);
  });
});

describe('A ticker in the name of a file', () => {
  it('is found before its ending and among other words', () => {
    finds(['"logs/market_data_@.csv"', 'data/@.json.gz', '@_trades.csv', 'x/@-orderbook.jsonl'], [EVENT]);
    finds(['2026-01-09_@.parquet', '@_20260109.csv', 'DATA_@.csv', 'raw-@.csv', 'data.@.csv'], [EVENT]);
    assert.deepEqual(ids('"tape/KXBTCD-26AUG0207-T72299.99.json"'), ['KXBTCD-26AUG0207-T72299.99']);
  });

  it('is found in the names that the extension gives to files, and so is a UUID', () => {
    for (const id of ['KXNBAGAME-26NYKBOS-BOS', 'FED-23JUN-T5.00', 'CONTROLH-2026'])
      assert.deepEqual(ids(`fixtures/market-${id}.kalshi.json`), [id]);
    assert.deepEqual(ids(`milestone-${UUID}.kalshi.json`), [UUID]);
    assert.deepEqual(ids(`order-${UUID}.kalshi.json order-${UUID}.json`), []);
  });

  it('is not found without the prefix of the exchange', () => {
    for (const text of ['README-26JAN.md', 'market_FED-23JUN.csv', 'FOO-26.txt', 'FED-23JUN_trades.csv'])
      assert.deepEqual(ids(text), [], text);
  });
});

describe('A ticker without the prefix', () => {
  it('is found alone in quotation marks, in a list, as a key and under a key', () => {
    const text =
      '{"watch": ["EVSHARE-30JAN", "EUCLIMATE-2030", "FED-23JUN-T5.00", "CONTROLH-2026-D"], ' +
      '"anchors": {"EVSHARE-30JAN-30": 50, "EUEXIT-30": 25}, "rows": [{"kalshi_event": "U3-26NOV"}]}';
    const expected = [
      ...['EVSHARE-30JAN', 'EUCLIMATE-2030', 'FED-23JUN-T5.00', 'CONTROLH-2026-D'],
      ...['EVSHARE-30JAN-30', 'EUEXIT-30', 'U3-26NOV'],
    ];
    assert.deepEqual(ids(text), expected);
    assert.deepEqual(ids(JSON.stringify({ payload: text })), expected, 'JSON in a string of JSON');
    for (const id of ['U3-26NOV', '538APPROVE-22AUG03-B38.4', 'EUEXIT-30'])
      for (const quoted of [`['${id}']`, `\`${id}\``, `{ "${id}": 1 }`]) assert.deepEqual(ids(quoted), [id]);
  });

  it('is found under a key that says event or market, with a year in it', () => {
    for (const text of ['event: @', 'EVENT=@', "kalshi_market = '@'", 'kalshiEvent: "@"', '"events": "@"'])
      for (const id of ['U3-26NOV', 'CPI-25', 'GDP-23Q4', 'EUEXIT-30'])
        assert.deepEqual(ids(text.replace('@', id)), [id], `${text} ${id}`);
    for (const text of ['market: "BTC-USD"', '"event": "PAGE-VIEW"', 'prevent: CPI-25', 'market: "SP-500"'])
      assert.deepEqual(ids(text), [], text);
  });

  it('is none of the many words that have a number behind a dash', () => {
    for (const word of [
      ...[
        'UTF-8',
        'UTF-16',
        'UTF-32',
        'GPT-4',
        'ISO-8601',
        'ISO-2022-JP',
        'A-B',
        'COVID-19',
        'SHA-256',
        'CRC-32',
      ],
      ...[
        'US-EAST-1',
        'X-API-KEY',
        '2026-04-25',
        'EUR-USD',
        'PR-123',
        'BASE-64',
        'BASE-32',
        'SP-500',
        'AMD-64',
      ],
      ...[
        'RUSSELL-2000',
        '01JAN-30JAN',
        'MAY-30JUN',
        'JAN-26',
        'Q1-2026',
        '2026-W30',
        'LLAMA-70B',
        'ED-25519',
      ],
    ])
      for (const text of [word, `"${word}"`, `["${word}"]`, `{"${word}": 1}`, `{"encoding": "${word}"}`])
        assert.deepEqual(ids(text), [], text);
  });
});

describe('The ticker of a series', () => {
  it('is found without a dash under a key that says series', () => {
    for (const text of ['"series_ticker": "@"', "seriesTicker: '@'", 'SERIES = "@"', 'series_ticker=@'])
      assert.deepEqual(ids(text.replace('@', 'KXNBAGAME')), ['KXNBAGAME'], text);
    assert.deepEqual(ids('"series_ticker": "KXNBAGAME", "event_ticker": "KXNBAGAME-26OCT10BOSLAL"'), [
      'KXNBAGAME',
      'KXNBAGAME-26OCT10BOSLAL',
    ]);
  });

  it('is not found elsewhere', () => {
    for (const text of ['"KXNBAGAME"', '"name": "KXNBAGAME"', 'series KXNBAGAME', 'series: "KXNBAGAME{x}"'])
      assert.deepEqual(ids(text), [], text);
  });
});
