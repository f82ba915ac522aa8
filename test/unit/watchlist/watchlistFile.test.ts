import assert from 'node:assert/strict';
import { contentOf, merge, type Watchlist } from '../../../src/core/watchlist/watchlist';
import { nameGroup, place } from '../../../src/core/watchlist/watchlistChanges';
import { exportFile, importFile, readFile } from '../../../src/core/watchlist/watchlistFile';
import { uuid } from '../entities/entityOf';

const entry = (kind: string, id: unknown, more: object = {}): object => ({ kind, id, ...more });
const fileOf = (...groups: object[]): string => JSON.stringify({ kalshiWatchlist: 1, groups });

function problemOf(text: string): string {
  try {
    readFile(text);
  } catch (error) {
    return (error as Error).message;
  }
  return '';
}

function imported(text: string, list: Watchlist = new Map()): Watchlist {
  const file = readFile(text);
  return merge(list, importFile(list, file, file.environment ?? 'sample', 1000));
}

const shape = (list: Watchlist): unknown => JSON.parse(JSON.stringify(exportFile(list, 'sample').groups));

describe('the file of a watchlist', () => {
  it('says what is wrong and where', () => {
    const cases: readonly (readonly [text: string, problem: string])[] = [
      ['', 'The file is not JSON.'],
      ['{"kalshiWatchlist": 1', 'The file is not JSON.'],
      ['[]', 'The file is not an object.'],
      ['{}', 'kalshiWatchlist is not 1.'],
      ['{"kalshiWatchlist": 2, "groups": []}', 'kalshiWatchlist is not 1.'],
      ['{"kalshiWatchlist": 1}', 'groups is not a list.'],
      ['{"kalshiWatchlist": 1, "environment": "mars", "groups": []}', 'environment is none that is known.'],
      [fileOf({ entries: [] }), 'groups[0].name is not a text.'],
      [fileOf({ name: 'A', entries: [] }, { name: 'B', entries: {} }), 'groups[1].entries is not a list.'],
      [fileOf({ name: 'A', entries: [7] }), 'groups[0].entries[0] is not an object.'],
      [
        fileOf({ name: 'A', entries: [entry('planet', 'MARS')] }),
        'groups[0].entries[0].kind is none of milestone, event, market, series, structuredTarget.',
      ],
      [
        fileOf(
          { name: 'A', entries: [] },
          { name: 'B', entries: [entry('event', 'E'), entry('milestone', 'E')] },
        ),
        'groups[1].entries[1].id is not a UUID.',
      ],
      [
        fileOf({ name: 'A', entries: [entry('market', uuid(1).slice(1) + ' ')] }),
        'groups[0].entries[0].id is not a ticker.',
      ],
      [
        fileOf({ name: 'A', entries: [entry('market', 'M', { title: 7 })] }),
        'groups[0].entries[0].title is not a text.',
      ],
    ];
    for (const [text, problem] of cases) assert.equal(problemOf(text), problem);
  });

  it('comes back as it was exported', () => {
    let list: Watchlist = nameGroup(new Map(), 'sample', 'g', 'Games', 1);
    const things = [
      { ref: { kind: 'market', id: 'KXA' }, title: 'A' },
      { ref: { kind: 'milestone', id: uuid(1) } },
    ] as const;
    for (const group of ['', 'g'])
      list = merge(list, place(list, { environment: 'sample', group }, things, 1));
    const text = JSON.stringify(exportFile(list, 'sample'));
    assert.deepEqual(shape(imported(text)), shape(list));
    assert.deepEqual(shape(list), [
      {
        name: '',
        entries: [
          { kind: 'market', id: 'KXA', title: 'A' },
          { kind: 'milestone', id: uuid(1) },
        ],
      },
      {
        name: 'Games',
        entries: [
          { kind: 'market', id: 'KXA', title: 'A' },
          { kind: 'milestone', id: uuid(1) },
        ],
      },
    ]);
  });

  it('adds to the groups of the same names, and nothing twice', () => {
    const first = fileOf({ name: 'Games', entries: [entry('market', 'KXA')] });
    const second = fileOf(
      { name: 'Games', entries: [entry('market', 'KXA'), entry('market', 'KXB')] },
      { name: 'Games', entries: [] },
    );
    const list = imported(second, imported(first));
    const { groups, entries } = contentOf(list, 'sample');
    assert.equal(groups.length, 1);
    assert.deepEqual(
      entries.map(({ ref }) => ref.id),
      ['KXA', 'KXB'],
    );
    assert.equal(importFile(list, readFile(second), 'sample', 2000).size, 0);
  });

  it('goes to its own environment, with ids in lower case', () => {
    const upper = 'A3EBF422-62A7-4147-A46B-8F7179ADA993';
    const text = JSON.stringify({
      kalshiWatchlist: 1,
      environment: 'demo',
      groups: [{ name: '', entries: [entry('milestone', upper)] }],
    });
    const list = imported(text);
    assert.deepEqual(contentOf(list, 'sample').entries, []);
    assert.equal(contentOf(list, 'demo').entries[0]?.ref.id, upper.toLowerCase());
  });
});
