import assert from 'node:assert/strict';
import fc from 'fast-check';
import { idAt, idsIn } from '../../../src/core/ids/idsIn';
import { mayHoldId, mayHoldIdAt } from '../../../src/core/ids/textSigns';
import { randomFrom, randomText, richText } from './idTexts';

describe('The quick look for ids', () => {
  it('misses no text that holds one', () => {
    fc.assert(
      fc.property(fc.nat(), fc.boolean(), (seed, isRich) => {
        const text = (isRich ? richText : randomText)(randomFrom(seed));
        for (const { id, start, end } of idsIn(text)) {
          assert.ok(mayHoldId(text), text);
          for (const column of [start, (start + end) >> 1, end])
            if (idAt(text, column)?.id === id) assert.ok(mayHoldIdAt(text, column), text);
        }
      }),
      { numRuns: 5000 },
    );
  });

  it('misses none in a long line', () => {
    const address = `https://kalshi.com/markets/kxa/${'words-'.repeat(40)}/kxa-26jan01`;
    const line = `${'x '.repeat(5000)}${address} ${'x '.repeat(5000)}`;
    const column = line.indexOf('kxa-26');
    assert.ok(idAt(line, column) && mayHoldIdAt(line, column));
  });

  it('finds nothing in usual text', () => {
    for (const text of [
      '"well-known": "2026-01-09"',
      'a-b',
      '-- x',
      'const one = -1;',
      '"version": "^1.2.3-beta.1"',
    ])
      assert.equal(mayHoldId(text), false, text);
  });
});
