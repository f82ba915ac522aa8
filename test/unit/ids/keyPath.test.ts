import assert from 'node:assert/strict';
import fc from 'fast-check';
import { visit } from 'jsonc-parser';
import { keyLabel, keyPathAt, keyPathsAt } from '../../../src/core/ids/idMention';
import type { KeyPath } from '../../../src/core/ids/jsonKeyPaths';
import { jsonDocuments } from './jsonWriter';

const ID = '2ef4d31c-0b46-4f43-a403-f44d62489034';

function at(text: string, offset = text.indexOf(ID)): KeyPath {
  return keyPathAt((start, end) => text.slice(start, end), offset);
}

interface Place {
  /** Just behind the opening quote. */
  readonly offset: number;
  readonly keys: readonly string[];
  readonly isKey: boolean;
}

/** Every string of a valid document and the keys that jsonc-parser sees it under. */
function strings(text: string): Place[] {
  const places: Place[] = [];
  const add = (isKey: boolean, offset: number, path: readonly (string | number)[]): void => {
    const keys = path.filter((segment) => typeof segment === 'string');
    if (text[offset] === '"') places.push({ offset: offset + 1, keys, isKey });
  };
  visit(text, {
    onObjectProperty: (...[, offset, , , , path]) => add(true, offset, path()),
    onLiteralValue: (...[, offset, , , , path]) => add(false, offset, path()),
  });
  return places;
}

describe('keyPathAt', () => {
  it('agrees with jsonc-parser in every string of a valid document', () => {
    fc.assert(
      fc.property(jsonDocuments, (text) => {
        for (const { offset, ...expected } of strings(text)) {
          const { keys, isKey } = at(text, offset);
          assert.deepEqual({ keys, isKey }, expected, `offset ${String(offset)}`);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('reads several places together as it reads each alone', () => {
    fc.assert(
      fc.property(
        fc.array(jsonDocuments, { minLength: 1, maxLength: 6 }),
        fc.array(fc.nat(3000)),
        (list, some) => {
          const text = list.join('\n');
          const offsets = [...some, ...strings(list[0] ?? '').map(({ offset }) => offset)]
            .filter((offset) => offset <= text.length)
            .sort((a, b) => a - b);
          const read = (start: number, end: number): string => text.slice(start, end);
          fc.pre(text.length < 8 * 1024);
          assert.deepEqual(
            keyPathsAt(read, offsets),
            offsets.map((offset) => keyPathAt(read, offset)),
          );
        },
      ),
      { numRuns: 500 },
    );
  });

  it('reads for a page of ids no more than twice, far into a long list too', () => {
    const ids = Array.from({ length: 1000 }, () => ID);
    const text = JSON.stringify(
      { a: 'b'.repeat(100_000), details: { tour: 'PGA', competitor_ids: ids } },
      null,
      2,
    );
    const offsets = Array.from(text.matchAll(/2ef4/g), ({ index }) => index).slice(800, 860);
    let reads = 0;
    const paths = keyPathsAt((start, end) => (reads++, text.slice(start, end)), offsets);
    assert.equal(reads, 2);
    for (const path of paths) assert.deepEqual(path.keys.at(-1), 'competitor_ids');
    assert.equal(paths.length, 60);
  });

  it('knows the keys beside the place, behind it too', () => {
    const text = `[{"id": "x"}, {"title": {"id": 1}, "id": "${ID}", "list": [{"no": 1}], "type": "a"}, {"z": 1}]`;
    assert.deepEqual(at(text).siblings, ['title', 'id', 'list', 'type']);
  });

  it('takes the object around a list for the place in the list', () => {
    const text = `{"details": {"league": "x", "competitor_ids": ["a", ["${ID}"]], "tour": 1}}`;
    assert.deepEqual(at(text), {
      keys: ['details', 'competitor_ids'],
      isKey: false,
      isValue: true,
      comment: undefined,
      isObjectSeen: true,
      isPart: false,
      siblings: ['league', 'competitor_ids', 'tour'],
      token: [text.indexOf(ID) - 1, text.indexOf(ID) + ID.length + 1],
    });
  });

  it('sees a UUID that is a key under the key of its object', () => {
    const path = at(`{"details": {"candidate_id_mapping": {"x": 1, "${ID}": "R"}}}`);
    assert.deepEqual([path.keys, path.isKey], [['details', 'candidate_id_mapping'], true]);
  });

  const broken: readonly (readonly [name: string, text: string, label: string])[] = [
    [
      'an unfinished document',
      `{"custom_strike": {"basketball_team": "${ID}`,
      'custom_strike.basketball_team',
    ],
    [
      'a value without quotes',
      `{"custom_strike": {"basketball_team": ${ID}`,
      'custom_strike.basketball_team',
    ],
    ['a key without quotes', `{custom_strike: {basketball_team: "${ID}"}}`, 'custom_strike.basketball_team'],
    ['a missing comma', `{"a": {"x": "1"\n"b": "${ID}"}}`, 'a.b'],
    ['a missing comma before a key', `{"a": {"x": "1"\n"${ID}": 1}}`, 'a'],
    ['a string that was not closed', `{"a": "no end,\n"b": "${ID}"}`, 'b'],
    ['a missing closing bracket', `{"a": {"list": [1, 2}, "b": "${ID}"}`, 'b'],
    ['a closing bracket too many', `{"a": {"x": 1}], "b": "${ID}"}`, 'b'],
    ['a root closed too early', `{"a": 1}} , "b": "${ID}"`, 'b'],
    ['a trailing comma', `{"a": [1, 2,], "b": {"c": "${ID}",},}`, 'b.c'],
    ['two roots', `{"a": {"x": 1}}\n{"b": "${ID}"}`, 'b'],
    ['carriage returns alone', `{"a": 1,\r// x: {\r"b": "${ID}"}`, 'b'],
    ['escapes', `{"a\\"{": "\\\\", "q\\u0041": "${ID}"}`, 'qA'],
    ['a broken escape in the key', `{"a": {"b\\x": "${ID}"}}`, 'a.b\\x'],
    ['no JSON at all', `the id is ${ID} (see above)`, ''],
    ['nothing else', ID, ''],
  ];
  for (const [name, text, label] of broken) {
    it(`works with ${name}`, () => {
      assert.equal(keyLabel(at(text)), label);
    });
  }

  it('sees through JSON that is commented out, and does not call it a key', () => {
    for (const text of [
      `{"a": {\n// "basketball_team": "${ID}",\n"b": 1}}`,
      `{"a": {/* "x": {"y": 1}, "basketball_team": "${ID}" */ "b": 1}}`,
      `{"a": {\n// basketball_team: ${ID} (home)\n}}`,
    ]) {
      const path = at(text);
      assert.deepEqual(
        [path.keys, path.comment !== undefined, keyLabel(path)],
        [['a', 'basketball_team'], true, ''],
      );
    }
  });

  it('never throws, whatever the text and the offset', () => {
    const texts = fc.string({ unit: fc.constantFrom(...Array.from('{}[],:"\\/*\n\r a1é')) });
    fc.assert(
      fc.property(texts, fc.integer({ min: 0, max: 300 }), (text, offset) => {
        assert.ok(at(text, offset).siblings.length <= text.length);
      }),
      { numRuns: 2000 },
    );
  });

  describe('in a large document', () => {
    const market = (index: number): object => ({
      ticker: `KX-"${String(index)}\\`,
      rules_primary: 'If {"a": [1, 2}, then: "yes", // or /* not\n'.repeat(index % 7),
      custom_strike: { basketball_team: `${String(index).padStart(8, '0')}${ID.slice(8)}` },
      ids: [`a${String(index).padStart(7, '0')}${ID.slice(8)}`],
    });
    const all = { cursor: '', markets: Array.from({ length: 400 }, (_, index) => market(index)) };

    for (const [layout, text] of [
      ['minified', JSON.stringify(all)],
      ['indented', JSON.stringify(all, null, 2).replaceAll('\n', '\r\n')],
    ] as const) {
      it(`reads a window and finds the nearest keys, ${layout}`, () => {
        let most = 0;
        const read = (start: number, end: number): string => {
          most = Math.max(most, end - start);
          return text.slice(start, end);
        };
        const everySeventh = strings(text).filter((_, index) => index % 7 === 0);
        for (const { offset, ...expected } of everySeventh) {
          const { keys, isKey } = keyPathAt(read, offset);
          assert.equal(isKey, expected.isKey);
          if (!isKey) assert.equal(keys.at(-1), expected.keys.at(-1));
          if (expected.keys.includes('custom_strike')) assert.ok(keys.includes('custom_strike'));
        }
        assert.ok(most <= 72 * 1024);
      });
    }

    it('looks up to 64 kB back for the object around a long list', () => {
      const list = Array.from({ length: 1200 }, () => ID.replace('2', '3'));
      const text = JSON.stringify({
        x: 'y'.repeat(100_000),
        details: { tour: 'PGA', competitor_ids: [...list, ID] },
      });
      const { keys, siblings } = at(text);
      assert.deepEqual(
        [keys, siblings],
        [
          ['details', 'competitor_ids'],
          ['tour', 'competitor_ids'],
        ],
      );
    });

    it('knows of a list too long for that what stands in the window', () => {
      const list = Array.from({ length: 5000 }, () => ID.replace('2', '3'));
      const text = JSON.stringify({ competitor_ids: [...list, ID], tour: 'PGA' });
      const { keys, isObjectSeen } = at(text);
      assert.deepEqual([keys, isObjectSeen], [[], false]);
    });
  });
});
