import assert from 'node:assert/strict';
import type { NamedThing } from '../../../src/core/catalog/nameSegment';
import type { Entity, EntityKind, EntityRef } from '../../../src/core/entities/kinds';
import { KnownThings, type Wanted } from '../../../src/core/search/knownThings';
import { eventOf, marketOf, milestoneOf, targetOf, uuid } from '../entities/entityOf';

const NOW = Date.parse('2026-11-23T12:30:00Z');
const target = (number: number, name: string, type: string) => targetOf({ id: uuid(number), name, type });
const anyTarget: Wanted = { kinds: ['structuredTarget'], type: '', role: '' };

const LOADED: (readonly [EntityKind, Entity])[] = [
  ['structuredTarget', target(1, 'Boston', 'basketball_team')],
  ['structuredTarget', target(2, 'Boston Bruins', 'hockey_team')],
  ['structuredTarget', target(3, 'Alavés', 'soccer_team')],
  ['structuredTarget', target(4, 'Bo Bostock', 'tennis_competitor')],
  ['milestone', milestoneOf({ id: uuid(5), title: 'New York at Boston' })],
  ['event', eventOf({ event_ticker: 'KXNBAGAME-26NYKBOS', title: 'New York at Boston' })],
  ['market', marketOf({ ticker: 'KXNBAGAME-26NYKBOS-BOS', yes_sub_title: 'Boston wins' })],
];

async function known(
  loaded: () => Iterable<readonly [EntityKind, Entity]> = () => LOADED,
  names: readonly NamedThing[] = [],
) {
  let now = NOW;
  const things = new KnownThings({
    catalog: { loaded: () => loaded()[Symbol.iterator]() as Generator<readonly [EntityKind, Entity]> },
    names: { entries: () => names, load: async () => undefined },
    now: () => now,
  });
  await things.sync();
  const find = (text: string, wanted: Partial<Wanted> = {}, recents: readonly EntityRef[] = []): string[] =>
    things.find(text, { ...anyTarget, ...wanted }, recents, 100).map(({ title }) => title);
  const later = async (): Promise<void> => {
    now += 1_000;
    await things.sync();
  };
  return { things, find, later };
}

describe('KnownThings', () => {
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
    const { things } = await known();
    assert.equal(things.find('', anyTarget, [], 2).length, 2);
  });

  it('knows names from the disk by their type', async () => {
    const kept = {
      kind: 'structuredTarget',
      id: uuid(9),
      name: 'Miami',
      state: 'basketball_team',
      at: 1,
    } as const;
    const { find, things } = await known(undefined, [kept]);
    assert.deepEqual(find('mia', { type: 'basketball_team' }), ['Miami']);
    assert.ok(things.hasId(uuid(9)));
    assert.ok(!things.hasId(uuid(10)));
  });

  it('takes in what was loaded later, under its newest name', async () => {
    const loaded = [...LOADED];
    const { find, later } = await known(() => loaded);
    loaded[0] = ['structuredTarget', target(1, 'Boston Celtics', 'basketball_team')];
    loaded.push(['structuredTarget', target(7, 'Bosna', 'basketball_team')]);
    await later();
    assert.deepEqual(find('bos', { type: 'basketball_team' }), ['Bosna', 'Boston Celtics']);
  });

  it('stops nobody for long while it takes in very much', async () => {
    const many = Array.from(
      { length: 20_000 },
      (_, number) =>
        ['structuredTarget', target(number, `Team ${String(number)}`, 'basketball_team')] as const,
    );
    let pauses = 0;
    let isDone = false;
    const watch = (): void => {
      pauses++;
      if (!isDone) setImmediate(watch);
    };
    setImmediate(watch);
    const { find } = await known(() => many);
    isDone = true;
    assert.equal(find('team 1999')[0], 'Team 1999');
    assert.ok(pauses > 10, `${String(pauses)} pauses`);
  });
});
