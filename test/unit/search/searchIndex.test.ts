import assert from 'node:assert/strict';
import type { EntityRef } from '../../../src/core/entities/kinds';
import { SearchIndex } from '../../../src/core/search/searchIndex';
import { eventOf, marketOf, milestoneOf, seriesOf, targetOf, uuid } from '../entities/entityOf';

const NOW = Date.parse('2026-11-23T12:30:00Z');
const HOUR = 60 * 60 * 1000;

const game = (number: number, title: string, hours: number) =>
  milestoneOf({ id: uuid(number), title, start_date: new Date(NOW + hours * HOUR).toISOString() });

function filled(): SearchIndex {
  const index = new SearchIndex([], () => NOW);
  index.add('structuredTarget', [
    targetOf({ id: uuid(1), name: 'Boston', details: { abbreviation: 'BOS', short_name: 'Celtics' } }),
    targetOf({ id: uuid(2), name: 'Alavés' }),
  ]);
  index.add('milestone', [game(3, 'New York at Boston', 30), game(4, 'Boston at Miami', 3)]);
  index.add('event', [eventOf({ event_ticker: 'KXNBAGAME-26NYKBOS', title: 'New York at Boston' })]);
  index.add('market', [marketOf({ ticker: 'KXNBAGAME-26NYKBOS-BOS', yes_sub_title: 'Boston wins' })]);
  index.add('series', [seriesOf({ ticker: 'KXNBAGAME', title: 'Pro Basketball' })]);
  return index;
}

const titles = (index: SearchIndex, text: string, meant?: readonly EntityRef[]): string[] =>
  index.find(text, meant).map(({ kind, hits }) => `${kind}: ${hits.map(({ title }) => title).join(', ')}`);

describe('SearchIndex', () => {
  it('puts whole names first, then starts, then starts of words, and groups by kind', () => {
    assert.deepEqual(titles(filled(), 'boston'), [
      'structuredTarget: Boston',
      'milestone: Boston at Miami, New York at Boston',
      'market: Boston wins',
      'event: New York at Boston',
    ]);
  });

  it('finds nothing whose id is none, since what is found is written into documents', () => {
    const index = filled();
    index.add(
      'event',
      ['$(rm -rf ~)', 'KXA-26", "x', 'KXA\n', '\u200b'].map((id) =>
        eventOf({ event_ticker: id, title: 'Boston' }),
      ),
    );
    index.addNames([{ kind: 'market', id: "';--", name: 'Boston', state: '', at: NOW }]);
    assert.deepEqual(titles(index, 'boston'), titles(filled(), 'boston'));
  });

  it('finds every word of a text, in any order, and nothing where one is missing', () => {
    assert.deepEqual(titles(filled(), 'bos  new'), [
      'milestone: New York at Boston',
      'event: New York at Boston',
    ]);
    assert.deepEqual(titles(filled(), 'boston zebra'), []);
  });

  it('finds a part of a word after all that starts with it', () => {
    const index = new SearchIndex([], () => NOW);
    index.add('structuredTarget', [
      targetOf({ id: uuid(1), name: 'Preston' }),
      targetOf({ id: uuid(2), name: 'East Stonton' }),
    ]);
    assert.deepEqual(titles(index, 'ston'), ['structuredTarget: East Stonton, Preston']);
  });

  it('finds abbreviations, other names and tickers', () => {
    assert.deepEqual(titles(filled(), 'celtics'), ['structuredTarget: Boston']);
    assert.equal(titles(filled(), 'bos')[0], 'structuredTarget: Boston');
    assert.deepEqual(titles(filled(), 'kxnbagame'), [
      'series: Pro Basketball',
      'event: New York at Boston',
      'market: Boston wins',
    ]);
    assert.deepEqual(titles(filled(), '26nykbos-bos'), ['market: Boston wins']);
  });

  it('minds neither case nor accents', () => {
    for (const text of ['alaves', 'ALAVÉS', ' Alave\u0301s ']) assert.equal(titles(filled(), text).length, 1);
  });

  it('puts what is picked often, live or soon, and loaded first among equals', () => {
    const index = new SearchIndex(
      [{ kind: 'milestone', id: uuid(5), title: 'Game', baseUrl: '' }],
      () => NOW,
    );
    index.add('milestone', [game(1, 'Game', 300), game(2, 'Game', 0.5), game(3, 'Game', -1)]);
    index.addNames([
      { kind: 'milestone', id: uuid(4), name: 'Game', state: '', when: game(0, '', -1).start_date, at: 1 },
    ]);
    const [group] = index.find('game');
    assert.deepEqual(
      group?.hits.map(({ ref }) => ref.id),
      [5, 3, 4, 2, 1].map(uuid),
    );
  });

  it('puts what the text means before everything', () => {
    const [first] = titles(filled(), 'https://kalshi.com/markets/kxnbagame', [
      { kind: 'series', id: 'KXNBAGAME' },
    ]);
    assert.equal(first, 'series: Pro Basketball');
  });

  it('shows without a text what was picked before, newest first, then what is live or soon', () => {
    const index = new SearchIndex(
      [
        { kind: 'event', id: 'KXA-1', title: 'Newest', baseUrl: '' },
        { kind: 'structuredTarget', id: uuid(9), title: 'Older', baseUrl: '' },
      ],
      () => NOW,
    );
    index.add('milestone', [game(1, 'Far', 300), game(2, 'Live', -1)]);
    assert.deepEqual(titles(index, ' '), ['recent: Newest, Older', 'milestone: Live']);
  });

  it('says what it knows now of what was picked before', () => {
    const index = new SearchIndex([{ kind: 'milestone', id: uuid(1), title: 'Was', baseUrl: '' }], () => NOW);
    index.add('milestone', [game(1, 'Is', 300)]);
    assert.deepEqual(titles(index, ''), ['recent: Is']);
  });

  it('does not put a name from disk before what is loaded', () => {
    const index = filled();
    index.addNames([{ kind: 'structuredTarget', id: uuid(1), name: 'Old name', state: '', at: 1 }]);
    assert.deepEqual(titles(index, 'old name'), []);
  });

  it('gives fifty of a kind and says how many there are', () => {
    const index = new SearchIndex([], () => NOW);
    index.add(
      'structuredTarget',
      Array.from({ length: 50_000 }, (_, n) => targetOf({ id: uuid(n), name: `Team ${n}` })),
    );
    const [group] = index.find('team 4');
    assert.equal(group?.hits.length, 50);
    assert.equal(group.hits[0]?.title, 'Team 4');
    assert.equal(group.total, 50_000);
  });

  it('gives ten of a kind beside others, teams before the many markets on them', () => {
    const index = new SearchIndex([], () => NOW);
    index.add(
      'market',
      Array.from({ length: 30 }, (_, n) => marketOf({ ticker: `KX-${n}`, yes_sub_title: 'Boston' })),
    );
    index.add('structuredTarget', [targetOf({ id: uuid(1), name: 'Boston' })]);
    const groups = index.find('boston');
    assert.deepEqual(
      groups.map(({ kind, hits, total }) => [kind, hits.length, total]),
      [
        ['structuredTarget', 1, 1],
        ['market', 10, 30],
      ],
    );
  });
});
