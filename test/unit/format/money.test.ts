import assert from 'node:assert/strict';
import fc from 'fast-check';
import { count, dollars, groupThousands, quote } from '../../../src/core/format/money';

describe('dollars', () => {
  for (const [value, words] of [
    ['0.5600', '$0.56'],
    ['0.5625', '$0.5625'],
    ['0.562500', '$0.5625'],
    ['0.000001', '$0.000001'],
    ['1.0000', '$1.00'],
    ['0.0000', '$0.00'],
    ['-0.0500', '-$0.05'],
    ['-0.0000', '$0.00'],
    ['12', '$12.00'],
    ['1250.5', '$1,250.50'],
    ['1234567.8900', '$1,234,567.89'],
    ['9007199254740993.0100', '$9,007,199,254,740,993.01'],
    [undefined, '—'],
    ['', '—'],
    ['NaN', '—'],
    ['1e5', '—'],
    ['0.56 USD', '—'],
  ] as const) {
    it(`words ${String(value)} as ${words}`, () => {
      assert.equal(dollars(value), words);
    });
  }

  it('takes endless digits for no amount', () => {
    for (const endless of ['9'.repeat(1e6), `${'0'.repeat(1e6)}x`, `0.${'0'.repeat(1e6)}x`])
      assert.equal(dollars(endless), '—');
  });

  it('rounds nothing', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 20n }),
        fc.integer({ min: 0, max: 999_999 }),
        (whole, millionths) => {
          const value = `${String(whole)}.${String(millionths).padStart(6, '0')}`;
          const [left = '', right = ''] = dollars(value).slice(1).replaceAll(',', '').split('.');
          assert.equal(`${left}.${right.padEnd(6, '0')}`, value);
          assert.ok(right.length >= 2);
        },
      ),
    );
  });
});

describe('count', () => {
  it('drops empty decimals and groups thousands', () => {
    assert.deepEqual(
      ['1250.00', '0.00', '12.50', '1234567.00', undefined, 'x'].map((value) => count(value)),
      ['1,250', '0', '12.5', '1,234,567', '—', '—'],
    );
  });
});

describe('groupThousands', () => {
  it('leaves sign and fraction alone', () => {
    assert.deepEqual(
      ['999', '-500000', '71799.99', '1000000.123456'].map((number) => groupThousands(number)),
      ['999', '-500,000', '71,799.99', '1,000,000.123456'],
    );
  });
});

describe('quote', () => {
  const bothSides = {
    last_price_dollars: '0.4100',
    yes_bid_dollars: '0.4000',
    yes_ask_dollars: '0.4200',
    yes_bid_size_fp: '12.00',
    yes_ask_size_fp: '0.50',
  };

  it('words a market with both sides', () => {
    assert.deepEqual(quote(bothSides), { last: '$0.41', bid: '$0.40', ask: '$0.42' });
  });

  it('has no side without a size, whatever its price', () => {
    const empty = { ...bothSides, yes_bid_dollars: '0.3000', yes_bid_size_fp: '0.00', yes_ask_size_fp: '0' };
    assert.deepEqual(quote(empty), { last: '$0.41', bid: '—', ask: '—' });
  });

  it('has a side with a size, at 0 and 1 dollar too', () => {
    const settled = { ...bothSides, yes_bid_dollars: '1.0000', yes_ask_dollars: '0.0000' };
    assert.deepEqual(quote(settled), { last: '$0.41', bid: '$1.00', ask: '$0.00' });
  });

  it('takes 0 and 1 dollar for none where the sizes are missing', () => {
    assert.deepEqual(quote({ yes_bid_dollars: '0.0000', yes_ask_dollars: '1.0000' }), {
      last: '—',
      bid: '—',
      ask: '—',
    });
    assert.deepEqual(quote({ yes_bid_dollars: '0.0100', yes_ask_dollars: '0.9900' }), {
      last: '—',
      bid: '$0.01',
      ask: '$0.99',
    });
  });

  it('has no last price before the first trade', () => {
    assert.equal(quote({ last_price_dollars: '0.0000' }).last, '—');
  });
});
