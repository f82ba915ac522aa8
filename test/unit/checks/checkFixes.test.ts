import assert from 'node:assert/strict';
import fc from 'fast-check';
import * as jsonc from 'jsonc-parser';
import { fixesOf, type CheckFix, type FixSource } from '../../../src/core/checks/checkFixes';
import { idFinding } from '../../../src/core/checks/idRules';
import { nearTickers } from '../../../src/core/checks/nearTickers';
import type { Entity } from '../../../src/core/entities/kinds';
import type { Market } from '../../../src/core/kalshi/markets';
import type { Resolution } from '../../../src/core/ids/resolver';
import { applied, read } from './readChecks';

const TEAM = '2ef4d31c-0b46-4f43-a403-f44d62489034';
const EVENT = 'KXNBAGAME-26NOV23NYKBOS';

const source = (text: string, known: Partial<FixSource> = {}): FixSource => ({
  text,
  market: () => undefined,
  tickers: () => [],
  ...known,
});

/** The fixes of the only finding of a text. */
function fixes(
  text: string,
  known: Record<string, Resolution>,
  from: Partial<FixSource> = {},
): readonly CheckFix[] {
  const { ids, findings } = read(text);
  const knowledge = {
    peek: ({ id }: { readonly id: string }): Resolution => known[id] ?? { state: 'unknown' },
    isMissing: () => false,
  };
  const all = [...findings, ...ids.flatMap((id) => idFinding(id, knowledge) ?? [])];
  assert.equal(all.length, 1, `one finding in ${text}`);
  return fixesOf(all[0]!, source(text, from));
}

function edited(text: string, fix: CheckFix | undefined): string {
  assert.equal(fix?.type, 'edit');
  return applied(text, fix.changes);
}

function titles(all: readonly CheckFix[]): readonly string[] {
  return all.map(({ title }) => title);
}

function loaded(kind: 'market' | 'structuredTarget', id: string, entity: object): Record<string, Resolution> {
  return { [id]: { state: 'loaded', ref: { kind, id }, entity: entity as Entity, loadedAt: 0 } };
}

const settled = loaded('market', EVENT, { status: 'finalized', result: 'yes' });
const player = loaded('structuredTarget', TEAM, { name: 'Tatum', type: 'basketball_player' });

describe('the fixes of a ticker that is over', () => {
  const remove = (text: string): string =>
    edited(
      text,
      fixes(text, settled).find(({ title }) => title.startsWith('Remove')),
    );

  for (const [where, text, expected] of [
    ['alone', `["${EVENT}"]`, '[]'],
    ['first', `["${EVENT}", "B"]`, '["B"]'],
    ['in the middle', `["A", "${EVENT}", "B"]`, '["A", "B"]'],
    ['last', `["A", "${EVENT}"]`, '["A"]'],
    ['without spaces', `["A","${EVENT}","B"]`, '["A","B"]'],
    ['on a line of its own', `[\n  "A",\n  "${EVENT}",\n  "B"\n]`, '[\n  "A",\n  "B"\n]'],
    ['on the first line of its own', `[\n  "${EVENT}",\n  "B"\n]`, '[\n  "B"\n]'],
    ['on the last line of its own', `[\n  "A",\n  "${EVENT}"\n]`, '[\n  "A"\n]'],
    ['with commas in front', `[\n  "A"\n, "${EVENT}"\n, "B"\n]`, '[\n  "A"\n, \n "B"\n]'],
    ['before a comma that is lines away', `["${EVENT}"\n\n,"B"]`, '[\n\n"B"]'],
    ['before a comment', `["${EVENT}" /* one */, "A"]`, '[ /* one */ "A"]'],
    ['behind a comment', `[\n  "A", // one\n  "${EVENT}" // two\n]`, '[\n  "A" // one\n   // two\n]'],
  ] as const)
    it(`remove it from its list ${where}`, () => {
      const after = remove(text);
      if (where !== 'with commas in front') assert.equal(after, expected);
      const errors: jsonc.ParseError[] = [];
      const list = jsonc.parse(after, errors) as unknown;
      assert.deepEqual(errors, [], after);
      assert.deepEqual(
        list,
        (jsonc.parse(text) as string[]).filter((one) => one !== EVENT),
      );
    });

  it('remove it from any list so that the rest stays', () => {
    const space = fc.constantFrom('', ' ', '\n', '\n  ', ' /* , " */ ', ' // ]\n');
    const item = fc.constantFrom('"A"', '1', '{"a": [1, 2]}', `"${EVENT}-X"`, '[]');
    const around = fc.array(fc.tuple(space, item, space), { maxLength: 3 });
    fc.assert(
      fc.property(around, around, space, space, (before, after, left, right) => {
        const some = [...before, [left, `"${EVENT}"`, right] as const, ...after];
        const text = `{ "a": [${some.map((parts) => parts.join('')).join(',')}] }`;
        const errors: jsonc.ParseError[] = [];
        const rest = jsonc.parse(remove(text), errors) as { readonly a: unknown };
        assert.deepEqual(errors, []);
        const { a } = jsonc.parse(text) as { readonly a: readonly unknown[] };
        assert.deepEqual(
          rest.a,
          a.filter((one) => one !== EVENT),
        );
      }),
      { numRuns: 2_000 },
    );
  });

  it('open its details first, and leave a value that is no element where it is', () => {
    const all = fixes(`{ "ticker": "${EVENT}" }`, settled);
    assert.deepEqual(titles(all), ['Open Details', 'Turn Off settled-ticker Checks']);
    assert.deepEqual(all[0], {
      type: 'openDetails',
      title: 'Open Details',
      ref: { kind: 'market', id: EVENT },
    });
  });
});

describe('the fixes of a target of another type', () => {
  it('change the key to its type', () => {
    const text = `{ "custom_strike": { "basketball_team": "${TEAM}" } }`;
    const all = fixes(text, player);
    assert.deepEqual(titles(all), [
      'Change the Key to "basketball_player"',
      'Insert Another ID…',
      'Turn Off target-type Checks',
    ]);
    assert.equal(edited(text, all[0]), text.replace('basketball_team', 'basketball_player'));
    assert.ok(all[0]?.type === 'edit' && all[0].isPreferred);
  });

  it('do not, where that key is there already, where no type can stand, or for a type that is none', () => {
    const taken = `{ "custom_strike": { "basketball_team": "${TEAM}", "basketball_player": "x" } }`;
    assert.equal(titles(fixes(taken, player))[0], 'Insert Another ID…');
    assert.equal(titles(fixes(`{ "home_team_id": "${TEAM}" }`, player))[0], 'Insert Another ID…');
    const hostile = loaded('structuredTarget', TEAM, { name: '', type: 'x"], "y' });
    const text = `{ "custom_strike": { "basketball_team": "${TEAM}" } }`;
    assert.equal(titles(fixes(text, hostile))[0], 'Insert Another ID…');
  });
});

describe('the fixes of an unknown id', () => {
  const missing: Record<string, Resolution> = { [EVENT]: { state: 'missing' }, [TEAM]: { state: 'missing' } };

  it('offer known tickers that are one letter off', () => {
    const text = `{ "event_ticker": "${EVENT}" }`;
    const tickers = (): string[] => ['KXNBAGAME-26NOV23NYKBO', 'KXOTHER-26', EVENT];
    const all = fixes(text, missing, { tickers });
    assert.equal(edited(text, all[0]), text.replace(EVENT, 'KXNBAGAME-26NOV23NYKBO'));
    assert.deepEqual(titles(all).slice(1), ['Insert Another ID…', 'Turn Off unknown-id Checks']);
    assert.ok(all[0]?.type === 'edit' && all[0].isPreferred);
  });

  it('compare a UUID with nothing', () => {
    const all = fixes(`{ "home_team_id": "${TEAM}" }`, missing, {
      tickers: () => assert.fail('not looked at'),
    });
    assert.deepEqual(titles(all), ['Insert Another ID…', 'Turn Off unknown-id Checks']);
  });
});

describe('tickers that are near', () => {
  it('differ by one letter more, less or other, or by two that changed places', () => {
    const near = ['AB-1', 'AB-123', 'AB-13', 'XB-12', 'BA-12', 'AAB-12'];
    const far = ['AB-12', 'AB', 'AB-1234', 'XX-12', 'AC-13', '', 'B-1'];
    for (const other of near) assert.deepEqual(nearTickers('AB-12', [other]), [other]);
    for (const other of far) assert.deepEqual(nearTickers('AB-12', [other]), [], other);
  });

  it('are at most three', () => {
    assert.equal(nearTickers('AB-12', ['AB-1', 'AB-1', 'AB-13', 'AB-14', 'AB-15']).length, 3);
  });
});

describe('the fixes of structure', () => {
  const add = 'Add It to related_event_tickers';

  for (const [form, text, expected] of [
    [
      'on one line',
      '{ "primary_event_tickers": ["A"], "related_event_tickers": ["B"] }',
      '{ "primary_event_tickers": ["A"], "related_event_tickers": ["B", "A"] }',
    ],
    [
      'that is empty',
      '{ "primary_event_tickers": ["A"], "related_event_tickers": [ ] }',
      '{ "primary_event_tickers": ["A"], "related_event_tickers": ["A" ] }',
    ],
    [
      'with a line for each',
      '{\n "related_event_tickers": [\n    "B",\n    "C"\n  ], "primary_event_tickers": ["A"] }',
      '{\n "related_event_tickers": [\n    "B",\n    "C",\n    "A"\n  ], "primary_event_tickers": ["A"] }',
    ],
  ] as const)
    it(`add a primary event to a list ${form}`, () => {
      const [fix] = fixes(text, {});
      assert.equal(fix?.title, add);
      assert.equal(edited(text, fix), expected);
    });

  const market = (fields: Partial<Market>): Partial<FixSource> => ({
    market: (ticker) => (ticker === 'T-1' ? ({ custom_strike: {}, ...fields } as Market) : undefined),
  });

  it('take the bounds of a strike from the exchange', () => {
    const text = '{\n  "ticker": "T-1",\n  "strike_type": "between",\n  "cap_strike": null\n}';
    const [fix] = fixes(text, {}, market({ floor_strike: 1.5, cap_strike: 2 }));
    assert.equal(fix?.title, 'Take floor_strike and cap_strike from the Exchange');
    assert.equal(
      edited(text, fix),
      '{\n  "ticker": "T-1",\n  "strike_type": "between",\n  "floor_strike": 1.5,\n  "cap_strike": 2\n}',
    );
    assert.deepEqual(read(edited(text, fix)).findings, []);
  });

  it('take what a structured market turns on from the exchange', () => {
    const custom_strike = { soccer_team: TEAM };
    for (const text of [
      '{ "ticker": "T-1", "strike_type": "structured" }',
      '{ "ticker": "T-1", "strike_type": "structured", "custom_strike": {} }',
      '{ "ticker": "T-1", "strike_type": "structured", "custom_strike": {\n "a": ""\n} }',
    ]) {
      const after = edited(text, fixes(text, {}, market({ custom_strike }))[0]);
      assert.deepEqual((JSON.parse(after) as Market).custom_strike, custom_strike);
    }
  });

  it('take nothing where the exchange has nothing, or the market is not known', () => {
    const text = '{ "ticker": "T-1", "strike_type": "between" }';
    const none = ['Turn Off strike-bounds Checks'];
    assert.deepEqual(titles(fixes(text, {}, market({ floor_strike: 1 }))), none);
    assert.deepEqual(titles(fixes(text.replace('T-1', 'T-2'), {}, market({ floor_strike: 1 }))), none);
  });
});
