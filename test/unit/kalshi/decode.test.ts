import assert from 'node:assert/strict';
import {
  count,
  decoder,
  dollars,
  flag,
  list,
  object,
  objects,
  optionalList,
  optionalNumber,
  optionalObject,
  optionalText,
  optionalTime,
  readOne,
  readPage,
  received,
  record,
  required,
  text,
  texts,
  time,
  uuid,
} from '../../../src/core/kalshi/decode';
import { KalshiError } from '../../../src/core/kalshi/errors';
import type { JsonObject, JsonValue } from '../../../src/core/kalshi/json';

const NOT_TEXT = [undefined, null, true, [], {}, ['a']] as const;
const UNREADABLE = (error: unknown) => error instanceof KalshiError && error.reason === 'unreadable';

describe('decode', () => {
  describe('text', () => {
    it('is kept as it is, unknown values of an open list too', () => {
      for (const value of ['', 'a', ' spaced ', 'quadratic_with_something_new']) {
        assert.equal(text(value), value);
        assert.equal(optionalText(value), value);
      }
    });

    it('is the decimal text of a number, never with an exponent', () => {
      const cases: [number, string][] = [
        [0, '0'],
        [-0, '0'],
        [0.56, '0.56'],
        [-12.5, '-12.5'],
        [1e21, '1000000000000000000000'],
        [1.5e-7, '0.00000015'],
      ];
      for (const [number, decimal] of cases) assert.equal(text(number), decimal);
    });

    it('is empty, or absent where optional, for everything else', () => {
      for (const value of [...NOT_TEXT, Infinity]) {
        assert.equal(text(value), '');
        assert.equal(optionalText(value), undefined);
      }
    });
  });

  describe('uuid', () => {
    it('is in lower case', () => {
      const id = '93CE8B69-d3db-412d-B41E-a245a271adcc';
      assert.equal(uuid(id), id.toLowerCase());
    });

    it('leaves an id of another form as it is', () => {
      assert.equal(uuid('NotAUuid'), 'NotAUuid');
      assert.equal(uuid(7), '7');
    });
  });

  describe('time', () => {
    it('is kept with its fraction', () => {
      assert.equal(time('2026-01-15T13:00:13.768246Z'), '2026-01-15T13:00:13.768246Z');
    });

    it('takes the zero date, and no text, as none', () => {
      for (const value of ['0001-01-01T00:00:00Z', '0001-01-01T00:00:00.000Z', '', null, undefined, {}]) {
        assert.equal(optionalTime(value), undefined);
        assert.equal(time(value), '');
      }
    });
  });

  describe('number', () => {
    it('is read from a number and from numeric text', () => {
      const cases: [JsonValue, number][] = [
        [0, 0],
        [3.5, 3.5],
        ['71799.99', 71799.99],
        [' -2 ', -2],
        ['.5', 0.5],
        ['1e3', 1000],
      ];
      for (const [value, number] of cases) assert.equal(optionalNumber(value), number);
    });

    it('is absent for everything else', () => {
      for (const value of [
        undefined,
        null,
        true,
        [],
        {},
        '',
        ' ',
        'abc',
        '0x10',
        '12 EUR',
        '1e999',
        Infinity,
      ]) {
        assert.equal(optionalNumber(value), undefined);
      }
    });

    it('takes no more than linear time on hostile text', () => {
      assert.equal(optionalNumber(`${'1'.repeat(1_000_000)}x`), undefined);
    });
  });

  describe('flag', () => {
    it('is a boolean and nothing else', () => {
      assert.equal(flag(true), true);
      assert.equal(flag(false), false);
      for (const value of [undefined, null, 0, 1, 'true', '', {}]) assert.equal(flag(value), undefined);
    });
  });

  describe('object', () => {
    it('is the very object, never a copy', () => {
      const value = JSON.parse('{"__proto__": {"polluted": true}, "a": 1}') as JsonObject;
      assert.equal(object(value), value);
      assert.equal(optionalObject(value), value);
    });

    it('is empty, or absent where optional, for everything else', () => {
      for (const value of [undefined, null, 'a', 1, [1]]) {
        assert.deepEqual(object(value), {});
        assert.equal(optionalObject(value), undefined);
      }
    });
  });

  describe('list', () => {
    it('skips the entries that cannot be read and keeps the others in order', () => {
      assert.deepEqual(texts(['a', null, 1, {}, 'b']), ['a', '1', 'b']);
      assert.deepEqual(objects([{ a: 1 }, 'x', null, [], { b: 2 }]), [{ a: 1 }, { b: 2 }]);
      assert.deepEqual(list(texts)([['a'], null, ['b']]), [['a'], [], ['b']]);
    });

    it('is empty for null, for nothing and for what is no list', () => {
      for (const value of [null, undefined, 'a', 1, {}]) assert.deepEqual(texts(value), []);
    });

    it('can tell a missing field from an empty list', () => {
      const read = optionalList(optionalText);
      assert.equal(read(undefined), undefined);
      assert.equal(read('a'), undefined);
      assert.deepEqual(read(null), []);
      assert.deepEqual(read(['a', {}]), ['a']);
    });
  });

  describe('record', () => {
    it('keeps the entries that can be read', () => {
      assert.deepEqual(record(optionalText)({ a: 'x', b: 2, c: null, d: {} }), { a: 'x', b: '2' });
    });

    it('is empty for what is no object', () => {
      for (const value of [null, undefined, 'a', ['a']]) assert.deepEqual(record(optionalText)(value), {});
    });

    it('keeps a __proto__ key as a key and touches no prototype', () => {
      const value = JSON.parse('{"__proto__": "sr:1", "constructor": "sr:2"}') as JsonObject;
      const read = record(optionalText)(value);
      assert.deepEqual(Object.entries(read), [
        ['__proto__', 'sr:1'],
        ['constructor', 'sr:2'],
      ]);
      assert.equal(Object.getPrototypeOf(read), Object.prototype);

      const nested = record(object)(JSON.parse('{"__proto__": {"polluted": true}}') as JsonObject);
      assert.equal('polluted' in nested, false);
      assert.equal('polluted' in {}, false);
    });
  });

  describe('dollars and count', () => {
    const readDollars = (fields: JsonObject) => dollars(fields['yes_bid_dollars'], fields, 'yes_bid_dollars');
    const readCount = (fields: JsonObject) => count(fields['volume_fp'], fields, 'volume_fp');

    it('are the newer fields as the exchange writes them', () => {
      assert.equal(readDollars({ yes_bid_dollars: '0.560000', yes_bid: 12 }), '0.560000');
      assert.equal(readDollars({ yes_bid_dollars: '0.0000', yes_bid: 12 }), '0.0000');
      assert.equal(readCount({ volume_fp: '20840.35', volume: 1 }), '20840.35');
    });

    it('are made of whole cents and whole contracts where the newer field is missing', () => {
      assert.equal(readDollars({ yes_bid: 56 }), '0.5600');
      assert.equal(readDollars({ yes_bid_dollars: null, yes_bid: 0 }), '0.0000');
      assert.equal(readDollars({ yes_bid_dollars: '', yes_bid: '100' }), '1.0000');
      assert.equal(readCount({ volume: 35001 }), '35001.00');
      assert.equal(readCount({ volume_fp: {}, volume: '10' }), '10.00');
    });

    it('are absent where the older field is not a whole number, which might be dollars already', () => {
      for (const older of [0.56, '0.5600', '1.0', null, {}, 1e300, 'x']) {
        assert.equal(readDollars({ yes_bid: older }), undefined);
        assert.equal(readCount({ volume: older }), undefined);
      }
      assert.equal(readDollars({}), undefined);
      assert.equal(readCount({}), undefined);
    });
  });

  describe('decoder', () => {
    interface Thing {
      readonly key: string;
      readonly size?: number;
      readonly raw: JsonObject;
    }
    const decodeThing = decoder<Thing>({ key: text, size: optionalNumber, raw: received }, 'key');

    it('leaves an optional field out instead of setting it to undefined', () => {
      assert.deepEqual(Object.keys(decodeThing({ key: 'a', size: 'big' }) ?? {}), ['key', 'raw']);
    });

    it('keeps the very object received as raw, unknown fields included', () => {
      const value = { key: 'a', size: 'big', brand_new: [1] };
      assert.equal(decodeThing(value)?.raw, value);
    });

    it('answers undefined for what is no object or has no id', () => {
      for (const value of [
        undefined,
        null,
        1,
        'a',
        [],
        [{ key: 'a' }],
        {},
        { key: '' },
        { key: null },
        { key: {} },
      ]) {
        assert.equal(decodeThing(value), undefined);
      }
    });

    it('takes a number as an id', () => {
      assert.equal(decodeThing({ key: 5 })?.key, '5');
    });

    it('needs no id where the thing has none', () => {
      assert.deepEqual(decoder<{ readonly size?: number }>({ size: optionalNumber })({}), {});
    });
  });

  describe('readPage', () => {
    it('reads the list and the cursor', () => {
      assert.deepEqual(readPage({ things: ['a', {}], cursor: 'next' }, 'things', optionalText), {
        items: ['a'],
        cursor: 'next',
      });
    });

    it('has no cursor on the last page', () => {
      for (const last of [{ cursor: '' }, { cursor: null }, {}]) {
        assert.deepEqual(readPage({ things: [], ...last }, 'things', optionalText), { items: [] });
      }
    });

    it('takes a list that is null as empty', () => {
      assert.deepEqual(readPage({ things: null }, 'things', optionalText).items, []);
    });

    it('calls an answer without its list unreadable, and a list of which nothing can be read', () => {
      for (const body of [{}, { cursor: '' }, { things: {} }, { things: 'none' }, { things: [{}, []] }])
        assert.throws(() => readPage(body, 'things', optionalText), UNREADABLE);
      assert.deepEqual(readPage({ things: [{}, 'a'] }, 'things', optionalText).items, ['a']);
    });

    it('calls an answer that is no object unreadable', () => {
      for (const body of [null, 'text', 1, true, [{ things: [] }]]) {
        assert.throws(() => readPage(body, 'things', optionalText), UNREADABLE);
      }
    });
  });

  describe('readOne', () => {
    it('reads what stands under the key', () => {
      assert.equal(readOne({ thing: 'a' }, 'thing', optionalText), 'a');
    });

    it('calls an answer without it unreadable', () => {
      for (const body of [null, 'a', ['a'], {}, { thing: null }, { thing: {} }, { other: 'a' }]) {
        assert.throws(() => readOne(body, 'thing', optionalText), UNREADABLE);
      }
    });
  });

  describe('required', () => {
    it('passes on what was decoded, empty text too', () => {
      assert.equal(required('', 'thing'), '');
    });

    it('names what is missing', () => {
      assert.throws(() => required(undefined, 'event metadata'), /event metadata/);
    });
  });
});
