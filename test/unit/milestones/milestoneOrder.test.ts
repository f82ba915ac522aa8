import assert from 'node:assert/strict';
import type { JsonObject } from '../../../src/core/kalshi/json';
import { grouped, sorted, type Grouping, type Sorting } from '../../../src/core/milestones/milestoneOrder';
import { milestoneOf, uuid } from '../entities/entityOf';

/** Noon, so that the days around it are the same in every time zone of the tests. */
const NOW = new Date(2026, 10, 24, 12).getTime();
const HOUR = 3_600_000;

function at(hours: number): string {
  return new Date(NOW + hours * HOUR).toISOString();
}

function titles(raws: readonly JsonObject[], sortBy: Sorting): string[] {
  return sorted(raws.map(milestoneOf), sortBy).map(({ title }) => title);
}

function folders(raws: readonly JsonObject[], groupBy: Grouping): [string, number][] | undefined {
  return grouped(raws.map(milestoneOf), groupBy, NOW)?.map(({ label, milestones }) => [
    label,
    milestones.length,
  ]);
}

describe('sorted', () => {
  const some = [
    { id: uuid(1), title: 'round 10', start_date: at(3), last_updated_ts: at(-1) },
    { id: uuid(2), title: 'Round 9', start_date: at(1), last_updated_ts: at(-3) },
    { id: uuid(3), title: 'Éclair', start_date: '0001-01-01T00:00:00Z' },
    { id: uuid(4), title: 'Zebra', start_date: at(2), last_updated_ts: at(-2) },
  ];

  it('by start has the soonest first and those without one last', () => {
    assert.deepEqual(titles(some, 'start'), ['Round 9', 'Zebra', 'round 10', 'Éclair']);
  });

  it('by title goes as people do: accents and case aside, numbers by their size', () => {
    assert.deepEqual(titles(some, 'title'), ['Éclair', 'Round 9', 'round 10', 'Zebra']);
  });

  it('by last update has the newest first and those without one last', () => {
    assert.deepEqual(titles(some, 'updated'), ['round 10', 'Zebra', 'Round 9', 'Éclair']);
  });

  it('leaves equals in the order of the exchange, and the list that it was given as it is', () => {
    const equals = ['b', 'a', 'c'].map((title, index) => ({ id: uuid(index), title, start_date: at(1) }));
    assert.deepEqual(titles(equals, 'start'), ['b', 'a', 'c']);
    const given = equals.map(milestoneOf);
    sorted(given, 'title');
    assert.deepEqual(
      given.map(({ title }) => title),
      ['b', 'a', 'c'],
    );
  });

  it('takes a word that it does not know, which a setting may hold, for the start', () => {
    assert.deepEqual(titles(some, 'constructor' as Sorting), titles(some, 'start'));
  });
});

describe('grouped', () => {
  it('by nothing, or by a word that it does not know, has no folders', () => {
    assert.equal(folders([{ id: uuid(1) }], 'none'), undefined);
    assert.equal(folders([{ id: uuid(1) }], 'constructor' as Grouping), undefined);
  });

  it('by day has a folder for each day here, the soonest first, and one for those without a start', () => {
    const starts = [400 * 24, 48, 1, 23, -24, 25, 2].map((hours) => ({ start_date: at(hours) }));
    assert.deepEqual(folders([...starts, { start_date: '' }], 'day'), [
      ['Yesterday, Mon 23 Nov', 1],
      ['Today, Tue 24 Nov', 2],
      ['Tomorrow, Wed 25 Nov', 2],
      ['Thu 26 Nov', 1],
      ['Wed 29 Dec 2027', 1],
      ['No day', 1],
    ]);
  });

  it('by day keeps to the calendar where the clock is changed', () => {
    const days = grouped(
      [0, 1, 2, 3].map((day) =>
        milestoneOf({ start_date: new Date(2026, 9, 24 + day, 0, 30).toISOString() }),
      ),
      'day',
      new Date(2026, 9, 24, 23, 30).getTime(),
    );
    assert.deepEqual(
      days?.map(({ label }) => label),
      ['Today, Sat 24 Oct', 'Tomorrow, Sun 25 Oct', 'Mon 26 Oct', 'Tue 27 Oct'],
    );
    assert.deepEqual(
      days.map(({ isToday }) => isToday),
      [true, false, false, false],
    );
  });

  it('by a word has the folders by the alphabet, and one for those that have none at the end', () => {
    const some = ['Sports', '', 'Elections', 'Sports', ''].map((category) => ({ category }));
    assert.deepEqual(folders(some, 'category'), [
      ['Elections', 1],
      ['Sports', 2],
      ['No category', 2],
    ]);
    assert.deepEqual(folders([{ type: 'b' }, { type: 'a' }, {}], 'type'), [
      ['a', 1],
      ['b', 1],
      ['No type', 1],
    ]);
  });

  it('by competition goes by what the details call it', () => {
    const details: JsonObject[] = [{ tour: 'pga' }, { league: 'NFL' }, { league: '' }, { league: 7 }, {}];
    assert.deepEqual(
      folders(
        details.map((one) => ({ details: one })),
        'competition',
      ),
      [
        ['NFL', 1],
        ['pga', 1],
        ['No competition', 3],
      ],
    );
  });

  it('has the same key for the same folder, whatever else is loaded', () => {
    const keys = (raws: JsonObject[]): string[] =>
      grouped(raws.map(milestoneOf), 'day', NOW)?.map(({ key }) => key) ?? [];
    const [today] = keys([{ start_date: at(1) }]);
    assert.ok(
      keys([{ start_date: at(-30) }, { start_date: at(2) }, { start_date: at(60) }]).includes(today ?? ''),
    );
  });
});
