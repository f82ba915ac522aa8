import assert from 'node:assert/strict';
import fc from 'fast-check';
import * as jsonc from 'jsonc-parser';
import { idsIn } from '../../../src/core/ids/idsIn';
import { membersOf, spanOf } from '../../../src/core/checks/json';
import { read, textAt } from './readChecks';

const TEAM = '2ef4d31c-0b46-4f43-a403-f44d62489034';
const EVENT = 'KXNBAGAME-26NOV23NYKBOS';

describe('what the checks read of JSON', () => {
  it('finds an id that is all of a string, with the key that it stands under', () => {
    const text = `{ "markets": [{ "custom_strike": { "basketball_team": "${TEAM}" } }] }`;
    const [id, ...more] = read(text).ids;
    assert.deepEqual(more, []);
    assert.equal(textAt(text, id!.span), TEAM);
    assert.equal(textAt(text, id!.keySpan!), '"basketball_team"');
    assert.equal(id!.hint, 'structuredTarget');
    assert.equal(id!.targetType, 'basketball_team');
    assert.deepEqual(id!.siblings, ['basketball_team']);
    assert.equal(id!.node.parent?.type, 'property');
  });

  it('tells of an element of a list what its object is', () => {
    const text = `{ "related_event_tickers": ["${EVENT}A", "${EVENT}"], "status": "closed" }`;
    assert.deepEqual(
      read(text).ids.map(({ node, hint, status, key }) => [node.parent?.type, hint, status, key]),
      Array(2).fill(['array', 'event', 'closed', 'related_event_tickers']),
    );
  });

  it('takes an id that is a key for what it is', () => {
    const [id] = read(`{ "positions": { "${EVENT}": 3 } }`).ids;
    assert.equal(id?.isKey, true);
    assert.equal(id.key, 'positions');
  });

  it('leaves alone what only holds an id: a sentence, a list in one string, a comment', () => {
    const text = `{ "rules": "see ${EVENT}", "Associated Markets": "${EVENT}-A,${EVENT}-B" /* "${EVENT}" */ }`;
    assert.deepEqual(read(text).ids, []);
  });

  it('reads on behind comments over several lines', () => {
    const text = `{ /* {\n "ticker": "${EVENT}-X" \n*/ "event_ticker": // "\n "${EVENT}" }`;
    assert.deepEqual(
      read(text).ids.map(({ id, key }) => [id, key]),
      [[EVENT, 'event_ticker']],
    );
  });

  it('reads each line of JSON lines by itself', () => {
    const text = `{"strike_type":"between","ticker":"A-1" /*\n{"strike_type":"less","ticker":"A-2"}\n`;
    const { objects } = read(text, true);
    assert.deepEqual(
      objects.map((object) => membersOf(object).get('ticker')!.value.value as unknown),
      ['A-2'],
    );
  });

  it('hands out no object that is not closed, nor one that holds something broken', () => {
    for (const text of [
      '{"ticker": "A-1", "strike_type": "less"',
      '{"ticker": "A-1", "strike_type": "less", "x": [1, }',
      '[{"ticker": "A-1", "strike_type": "less" ]',
    ])
      assert.deepEqual(read(text).objects, [], text);
  });

  it('takes the last of several members with one key, and hostile keys for words', () => {
    const text =
      '{"__proto__": {"ticker": "A-1"}, "constructor": 1, "ticker": "😀", "ticker": "B-1", "status": null}';
    const members = membersOf(read(text).objects.at(-1)!);
    assert.equal(textAt(text, spanOf(members.get('ticker')!.value)), '"B-1"');
    assert.deepEqual([...members.keys()], ['__proto__', 'constructor', 'ticker', 'status']);
  });

  it('survives brackets without end', () => {
    const deep = 100_000;
    for (const text of ['['.repeat(deep), '{"a":['.repeat(deep) + ']}'.repeat(deep)])
      assert.deepEqual(read(text).ids, []);
  });

  it('leaves out a value that is nested too deeply, at any depth', () => {
    for (const deep of [500, 1000, 2000, 3000, 4000, 5000, 6000, 8000, 12_000]) {
      assert.deepEqual(read('['.repeat(deep) + ']'.repeat(deep)).ids, []);
      assert.deepEqual(read('{"a":'.repeat(deep) + '1' + '}'.repeat(deep)).ids, []);
    }
  });

  it('never throws, and places every id where the text has it, on any text', () => {
    const pieces = fc.constantFrom(
      ...['{', '}', '[', ']', ',', ':', '"', '\\', '\n', '\r\n', ' ', '/*', '*/', '//', 'null', '1', '😀'],
      ...['"strike_type"', '"custom_strike"', '"ticker":', '"related_event_tickers":[', '"__proto__":'],
      ...[`"${TEAM}"`, `"${EVENT}"`, '"structured"', '"between"', '\u0000', '\ud800'],
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 60 }), fc.boolean(), (some, isJsonLines) => {
        const text = some.join('');
        for (const { id, span } of read(text, isJsonLines).ids)
          assert.equal(textAt(text, span).toLowerCase(), id.toLowerCase());
      }),
      { numRuns: 5_000 },
    );
  });

  it('finds the ids and objects that a parser of JSON finds', () => {
    const value = fc.letrec((tie) => ({
      any: fc.oneof(
        { depthSize: 'small' },
        fc.constantFrom<unknown>(TEAM, EVENT, 'text', '', 'a "quote"', 1.5, null, true),
        fc.array(tie('any'), { maxLength: 4 }),
        fc.dictionary(
          fc.constantFrom('ticker', 'custom_strike', 'home_team_id', 'a b', 'strike_type', EVENT, '\u00e9"'),
          tie('any'),
          { maxKeys: 4 },
        ),
      ),
    })).any;
    fc.assert(
      fc.property(value, fc.constantFrom(0, 2), (given, indent) => {
        const text = JSON.stringify(given, null, indent);
        const { ids, objects } = read(text);
        const expected: string[] = [];
        const walk = (node: jsonc.Node): void => {
          const { type, offset, length } = node;
          const held = node.value as unknown;
          if (type === 'string' && idsIn(text.slice(offset, offset + length)).some((one) => one.id === held))
            expected.push(`${offset + 1} ${String(held)} ${keysOf(node)}`);
          node.children?.forEach(walk);
        };
        const root = jsonc.parseTree(text);
        if (root) walk(root);
        const actual = ids.map(({ id, span, key }) => `${span.start} ${id} ${key}`);
        assert.deepEqual(actual.toSorted(), expected.toSorted());
        for (const object of objects) assert.doesNotThrow(() => JSON.parse(textAt(text, spanOf(object))));
      }),
      { numRuns: 2_000 },
    );
  });
});

/** The nearest key above a string; above a key the one of its object. */
function keysOf(node: jsonc.Node): string {
  const { parent } = node;
  const path = jsonc.getNodePath(node).filter((part) => typeof part === 'string');
  const isKey = parent?.type === 'property' && parent.children?.[0] === node;
  return (isKey ? path.at(-2) : path.at(-1)) ?? '';
}
