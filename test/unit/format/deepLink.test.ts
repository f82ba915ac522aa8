import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isWellFormedRef } from '../../../src/core/entities/ids';
import type { EntityRef } from '../../../src/core/entities/kinds';
import { deepLink, readDeepLink } from '../../../src/core/format/webAddress';
import { uuid } from '../entities/entityOf';

const ID = 'kalshi-explorer.kalshi-explorer';
const REFS: readonly EntityRef[] = [
  { kind: 'milestone', id: uuid(1) },
  { kind: 'structuredTarget', id: uuid(2) },
  { kind: 'event', id: 'KXHIGHNY-26NOV25' },
  { kind: 'market', id: 'KXHIGHNY-26NOV25-B50.5' },
  { kind: 'series', id: 'KXHIGHNY' },
];

describe('deepLink', () => {
  it('names the extension, the kind and the id', () => {
    assert.equal(
      deepLink('vscode', ID, { kind: 'event', id: 'SENATEWY-26' }),
      'vscode://kalshi-explorer.kalshi-explorer/event/SENATEWY-26',
    );
  });

  it('is read back as what it was made of, for every kind', () => {
    for (const ref of REFS) {
      const { pathname } = new URL(deepLink('vscode-insiders', ID, ref));
      assert.deepEqual(readDeepLink(decodeURIComponent(pathname)), ref);
    }
  });
});

describe('readDeepLink', () => {
  it('takes the short name of a target, a ticker in small letters and a UUID in capitals', () => {
    const id = 'abcdef00-0000-4000-8000-000000000001';
    assert.deepEqual(readDeepLink(`/target/${id.toUpperCase()}`), { kind: 'structuredTarget', id });
    assert.deepEqual(readDeepLink('/market/kxnba-26-bos'), { kind: 'market', id: 'KXNBA-26-BOS' });
  });

  for (const path of [
    ...['', '/', '//', '/event', '/event/', '/event//SENATEWY-26', '/event/SENATEWY-26/', '/event/A/B'],
    ...['/order/SENATEWY-26', '/constructor/A', '/__proto__/A', '/Event/SENATEWY-26', '/ event/A'],
    ...['/event/../market', '/event/<script>', '/event/A B', `/event/${uuid(1)}x?`, '/milestone/SENATEWY-26'],
    ...['/event/A\n', `/market/${'A'.repeat(200)}`, 'event/SENATEWY-26', '/kalshi.openDetails/SENATEWY-26'],
  ]) {
    it(`refuses ${JSON.stringify(path.slice(0, 40))}`, () => {
      assert.equal(readDeepLink(path), undefined);
    });
  }

  it('names a thing with an id of the right form or nothing, whatever stands in the link', () => {
    const step = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.constantFrom(
        'event',
        'market',
        'target',
        'milestone',
        'series',
        '__proto__',
        '..',
        '',
        uuid(1),
        'KXNBA-26',
      ),
    );
    let named = 0;
    fc.assert(
      fc.property(fc.array(step, { maxLength: 4 }), (steps) => {
        const ref = readDeepLink(`/${steps.join('/')}`);
        if (ref === undefined) return;
        named++;
        assert.ok(isWellFormedRef(ref));
        assert.deepEqual(Object.keys(ref), ['kind', 'id']);
        const { pathname, host } = new URL(deepLink('vscode', ID, ref));
        assert.equal(host, ID);
        assert.equal(pathname, `/${ref.kind}/${ref.id}`);
      }),
      { numRuns: 2000 },
    );
    assert.ok(named > 0, 'some links name something');
  });
});
