import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ChunkScanner, idsInText } from '../../../src/core/mentions/chunkScanner';
import type { Mention } from '../../../src/core/mentions/mentionIndex';
import { idOracle } from './idOracle';
import { randomFrom, randomText } from './idTexts';

/** Line by line, as VS Code divides a document. */
function oracle(text: string): Mention[] {
  return text
    .split(/\r\n|\r|\n/)
    .flatMap((content, line) => idOracle(content).map((found) => ({ ...found, line })));
}

const texts = fc
  .tuple(fc.nat(), fc.integer({ min: 1, max: 6 }))
  .map(([seed, count]) =>
    Array.from({ length: count }, (_, at) => randomText(randomFrom(seed + at))).join('\n'),
  );

describe('ChunkScanner', () => {
  it('finds in any pieces what stands on the lines of the whole', () => {
    fc.assert(
      fc.property(texts, fc.array(fc.integer({ min: 0, max: 700 }), { maxLength: 30 }), (text, lengths) => {
        const scanner = new ChunkScanner();
        const found: Mention[] = [];
        let at = 0;
        for (const length of [...lengths, Infinity])
          found.push(...scanner.push(text.slice(at, (at += length))));
        found.push(...scanner.end());
        assert.deepEqual(found, oracle(text));
        assert.deepEqual(idsInText(text), found);
      }),
      { numRuns: 3000 },
    );
  });

  it('finds the same when every character comes alone', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const scanner = new ChunkScanner();
        const found = [...Array.from(text.split(''), (unit) => scanner.push(unit)).flat(), ...scanner.end()];
        assert.deepEqual(found, oracle(text));
      }),
      { numRuns: 200 },
    );
  });

  it('begins anew after the end', () => {
    const scanner = new ChunkScanner();
    for (let round = 0; round < 2; round++) {
      const found = [...scanner.push('\r\n "KXCPI-24NOV'), ...scanner.push('-T0.1"\r'), ...scanner.end()];
      assert.deepEqual(found, [{ id: 'KXCPI-24NOV-T0.1', line: 1, start: 2, end: 18 }]);
    }
  });
});
