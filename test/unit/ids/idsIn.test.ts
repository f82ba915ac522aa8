import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { idAt, idsIn } from '../../../src/core/ids/idsIn';
import { isFull } from '../../support/effort';
import { idOracle } from './idOracle';
import { randomFrom, randomText, richText } from './idTexts';

const ID = '2ef4d31c-0b46-4f43-a403-f44d62489034';
const GAME = 'KXNBAGAME-26OCT10BOSLAL';
const DOCUMENTS = isFull ? 100_000 : 10_000;
/** Beside the project, where it is there at all. */
const RECORDED = resolve('../shared/kalshi/recorded');

function ids(text: string): string[] {
  return idsIn(text).map(({ id }) => id);
}

describe('idsIn', () => {
  it('finds what plain regular expressions find in many documents', () => {
    const seed = fc.sample(fc.nat(), 1)[0] ?? 0;
    const random = randomFrom(seed);
    let found = 0;
    for (let index = 0; index < DOCUMENTS; index++) {
      const text = randomText(random);
      const expected = idOracle(text);
      const actual = idsIn(text);
      found += actual.length;
      if (!isSame(actual, expected))
        assert.deepEqual(actual, expected, `seed ${String(seed)}: ${JSON.stringify(text)}`);
    }
    assert.ok(found > DOCUMENTS / 2, String(found));
  });

  it('finds the same in slices, wherever the text is cut', () => {
    const cuts = fc.array(fc.nat(600), { maxLength: 6 });
    fc.assert(
      fc.property(fc.nat(), cuts, (seed, list) => {
        const text = richText(randomFrom(seed));
        const borders = [0, ...list.sort((a, b) => a - b), Math.max(text.length, 600)];
        const slices = borders.slice(1).flatMap((to, at) => idsIn(text, borders[at], to));
        assert.deepEqual(slices, idsIn(text));
      }),
      { numRuns: 5000 },
    );
  });

  it('takes no part of something longer for a UUID', () => {
    for (const text of [`${ID}0`, `a${ID}`, `${ID}-0`, `-${ID}`, `_${ID}`, `${ID}_`, `${ID}${ID}`])
      assert.deepEqual(ids(text), [], text);
  });

  it('finds ids in quotes, brackets, addresses, lists, sentences and at both ends', () => {
    for (const id of [ID, GAME]) {
      for (const text of [
        ...[id, `"${id}"`, `'${id}',`, `[${id}]`, `/milestones/${id}?x`, `id=${id}&y`, `é${id}é`, `🏀${id}`],
        ...[`See ${id}.`, `(${id})`, `# ${id}: tonight`, `...${id}`, `<${id}>`, `${id}\r`, `\\"${id}\\"`],
      ])
        assert.deepEqual(ids(text), [id], text);
    }
    assert.deepEqual(ids(`${GAME},${GAME}-BOS,${ID}`), [GAME, `${GAME}-BOS`, ID]);
  });

  it('knows tickers by their shape', () => {
    for (const ticker of [
      ...['KXELONMARS-99', 'KXMVESPORTSMULTIGAMEEXTENDED-R', 'KXPGATOUR-MO25', 'KXHOUSERACE-WYAL-26'],
      ...['KXBTC-26JAN0117-B87250', 'KXCPI-24NOV-T0.1', 'KXGDP-26Q1-T-1.5', 'HIGHNY-24JAN01-T60'],
      ...['INXD-24JAN01', 'FED-24DEC-T4.50'],
    ])
      assert.deepEqual(ids(`of ${ticker} only`), [ticker]);
    for (const ticker of ['SENATEWY-26', 'CONTROLH-2026', 'PRES-2024-DJT', 'GOVPARTYWY-26-D']) {
      assert.deepEqual(ids(`["${ticker}"]`), [ticker]);
      assert.deepEqual(ids(`of ${ticker} only`), []);
      assert.deepEqual(ids(`"of ${ticker}"`), []);
    }
  });

  it('knows other tickers by the key that they stand under, in JSON and in programs', () => {
    for (const text of [
      ...['"ticker": "@"', '"event_ticker":"@"', '"series_tickers" : "@"', "'ticker': '@'", 'ticker: @'],
      ...['ticker = "@"', 'ticker="@"', 'eventTicker := `@`', 'marketTicker: "@"', 'TICKER: &str = "@";'],
      ...["ticker: str = '@'", 'ticker: string="@"', 'event.ticker === "@"', '"ticker": \'@\''],
    ]) {
      const [id] = ids(text.replace('@', 'A-B.C'));
      assert.equal(id, 'A-B.C', text);
    }
    for (const text of [
      ...[
        '"tickers": ["@"]',
        '"ticker_name": "@"',
        '"tick": "@"',
        '"ticker", "@"',
        '"@": "ticker"',
        'ticker @',
      ],
      ...['"ticker":\n"@"', 'ticker: a, b = "@"', '"ticker": "x @"', 'ticker: "@x"', 'ticker: string\n= "@"'],
    ])
      assert.deepEqual(ids(text.replace('@', 'A-B')), [], text);
  });

  it('takes no other words in capitals for tickers', () => {
    for (const word of [
      ...[
        'UTF-8',
        'UTF-16',
        'UTF-32',
        'ISO-8601',
        'ISO-2022-JP',
        'SHA-256',
        'SHA-224',
        'AES-256-GCM',
        'CRC-32',
      ],
      ...[
        'COVID-19',
        'X-API-KEY',
        'KALSHI-ACCESS-KEY',
        'GMT-5',
        'GMT-05',
        'UTC-24',
        'RSA-PSS',
        'RFC-2026',
        'A-B',
      ],
      ...['CVE-2024-1234', 'PEP-484', 'HTTP-404', 'FOO-26.txt', 'README-26JAN.md', 'E-MAIL', 'KX-1'],
      ...[
        '2026-10-10',
        '2026-10-10T20:00:00Z',
        '26OCT-10',
        'KX-TG6512',
        'NBA-26OC',
        'KXNBAGAME',
        'KXNBAGAME-',
      ],
      ...[
        'KXNBAGAME--26OCT10',
        'KXNBAGAME-26OCT10_',
        'xKXNBAGAME-26',
        'kxnbagame-26oct10',
        '-KXA-1',
        'BTC-USD',
      ],
      ...[
        `KXA-${'1'.repeat(125)}`,
        `KXA-1.${ID.toUpperCase()}.KXA-1`,
        'ADLER-32',
        'MIL-STD-26',
        'X86-24',
        '2FA-24JAN',
      ],
    ])
      for (const text of [word, `"${word}"`, `{"encoding": "${word}"}`, `the ${word} of`])
        assert.deepEqual(
          ids(text).filter((id) => id.toUpperCase() !== ID.toUpperCase()),
          [],
          text,
        );
  });

  it('finds a ticker of 128 characters and none of 129', () => {
    const ticker = `KXA-${'1'.repeat(124)}`;
    assert.deepEqual(ids(` ${ticker} `), [ticker]);
    assert.deepEqual(ids(` ${ticker}1 `), []);
  });
});

describe('idAt', () => {
  it('agrees with the ids of the line at every column, in longer lines too', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(3), (seed, more) => {
        const random = randomFrom(seed);
        const line = Array.from({ length: 1 + more }, () => richText(random)).join('');
        const found = idsIn(line);
        for (let column = 0; column <= line.length; column += 1 + random(9)) {
          const expected = found.find(({ start, end }) => start <= column && column <= end);
          assert.deepEqual(idAt(line, column), expected, `column ${String(column)}`);
        }
      }),
      { numRuns: isFull ? 1000 : 200 },
    );
  });

  it('finds nothing outside of the line', () => {
    for (const column of [-1, -40, 37, 1000, NaN]) assert.equal(idAt(ID, column), undefined);
  });

  it('reads some hundred characters to either side however long the line is', () => {
    const line = `${'a-'.repeat(5_000_000)} ${ID}`;
    const reads: number[] = [];
    const watched = {
      slice: (from: number, to: number) => {
        reads.push(to - from);
        return line.slice(from, to);
      },
    };
    assert.equal(idAt(watched as unknown as string, 10_000_010)?.id, ID);
    assert.ok(reads.every((length) => length < 1000) && reads.length === 1);
  });
});

describe('the recorded responses of the exchange', () => {
  it('show each of their tickers and ids, minified and indented', function () {
    if (!existsSync(RECORDED)) return this.skip();
    const files = readdirSync(RECORDED, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.json'),
    );
    let all = 0;
    for (const file of files) {
      const json: unknown = JSON.parse(readFileSync(join(RECORDED, file), 'utf8'));
      const expected = new Set<string>();
      collect(json, '', expected);
      all += expected.size;
      for (const text of [JSON.stringify(json), JSON.stringify(json, null, 2)]) {
        const found = new Set(ids(text));
        assert.deepEqual(
          [...expected].filter((id) => !found.has(id)),
          [],
          file,
        );
      }
    }
    assert.ok(all > 500, String(all));
  });
});

/** The tickers with a dash under keys of tickers, and all UUIDs. */
function collect(value: unknown, key: string, into: Set<string>): void {
  if (Array.isArray(value)) for (const one of value) collect(one, key, into);
  else if (typeof value === 'object' && value !== null)
    for (const [name, one] of Object.entries(value)) collect(one, name, into);
  else if (
    typeof value === 'string' &&
    (/^[\da-f-]{36}$/.test(value) || (/tickers?$/.test(key) && value.includes('-')))
  )
    into.add(value);
}

function isSame(a: ReturnType<typeof idsIn>, b: ReturnType<typeof idsIn>): boolean {
  return (
    a.length === b.length &&
    a.every(({ id, start, end }, at) => id === b[at]?.id && start === b[at].start && end === b[at].end)
  );
}
