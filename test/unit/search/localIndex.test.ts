import assert from 'node:assert/strict';
import type { Entity, EntityKind, EntityRef } from '../../../src/core/entities/kinds';
import { Catalog } from '../../../src/core/catalog/catalog';
import type { NameRecord } from '../../../src/core/catalog/nameTable';
import { LocalIndex, type Wanted } from '../../../src/core/search/localIndex';
import type { Recent } from '../../../src/core/search/recents';
import { eventOf, marketOf, milestoneOf, seriesOf, targetOf, uuid } from '../entities/entityOf';

const NOW = Date.parse('2026-11-23T12:30:00Z');
const HOUR = 60 * 60 * 1000;

const recent = (kind: EntityKind, id: string, title: string): Recent => ({ kind, id, title, baseUrl: '' });

const game = (number: number, title: string, hours: number) =>
  milestoneOf({ id: uuid(number), title, start_date: new Date(NOW + hours * HOUR).toISOString() });

const nothing = { get: () => Promise.reject(new Error('no exchange')) };

/** An index over an empty catalog. */
function emptyIndex(names: readonly NameRecord[] = [], now: () => number = () => NOW) {
  const catalog = new Catalog(nothing, now);
  const kept = { entries: () => names, load: async () => undefined, missingSince: () => undefined };
  return { catalog, index: new LocalIndex({ catalog, names: kept, now }) };
}

function filled(): LocalIndex {
  const { index } = emptyIndex();
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

const titles = (
  index: LocalIndex,
  text: string,
  meant?: readonly EntityRef[],
  recents?: readonly Recent[],
): string[] =>
  index
    .find(text, meant, recents)
    .map(({ kind, hits }) => `${kind}: ${hits.map(({ title }) => title).join(', ')}`);

describe('LocalIndex', () => {
  it('puts whole names first, then starts, then starts of words, and groups by kind', () => {
    assert.deepEqual(titles(filled(), 'boston'), [
      'structuredTarget: Boston',
      'milestone: Boston at Miami, New York at Boston',
      'market: Boston wins',
      'event: New York at Boston',
    ]);
  });

  it('finds nothing whose id is malformed, since what is found is written into documents', async () => {
    const name = { kind: 'market', id: "';--", name: 'Boston', state: '', at: NOW } as const;
    const { index } = emptyIndex([name]);
    index.add(
      'event',
      ['$(rm -rf ~)', 'KXA-26", "x', 'KXA\n', '\u200b'].map((id) =>
        eventOf({ event_ticker: id, title: 'Boston' }),
      ),
    );
    await index.sync();
    assert.deepEqual(titles(index, 'boston'), []);
  });

  it('finds every word of a text, in any order, and nothing where one is missing', () => {
    assert.deepEqual(titles(filled(), 'bos  new'), [
      'milestone: New York at Boston',
      'event: New York at Boston',
    ]);
    assert.deepEqual(titles(filled(), 'boston zebra'), []);
  });

  it('finds a part of a word after all that starts with it', () => {
    const { index } = emptyIndex();
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

  it('puts what was picked, what is live or soon, and what is loaded first among equals', async () => {
    const onDisk = { kind: 'milestone', id: uuid(4), name: 'Game', state: '', at: 1 } as const;
    const { catalog, index } = emptyIndex([{ ...onDisk, when: game(0, '', -1).start_date }]);
    catalog.remember('milestone', [game(1, 'Game', 300), game(2, 'Game', 0.5), game(3, 'Game', -1)]);
    await index.sync();
    const [group] = index.find('game', [], [recent('milestone', uuid(5), 'Game')]);
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

  it('shows without a text what was picked before, newest first, then what is live or soon', async () => {
    const { catalog, index } = emptyIndex();
    catalog.remember('milestone', [game(1, 'Far', 300), game(2, 'Live', -1)]);
    await index.sync();
    const recents = [recent('event', 'KXA-1', 'Newest'), recent('structuredTarget', uuid(9), 'Older')];
    assert.deepEqual(titles(index, ' ', [], recents), ['recent: Newest, Older', 'milestone: Live']);
  });

  it('shows the newest title of what was picked before', async () => {
    const { catalog, index } = emptyIndex();
    catalog.remember('milestone', [game(1, 'Is', 300)]);
    await index.sync();
    const recents = [recent('milestone', uuid(1), 'Was')];
    assert.deepEqual(titles(index, '', [], recents), ['recent: Is']);
    assert.deepEqual(titles(index, 'was', [], recents), []);
  });

  it('does not put a name from disk before what is loaded', async () => {
    const old = { kind: 'structuredTarget', id: uuid(1), name: 'Old name', state: '', at: 1 } as const;
    const { catalog, index } = emptyIndex([old]);
    catalog.remember('structuredTarget', [targetOf({ id: uuid(1), name: 'Boston' })]);
    await index.sync();
    assert.deepEqual(titles(index, 'old name'), []);
  });

  it('moves a game to the front when its hour comes, in the same session', async () => {
    let now = NOW;
    const { catalog, index } = emptyIndex([], () => now);
    catalog.remember('milestone', [game(1, 'Late', 30), game(2, 'Early', -20)]);
    await index.sync();
    assert.deepEqual(titles(index, ''), []);
    now += 29.5 * HOUR;
    await index.sync();
    assert.deepEqual(titles(index, ''), ['milestone: Late']);
  });

  it('takes in what was loaded since, under its newest name', async () => {
    const { catalog, index } = emptyIndex();
    catalog.remember('structuredTarget', [targetOf({ id: uuid(1), name: 'Boston' })]);
    await index.sync();
    catalog.remember('structuredTarget', [
      targetOf({ id: uuid(1), name: 'Boston Celtics' }),
      targetOf({ id: uuid(7), name: 'Bosna' }),
    ]);
    await index.sync();
    assert.deepEqual(titles(index, 'bos'), ['structuredTarget: Bosna, Boston Celtics']);
  });

  it('forgets what the exchange says is gone', async () => {
    const gone = { get: async () => ({ structured_targets: [] }) };
    const catalog = new Catalog(gone, () => NOW);
    const index = new LocalIndex({ catalog, now: () => NOW });
    catalog.remember('structuredTarget', [targetOf({ id: uuid(1), name: 'Boston' })]);
    await index.sync();
    await catalog.get({ kind: 'structuredTarget', id: uuid(1) }, { fresh: true });
    assert.deepEqual(titles(index, 'bos'), []);
    assert.deepEqual(titles(index, '', [], [recent('structuredTarget', uuid(1), 'Boston')]), []);
  });

  it('lets other work run while it is filled, and adds each thing once', async () => {
    const { catalog, index } = emptyIndex();
    const many = Array.from({ length: 20_000 }, (_, n) => targetOf({ id: uuid(n), name: `Team ${n}` }));
    catalog.remember('structuredTarget', many);
    let turns = 0;
    let isDone = false;
    const count = (): void => {
      turns++;
      if (!isDone) setImmediate(count);
    };
    setImmediate(count);
    await Promise.all([index.sync(), index.sync()]);
    isDone = true;
    assert.ok(turns > 10, `${turns} turns`);
    assert.equal(index.find('team')[0]?.total, 20_000);
  });

  it('gives fifty of a kind and says how many there are', () => {
    const { index } = emptyIndex();
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
    const { index } = emptyIndex();
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

describe('LocalIndex for a place of a document', () => {
  const target = (number: number, name: string, type: string) => targetOf({ id: uuid(number), name, type });
  const anyTarget: Wanted = { kinds: ['structuredTarget'], type: '', role: '' };

  async function known(names: readonly NameRecord[] = []) {
    const { catalog, index } = emptyIndex(names);
    const loaded: (readonly [EntityKind, Entity])[] = [
      ['structuredTarget', target(1, 'Boston', 'basketball_team')],
      ['structuredTarget', target(2, 'Boston Bruins', 'hockey_team')],
      ['structuredTarget', target(3, 'Alavés', 'soccer_team')],
      ['structuredTarget', target(4, 'Bo Bostock', 'tennis_competitor')],
      ['milestone', milestoneOf({ id: uuid(5), title: 'New York at Boston' })],
      ['event', eventOf({ event_ticker: 'KXNBAGAME-26NYKBOS', title: 'New York at Boston' })],
      ['market', marketOf({ ticker: 'KXNBAGAME-26NYKBOS-BOS', yes_sub_title: 'Boston wins' })],
    ];
    for (const [kind, entity] of loaded) catalog.remember<EntityKind>(kind, [entity]);
    await index.sync();
    const find = (text: string, wanted: Partial<Wanted> = {}, recents: readonly EntityRef[] = []): string[] =>
      index.best(text, { ...anyTarget, ...wanted }, recents, 100).map(({ title }) => title);
    return { index, find };
  }

  it('finds things of a kind by words, without case and accents', async () => {
    const { find } = await known();
    assert.deepEqual(find('bos'), ['Boston', 'Boston Bruins', 'Bo Bostock']);
    assert.deepEqual(find('ALAVES'), ['Alavés']);
    assert.deepEqual(find('boston york', { kinds: ['milestone'] }), ['New York at Boston']);
    assert.deepEqual(find('zebra'), []);
  });

  it('finds several kinds, and by what a ticker begins with', async () => {
    const { find } = await known();
    const both = { kinds: ['market', 'event'] } as const;
    assert.deepEqual(find('kxnba', both).toSorted(), ['Boston wins', 'New York at Boston']);
  });

  it('keeps to the type, and to the role wherever there is one', async () => {
    const { find } = await known();
    assert.deepEqual(find('', { type: 'hockey_team' }), ['Boston Bruins']);
    assert.deepEqual(find('bos', { role: 'team' }), ['Boston', 'Boston Bruins']);
    assert.deepEqual(find('', { role: 'competitor' }), ['Bo Bostock']);
    // Nothing of that role is known, so that it may be called something else.
    assert.deepEqual(find('alav', { role: 'driver' }), ['Alavés']);
    // Teams are known, only none of that name.
    assert.deepEqual(find('bostock', { role: 'team' }), []);
    assert.deepEqual(find('', { type: 'chess_player' }), []);
  });

  it('puts what was picked before first among what fits as well', async () => {
    const { find } = await known();
    const recents = [{ kind: 'structuredTarget', id: uuid(3) }] as const;
    assert.equal(find('', {}, recents)[0], 'Alavés');
    assert.equal(find('boston', {}, recents)[0], 'Boston');
  });

  it('gives no more than it is asked for', async () => {
    const { index } = await known();
    assert.equal(index.best('', anyTarget, [], 2).length, 2);
  });

  it('knows names from the disk by their type', async () => {
    const kept = {
      kind: 'structuredTarget',
      id: uuid(9),
      name: 'Miami',
      state: 'basketball_team',
      at: 1,
    } as const;
    const { find, index } = await known([kept]);
    assert.deepEqual(find('mia', { type: 'basketball_team' }), ['Miami']);
    assert.ok(index.hasId(uuid(9)));
    assert.ok(!index.hasId(uuid(10)));
  });
});
