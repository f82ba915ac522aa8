import assert from 'node:assert/strict';
import fc from 'fast-check';
import { strikeWords } from '../../../src/core/format/strike';

const CELTICS = '2ef4d31c-0b46-4f43-a403-f44d62489034';
const TATUM = '11111111-0b46-4f43-a403-f44d62489034';
const UNKNOWN = '99999999-0b46-4f43-a403-f44d62489034';
const NAMES = new Map([
  [CELTICS, 'Boston Celtics'],
  [TATUM, 'Jayson Tatum'],
]);
const nameOf = (id: string): string | undefined => NAMES.get(id);
type Strike = Parameters<typeof strikeWords>[0];

describe('strikeWords', () => {
  const cases: readonly (readonly [name: string, market: Partial<Strike>, words: string])[] = [
    ['a plain question', {}, ''],
    ['greater', { strike_type: 'greater', floor_strike: 2489.99 }, '> 2,489.99'],
    ['greater or equal', { strike_type: 'greater_or_equal', floor_strike: 71799.99 }, '≥ 71,799.99'],
    ['less', { strike_type: 'less', cap_strike: 53200 }, '< 53,200'],
    ['less or equal', { strike_type: 'less_or_equal', cap_strike: -5 }, '≤ -5'],
    ['between', { strike_type: 'between', floor_strike: 53000, cap_strike: 53249.99 }, '53,000 to 53,249.99'],
    ['a floor of zero', { strike_type: 'greater', floor_strike: 0 }, '> 0'],
    ['a new type with a floor', { strike_type: 'constructor', floor_strike: 1.5 }, 'floor 1.5'],
    ['no type with a cap', { cap_strike: 7 }, 'cap 7'],
    ['a team', { strike_type: 'structured', custom_strike: { basketball_team: CELTICS } }, 'Boston Celtics'],
    ['an id in upper case', { custom_strike: { basketball_team: CELTICS.toUpperCase() } }, 'Boston Celtics'],
    ['an unknown id', { custom_strike: { basketball_team: UNKNOWN } }, '99999999…'],
    [
      'a spread: a number and an id',
      { strike_type: 'greater', floor_strike: 5.5, custom_strike: { basketball_team: CELTICS } },
      '> 5.5 · Boston Celtics',
    ],
    [
      'a prop: a number and two ids',
      {
        strike_type: 'structured',
        floor_strike: 1.5,
        custom_strike: { basketball_player: TATUM, basketball_team: CELTICS },
      },
      'floor 1.5 · Jayson Tatum · Boston Celtics',
    ],
    [
      'free text',
      { strike_type: 'custom', custom_strike: { Participant: 'Archie Goodwin' } },
      'Participant: Archie Goodwin',
    ],
    [
      'a list of ids in one text',
      { custom_strike: { teams: `${CELTICS}, ${TATUM}` } },
      'Boston Celtics, Jayson Tatum',
    ],
    ['a list of ids', { custom_strike: { teams: [CELTICS, UNKNOWN] } }, 'Boston Celtics · 99999999…'],
    [
      'an id inside free text',
      { custom_strike: { Note: `as ${CELTICS} says` } },
      'Note: as Boston Celtics says',
    ],
    [
      'a combo',
      { custom_strike: { 'Associated Markets': 'KXA-1,KXB-2', round_digits: 2, empty: '', none: null } },
      'Associated Markets: KXA-1,KXB-2 · round_digits: 2',
    ],
    ['nested JSON', { custom_strike: { a: { b: { c: 'x' } } } }, 'a.b.c: x'],
    ['a function', { strike_type: 'functional', functional_strike: 'max(x, 0)' }, 'max(x, 0)'],
  ];
  for (const [name, market, words] of cases) {
    it(`words ${name}`, () => {
      assert.equal(strikeWords({ custom_strike: {}, ...market }, nameOf), words);
    });
  }

  it('is one clean line whatever the exchange sends', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 7 })), fc.string(), (custom, type) => {
        const words = strikeWords(
          { strike_type: type, custom_strike: custom as Strike['custom_strike'] },
          nameOf,
        );
        assert.doesNotMatch(words, /[\n\r\u202e]/);
        assert.ok(Array.from(words).length <= 300);
      }),
    );
  });
});
