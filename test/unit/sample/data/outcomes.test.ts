import assert from 'node:assert/strict';
import { outcomesOf, type Outcome } from '../../../../src/core/sample/data/outcomes';
import { emptySample } from '../../../../src/core/sample/data/sampleData';

const read = (lines: string): Outcome[] => outcomesOf(emptySample(0), lines);
const strikes = (lines: string): unknown =>
  read(lines).map(({ strike }) => JSON.parse(JSON.stringify(strike)) as unknown);
const labels = (lines: string): string[] => read(lines).map(({ label }) => label);

describe('the outcomes of an event in the sample data', () => {
  it('have numeric strikes with the fields that go with their type', () => {
    assert.deepEqual(strikes(':#|<48~9,<=48~9,48..49.5~31,>53~5,>=53~5'), [
      { strike_type: 'less', cap_strike: 48 },
      { strike_type: 'less_or_equal', cap_strike: 48 },
      { strike_type: 'between', floor_strike: 48, cap_strike: 49.5 },
      { strike_type: 'greater', floor_strike: 53 },
      { strike_type: 'greater_or_equal', floor_strike: 53 },
    ]);
  });

  it('say their numbers in words and with their unit', () => {
    assert.deepEqual(labels(':$#|<65000~0,65000..65249.99~1,>1.5~2'), [
      'Under $65,000',
      '$65,000 to 65,249.99',
      'Over $1.5',
    ]);
    assert.deepEqual(labels(':#%|>=1.9~0,<=2~1'), ['1.9% or above', '2% or below']);
  });

  it('are structured targets under a target type, free text under a label, nothing under no key', () => {
    const data = emptySample(0);
    const [song] = outcomesOf(data, 'song|Paper Moons~52');
    assert.equal(song?.strike['strike_type'], 'structured');
    const { song: id } = song.strike['custom_strike'] as { song: string };
    assert.equal(data.structured_targets.get(id)?.['name'], 'Paper Moons');
    assert.deepEqual(strikes('Word|Deficit~81'), [
      { strike_type: 'custom', custom_strike: { Word: 'Deficit' } },
    ]);
    assert.deepEqual(strikes('|Shutdown~23'), [{}]);
  });

  it('have name and number together, with the code of the name in the ticker', () => {
    const [first] = read('football_team:@ wins by over # points|KC Kansas City>4.5~31');
    assert.equal(first?.label, 'Kansas City wins by over 4.5 points');
    assert.equal(first.suffix, 'KCT4.5');
    assert.equal(first.strike['strike_type'], 'greater');
    assert.equal(first.strike['floor_strike'], 4.5);
    assert.deepEqual(Object.keys(first.strike['custom_strike'] as object), ['football_team']);
  });

  it('keep fractions of a cent', () => {
    assert.deepEqual(
      read('|A~0.35,B~12').map(({ price }) => price),
      [0.35, 12],
    );
  });

  it('are none for an empty list', () => {
    assert.deepEqual(read('|'), []);
  });
});
