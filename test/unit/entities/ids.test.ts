import assert from 'node:assert/strict';
import { isTicker, isUuid, isWellFormedRef, replaceUuids, uuidsOf } from '../../../src/core/entities/ids';
import { uuid } from './entityOf';

describe('isUuid', () => {
  it('takes a UUID in either case and of any version', () => {
    assert.ok(isUuid('111193d4-9b1f-4bd8-ab7c-9de252737f05'));
    assert.ok(isUuid('111193D4-9B1F-0BD8-0B7C-9DE252737F05'));
  });

  it('refuses anything around it, and other forms of the same number', () => {
    const id = uuid(1);
    for (const text of [` ${id}`, `${id}\n`, `{${id}}`, `${id}_-12`, id.replaceAll('-', ''), '']) {
      assert.equal(isUuid(text), false, JSON.stringify(text));
    }
  });
});

describe('isTicker', () => {
  it('takes tickers as the exchange writes them', () => {
    for (const ticker of [
      'KXNBA',
      'SENATEWY-26',
      'KXHIGHNY-25JAN15-B40.5',
      'KXMVECROSSCATEGORY0-SHARD1-S1',
      '538APPROVE_X',
    ]) {
      assert.ok(isTicker(ticker), ticker);
    }
  });

  it('refuses lower case, blanks, separators of addresses and lists, and endless texts', () => {
    for (const text of [
      ...['kxnba', 'KX NBA', 'KX/NBA', 'KX,NBA', 'KX?A', '-KX', '', "KX'", 'A'.repeat(129)],
      ...['KXNBA-', 'KXNBA--26', 'KXNBA-26.', 'KXNBA-26_', 'A-'.repeat(64) + 'A'],
    ]) {
      assert.equal(isTicker(text), false, text.slice(0, 20));
    }
  });
});

describe('uuidsOf and replaceUuids', () => {
  it('have the ids that are found in documents: not parts of longer words, but behind an escape', () => {
    const text = `x ${uuid(1).toUpperCase()}, ${uuid(2)}-0 \\n${uuid(3)}`;
    assert.deepEqual(uuidsOf(text), [uuid(1), uuid(3)]);
    assert.equal(
      replaceUuids(text, (id) => id.slice(-1)),
      `x 1, ${uuid(2)}-0 \\n3`,
    );
  });
});

describe('isWellFormedRef', () => {
  it('takes a reference whose id has the form of its kind', () => {
    for (const ref of [
      { kind: 'milestone', id: uuid(1) },
      { kind: 'structuredTarget', id: uuid(1) },
      { kind: 'event', id: 'SENATEWY-26' },
      { kind: 'market', id: 'SENATEWY-26-R' },
      { kind: 'series', id: 'SENATEWY' },
    ]) {
      assert.ok(isWellFormedRef(ref), ref.kind);
    }
  });

  it('refuses the id of another kind, an unknown kind, and what is no reference at all', () => {
    for (const value of [
      { kind: 'milestone', id: 'SENATEWY-26' },
      { kind: 'event', id: '111193d4-9b1f-4bd8-ab7c-9de252737f05' },
      { kind: 'order', id: uuid(1) },
      { kind: 'constructor', id: 'KX' },
      { kind: 'toString', id: 'KX' },
      { kind: 'event', id: 5 },
      { kind: 'event' },
      { id: 'KX' },
      ['event', 'KX'],
      'KX',
      null,
      undefined,
    ]) {
      assert.equal(isWellFormedRef(value), false, JSON.stringify(value));
    }
  });
});
