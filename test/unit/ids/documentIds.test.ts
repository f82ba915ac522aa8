import assert from 'node:assert/strict';
import fc from 'fast-check';
import { scanDocument, type Lines } from '../../../src/core/ids/documentIds';
import { idsByLine } from './idsByLine';
import { randomFrom, randomText } from './idTexts';

/** Where the first piece of a long line ends. */
const BORDER = 16 * 1024;

function linesOf(text: string): Lines {
  const lines = text.split('\n');
  return { lineCount: lines.length, lineAt: (line) => lines[line] ?? '' };
}

/** What may stand at a border: an id, or something so long that only its beginning says that it is none. */
const marks = fc.constantFrom(
  ...['KXA-1', `KXA-${'1'.repeat(124)}`, `KXA-${'1'.repeat(125)}`, `${'A'.repeat(126)}-1`, 'a-'.repeat(80)],
  ...[`ticker${' '.repeat(40)}:${' '.repeat(40)}"A-1"`, `"ticker": "${'A.'.repeat(60)}A-1"`, '-'],
  ...['2ef4d31c-0b46-4f43-a403-f44d62489034', `ticker: ${'a'.repeat(38)} = "A-1"`, ' ', ''],
);

describe('A scan of a document', () => {
  it('finds in a long line the same as a scan of the line in one go', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.integer({ min: -400, max: 10 }), marks, async (seed, shift, mark) => {
        const random = randomFrom(seed);
        let filler = '';
        while (filler.length < BORDER + shift) filler += randomText(random).replaceAll(/[\r\n]/g, ' ') + ' ';
        const text = `${filler.slice(0, BORDER + shift)}${mark}${'x '.repeat(BORDER)}\n${mark}`;
        assert.deepEqual(await scanDocument(linesOf(text), () => true), idsByLine(text));
      }),
      { numRuns: 400 },
    );
  });

  for (const [name, separator] of [
    ['many lines', '\n'],
    ['one line of megabytes', ' '],
  ] as const) {
    const text = Array<string>(200_000).fill('"KXA-1"').join(separator);

    it(`lets others have their turn in ${name}`, async () => {
      let turns = 0;
      let isDone = false;
      const take = (): void => {
        turns++;
        if (!isDone) setImmediate(take);
      };
      setImmediate(take);
      const ids = await scanDocument(linesOf(text), () => true);
      isDone = true;
      assert.equal(ids?.length, 200_000);
      assert.ok(turns > 3, `${turns} turns`);
    });

    it(`ends early in ${name} when its ids are not wanted any more`, async () => {
      let asked = 0;
      assert.equal(await scanDocument(linesOf(text), () => ++asked < 3), undefined);
      assert.equal(asked, 3);
    });
  }
});
