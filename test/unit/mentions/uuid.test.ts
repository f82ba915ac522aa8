import assert from 'node:assert/strict';
import fc from 'fast-check';
import { uuidAt, uuidsIn, type FoundUuid } from '../../../src/core/mentions/uuid';

const ID = '2ef4d31c-0b46-4f43-a403-f44d62489034';

/** The slow and plain way to find them. */
function oracle(text: string): FoundUuid[] {
  const uuid = /(?<![\w-])[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![\w-])/gi;
  return Array.from(text.matchAll(uuid), ({ 0: found, index }) => ({
    id: found.toLowerCase(),
    start: index,
    end: index + 36,
  }));
}

const pieces = fc.oneof(
  fc.uuid(),
  fc.uuid().map((id) => id.toUpperCase()),
  fc.tuple(fc.uuid(), fc.nat(36)).map(([id, cut]) => id.slice(cut)),
  fc.tuple(fc.uuid(), fc.nat(36)).map(([id, cut]) => id.slice(0, cut)),
  fc.constantFrom(
    '-',
    '--',
    '"',
    ' ',
    '_',
    'a',
    'f',
    'g',
    '0',
    '{"id":"',
    '\n',
    '\r\n',
    'é',
    '🏀',
    '\\',
    '/',
  ),
  fc.string({ unit: fc.constantFrom(...Array.from('0123456789abcdefABCDEF-')), maxLength: 40 }),
);
const texts = fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join(''));

describe('uuidsIn', () => {
  it('finds what a regular expression finds', () => {
    fc.assert(
      fc.property(texts, (text) => {
        assert.deepEqual([...uuidsIn(text)], oracle(text));
      }),
      { numRuns: 5000 },
    );
  });

  it('takes no part of something longer for one', () => {
    for (const text of [
      `${ID}0`,
      `a${ID}`,
      `${ID}-0`,
      `-${ID}`,
      `_${ID}`,
      `${ID}_`,
      `${ID}${ID}`,
      `x${ID}x`,
    ]) {
      assert.deepEqual([...uuidsIn(text)], [], text);
    }
  });

  it('finds them in quotes, brackets, addresses and at both ends', () => {
    for (const text of [
      ID,
      `"${ID}"`,
      `'${ID}',`,
      `[${ID}]`,
      `/milestones/${ID}?x`,
      `id=${ID}&y`,
      `é${ID}é`,
    ]) {
      assert.deepEqual(
        Array.from(uuidsIn(text), ({ id }) => id),
        [ID],
        text,
      );
    }
  });
});

describe('uuidAt', () => {
  it('finds the UUID from before its first character to behind its last, and nowhere else', () => {
    const line = `{"a": "${ID.toUpperCase()}", "b": 1}`;
    const start = line.indexOf('2EF');
    for (let column = 0; column <= line.length; column++) {
      const expected =
        column >= start && column <= start + 36 ? { id: ID, start, end: start + 36 } : undefined;
      assert.deepEqual(uuidAt(line, column), expected, `column ${String(column)}`);
    }
  });

  it('agrees with the regular expression at every column', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const found = oracle(text);
        for (let column = 0; column <= text.length; column++) {
          const expected = found.find(({ start, end }) => start <= column && column <= end);
          assert.deepEqual(uuidAt(text, column), expected, `column ${String(column)}`);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('finds nothing outside of the line', () => {
    for (const column of [-1, -40, 37, 1000, NaN]) assert.equal(uuidAt(ID, column), undefined);
  });

  it('reads one UUID to either side however long the line is', () => {
    const line = `${'a-'.repeat(5_000_000)} ${ID}`;
    const reads: [number, number][] = [];
    const watched = {
      slice: (from: number, to: number) => {
        reads.push([from, to]);
        return line.slice(from, to);
      },
    };
    assert.equal(uuidAt(watched as unknown as string, 10_000_010)?.id, ID);
    assert.deepEqual(reads, [[10_000_010 - 37, 10_000_010 + 37]]);
  });
});
