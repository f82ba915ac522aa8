import assert from 'node:assert/strict';
import { thingsOf } from '../../../src/core/catalog/nameSegment';
import { NameStore } from '../../../src/core/catalog/nameStore';
import { eventOf, marketOf, milestoneOf, targetOf, uuid } from '../entities/entityOf';
import { MemoryFolder } from './memoryFolder';

const NOW = Date.parse('2026-11-23T12:30:00Z');
const DAY = 24 * 60 * 60 * 1000;
const NEVER = 2 ** 30;

const clock = { now: NOW };
const folder = { current: new MemoryFolder() };
const log: string[] = [];
const opened: NameStore[] = [];

/** Another window, or the same one after a restart. */
function open(gathering = NEVER): NameStore {
  const store = new NameStore({
    folder: folder.current,
    log: (line) => log.push(line),
    now: () => clock.now,
    gathering,
  });
  opened.push(store);
  return store;
}

const target = (name: string, number = 1) => targetOf({ id: uuid(number), name, type: 'team' });
const nameIn = (store: NameStore, number = 1): string | undefined =>
  store.nameOf({ kind: 'structuredTarget', id: uuid(number) })?.name;

/** What the next start finds. */
async function afterRestart(): Promise<NameStore> {
  const store = open();
  await store.load();
  return store;
}

describe('NameStore', () => {
  beforeEach(() => {
    clock.now = NOW;
    folder.current = new MemoryFolder();
    log.length = 0;
  });
  afterEach('no timer is left', () => Promise.all(opened.splice(0).map((store) => store.save())));

  it('knows after a restart what every kind of thing is called, its state, its time and how old that is', async () => {
    const store = open();
    store.note('structuredTarget', [target('Boston')]);
    store.note('milestone', [
      milestoneOf({ id: uuid(3), title: 'Final', type: 'game', start_date: '2026-12-01T00:00:00Z' }),
    ]);
    store.note('event', [eventOf({ title: 'Who wins?', category: 'Sports' })]);
    store.note('market', [marketOf({ title: 'Boston?', status: 'active' })]);
    await store.save();
    const things = [...(await afterRestart()).entries()].map(({ at, ...thing }) => {
      assert.equal(at, NOW);
      return thing;
    });
    assert.deepEqual(things.slice(0, 3), [
      { kind: 'structuredTarget', id: uuid(1), name: 'Boston', state: 'team' },
      { kind: 'milestone', id: uuid(3), name: 'Final', state: 'game', when: '2026-12-01T00:00:00Z' },
      { kind: 'event', id: 'KXEVENT-26', name: 'Who wins?', state: 'Sports' },
    ]);
    assert.equal(things[3]?.state, 'active');
    assert.deepEqual(log, []);
  });

  it('finds a UUID in capitals', async () => {
    const store = open();
    store.note('structuredTarget', [targetOf({ id: 'aaaaaaaa-0000-4000-8000-000000000000', name: 'A' })]);
    assert.equal(
      store.nameOf({ kind: 'structuredTarget', id: 'AAAAAAAA-0000-4000-8000-000000000000' })?.name,
      'A',
    );
  });

  it('reads nothing before it is asked to, and then each segment once', async () => {
    const store = open();
    store.note('structuredTarget', [target('Boston')]);
    await store.save();
    const next = open();
    assert.equal(nameIn(next), undefined);
    assert.equal(folder.current.reads, 0);
    await Promise.all([next.load(), next.load()]);
    assert.equal(nameIn(next), 'Boston');
    assert.equal(folder.current.reads, 1);
  });

  it('saves by itself, together what came together, and nothing that it has saved', async () => {
    const store = open(1);
    for (const number of [1, 2, 3]) store.note('structuredTarget', [target('Boston', number)]);
    while (folder.current.files.size === 0) await new Promise((resolve) => setImmediate(resolve));
    store.note('structuredTarget', [target('Boston', 2)]);
    await store.save();
    assert.equal(folder.current.files.size, 1);
    assert.equal(thingsOf([...folder.current.files.values()][0] ?? '')?.length, 3);
  });

  it('saves again what is called otherwise, and once a day what is not, so that its age is right', async () => {
    const store = open();
    store.note('structuredTarget', [target('Boston')]);
    await store.save();
    clock.now += DAY / 2;
    store.note('structuredTarget', [target('Boston'), target('New York', 2)]);
    await store.save();
    assert.equal((await afterRestart()).nameOf({ kind: 'structuredTarget', id: uuid(1) })?.at, NOW);
    clock.now += DAY / 2;
    store.note('structuredTarget', [target('Boston'), target('NY', 2)]);
    await store.save();
    const next = await afterRestart();
    assert.equal(next.nameOf({ kind: 'structuredTarget', id: uuid(1) })?.at, NOW + DAY);
    assert.equal(nameIn(next, 2), 'NY');
  });

  it('takes the newest of what two windows wrote, in whatever order', async () => {
    const [old, recent] = [open(), open()];
    old.note('structuredTarget', [target('Old'), target('Only here', 2)]);
    clock.now += 1;
    recent.note('structuredTarget', [target('New'), target('Only there', 3)]);
    await recent.save();
    await old.save();
    const next = await afterRestart();
    assert.deepEqual(
      [1, 2, 3].map((number) => nameIn(next, number)),
      ['New', 'Only here', 'Only there'],
    );
  });

  it('does not put what is on disk before what was loaded since', async () => {
    const store = open();
    store.note('structuredTarget', [target('Old')]);
    await store.save();
    clock.now += 1;
    const next = open();
    next.note('structuredTarget', [target('New')]);
    await next.load();
    assert.equal(nameIn(next), 'New');
  });

  it('ignores damaged, cut and foreign segments, says so in one line, and leaves them', async () => {
    const store = open();
    for (const number of [1, 2, 3, 4]) {
      store.note('structuredTarget', [target(`Team ${number}`, number)]);
      await store.save();
    }
    const { files } = folder.current;
    const [first = '', second = '', third = ''] = files.keys();
    files.set(first, (files.get(first) ?? '').replace('Team', 'Taem'));
    files.set(second, (files.get(second) ?? '').slice(0, 50));
    files.set(third, (files.get(third) ?? '').replace('kalshi-names 1', 'kalshi-names 2'));
    files.set('9999.seg', '');
    const next = await afterRestart();
    assert.deepEqual(
      [...next.entries()].map(({ name }) => name),
      ['Team 4'],
    );
    assert.deepEqual(log, ['Names on disk: 4 damaged or unknown segments are left alone.']);
    assert.equal(files.size, 5);
  });

  it('makes few segments of many without losing a name or touching a foreign one', async () => {
    folder.current.files.set('0000.seg', 'kalshi-names 2 of a later version');
    for (let number = 0; number < 70; number++) {
      const store = open();
      store.note('structuredTarget', [target(`Team ${number}`, number)]);
      await store.save();
    }
    assert.ok(folder.current.files.size <= 41, `${folder.current.files.size} segments`);
    assert.ok(folder.current.files.has('0000.seg'));
    const next = await afterRestart();
    for (let number = 0; number < 70; number++) assert.equal(nameIn(next, number), `Team ${number}`);
  });

  it('leaves the tidying to the window that does it, and adds to what there is', async () => {
    folder.current.isLocked = true;
    for (let number = 0; number < 50; number++) {
      const store = open();
      store.note('structuredTarget', [target(`Team ${number}`, number)]);
      await store.save();
    }
    assert.equal(folder.current.files.size, 50);
  });

  it('finds what another window moves into another segment while it reads', async () => {
    const { current } = folder;
    const other = open();
    for (const number of [1, 2]) {
      other.note('structuredTarget', [target(`Team ${number}`, number)]);
      await other.save();
    }
    const [first = '', second = ''] = current.files.keys();
    current.beforeRead = (segment) => {
      if (segment !== first) return;
      const text = current.files.get(second) ?? '';
      current.files.delete(second);
      current.files.set('0009.seg', text);
    };
    const next = await afterRestart();
    assert.deepEqual([nameIn(next, 1), nameIn(next, 2)], ['Team 1', 'Team 2']);
  });

  it('is a memory while the disk is full, says so once, and writes all when there is room', async () => {
    folder.current.fault = new Error('ENOSPC: no space left on device');
    const store = open();
    for (const number of [1, 2]) {
      store.note('structuredTarget', [target(`Team ${number}`, number)]);
      await store.save();
    }
    assert.deepEqual([nameIn(store, 1), nameIn(store, 2)], ['Team 1', 'Team 2']);
    assert.equal(log.length, 1);
    assert.match(log[0] ?? '', /memory only.*ENOSPC/);
    folder.current.fault = undefined;
    store.note('structuredTarget', [target('Team 3', 3)]);
    await store.save();
    assert.equal([...(await afterRestart()).entries()].length, 3);
  });

  it('is a memory where the folder cannot be read', async () => {
    folder.current.list = () => Promise.reject(new Error('EACCES'));
    const store = open();
    await store.load();
    store.note('structuredTarget', [target('Boston')]);
    await store.save();
    assert.equal(nameIn(store), 'Boston');
    assert.deepEqual(log, ['Names are kept in memory only: Error: EACCES']);
    folder.current = new MemoryFolder();
  });

  it('keeps fifty thousand names, those loaded last, in segments below a megabyte', async () => {
    const store = open();
    const many = Array.from({ length: 50_001 }, (_, number) => target(`Team ${number}`, number));
    store.note('structuredTarget', many.slice(0, 10_000));
    clock.now += 1;
    store.note('structuredTarget', many.slice(10_000));
    await store.save();
    const names = [...(await afterRestart()).entries()];
    assert.ok(names.length <= 50_000 && names.length >= 45_000, `${names.length} names`);
    assert.ok(names.some(({ name }) => name === 'Team 50000'));
    assert.ok(!names.some(({ name }) => name === 'Team 0'));
    for (const text of folder.current.files.values()) assert.ok(Buffer.byteLength(text) < 1e6);
  });
});
