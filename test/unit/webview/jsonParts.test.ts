import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  entriesOf,
  previewOf,
  quoted,
  rangesOf,
  withoutQuotes,
} from '../../../src/webview/details/jsonParts';

const entries = (count: number) =>
  Array.from({ length: count }, (_, index) => [String(index), index] as const);

describe('the parts of a JSON tree', () => {
  it('are the entries of objects and arrays', () => {
    assert.deepEqual(entriesOf({ a: 1, b: null }), [
      ['a', 1],
      ['b', null],
    ]);
    assert.deepEqual(entriesOf(['x']), [['0', 'x']]);
    for (const leaf of [null, 'text', 4, true]) assert.equal(entriesOf(leaf), undefined);
  });

  it('keep a key that names the prototype', () => {
    const parsed = JSON.parse('{"__proto__":{"polluted":true},"constructor":1}') as { [key: string]: number };
    assert.deepEqual(
      entriesOf(parsed)?.map(([key]) => key),
      ['__proto__', 'constructor'],
    );
  });

  it('are split into ranges only when they are many', () => {
    assert.equal(rangesOf(entries(100)), undefined);
    const ranges = rangesOf(entries(260)) ?? assert.fail();
    assert.deepEqual(
      ranges.map(({ from, to }) => [from, to]),
      [
        [0, 99],
        [100, 199],
        [200, 259],
      ],
    );
  });

  it('are split again, counting on, when there are more than ranges can show', () => {
    const [, second] = rangesOf(entries(25_000)) ?? assert.fail();
    assert.ok(second);
    assert.deepEqual([second.from, second.to], [10_000, 19_999]);
    const inner = rangesOf(second.entries, second.from) ?? assert.fail();
    assert.deepEqual([inner[0]?.from, inner.at(-1)?.to], [10_000, 19_999]);
  });

  it('lose nothing in ranges, and no level has more than a hundred', () => {
    fc.assert(
      fc.property(fc.integer({ min: 101, max: 40_000 }), (count) => {
        const ranges = rangesOf(entries(count)) ?? assert.fail();
        assert.ok(ranges.length <= 100);
        assert.deepEqual(ranges.flatMap((range) => range.entries).length, count);
        ranges.forEach(({ from, to, entries: inside }) => assert.equal(to - from + 1, inside.length));
      }),
      { numRuns: 50 },
    );
  });
});

describe('what a folded value shows', () => {
  it('is the first keys of an object', () => {
    assert.equal(previewOf({ type: 'REG', week: 1 }), '{ type, week }');
    assert.equal(previewOf({ a: 1, b: 2, c: 3, d: 4, e: 5 }), '{ a, b, c, d, … }');
  });

  it('is the length of an array', () => {
    assert.equal(previewOf([1]), '1 item');
    assert.equal(previewOf([1, 2]), '2 items');
  });
});

describe('a string of free JSON', () => {
  it('is written as JSON writes it', () => {
    assert.equal(quoted('say "hi"\n'), String.raw`"say \"hi\"\n"`);
    assert.equal(quoted('Dončić'), '"Dončić"');
    assert.equal(withoutQuotes('home_team_id'), 'home_team_id');
  });

  it('hides nothing and turns nothing around', () => {
    assert.equal(
      quoted('a\u202Eb\u200B\u2066\uFEFF\u00AD\u2028'),
      String.raw`"a\u202eb\u200b\u2066\ufeff\u00ad\u2028"`,
    );
    assert.equal(quoted('\u{E0041}'), String.raw`"\udb40\udc41"`);
  });

  it('is still the same string to a JSON parser', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        assert.equal(JSON.parse(quoted(text)), text);
        assert.doesNotMatch(quoted(text), /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
      }),
    );
  });
});
