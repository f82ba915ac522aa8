import assert from 'node:assert/strict';
import fc from 'fast-check';
import { idSpans } from '../../../src/core/mentions/idSpans';
import { LongLine } from '../../../src/core/mentions/longLine';
import { randomFrom, randomText } from './idTexts';

const BORDER = 16 * 1024;

function pairsOf(spans: readonly number[]): (readonly number[])[] {
  return spans.flatMap((start, at) => (at % 2 === 0 ? [[start, spans[at + 1] ?? NaN]] : []));
}

/** What may stand at a border: an id, or something so long that only its beginning says that it is none. */
const marks = fc.constantFrom(
  ...['KXA-1', `KXA-${'1'.repeat(124)}`, `KXA-${'1'.repeat(125)}`, `${'A'.repeat(126)}-1`, 'a-'.repeat(80)],
  ...[`ticker${' '.repeat(40)}:${' '.repeat(40)}"A-1"`, `"ticker": "${'A.'.repeat(60)}A-1"`, '-'],
  ...['2ef4d31c-0b46-4f43-a403-f44d62489034', `ticker: ${'a'.repeat(38)} = "A-1"`, ' ', ''],
);

describe('LongLine', () => {
  it('finds after edits close to where its pieces meet what stands in the text', () => {
    const edits = fc.array(
      fc.record({
        at: fc.integer({ min: -400, max: 400 }),
        cut: fc.nat(20),
        text: marks,
        glue: fc.boolean(),
      }),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: -140, max: 10 }), marks, edits, (seed, shift, mark, list) => {
        const random = randomFrom(seed);
        let filler = '';
        while (filler.length < BORDER + shift) filler += randomText(random) + ' ';
        let text = `${filler.slice(0, BORDER + shift)}${mark}${'x '.repeat(BORDER)}`;
        const line = new LongLine(text.length);
        line.advance(text, Infinity);
        for (const { at, cut, text: inserted, glue } of list) {
          const from = BORDER + at;
          const fresh = glue ? inserted : ` ${inserted} `;
          text = text.slice(0, from) + fresh + text.slice(from + cut);
          line.edited({ from, to: from + cut, length: fresh.length });
          assert.deepEqual([...line.spans(text)], pairsOf(idSpans(text, 0, text.length)));
        }
        assert.equal(line.length, text.length);
      }),
      { numRuns: 400 },
    );
  });

  it('is looked at in pieces, each of which is paid once', () => {
    const text = 'KXA-1 '.repeat(20_000);
    const line = new LongLine(text.length);
    let looked = 0;
    let rounds = 0;
    while (!line.isComplete) {
      looked += line.advance(text, 1);
      rounds++;
    }
    assert.deepEqual([looked, rounds], [text.length, Math.ceil(text.length / BORDER)]);
    assert.equal([...line.spans(text)].length, 20_000);
    line.edited({ from: 0, to: 1, length: 1 });
    assert.equal(line.isComplete, false);
    assert.equal(line.advance(text, Infinity), BORDER);
  });
});
