import assert from 'node:assert/strict';
import { linesOf } from '../../../src/core/catalog/nameSegment';
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
    assert.equal(linesOf([...folder.current.files.values()][0] ?? '').length, 3);
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

  it('removes damaged and cut segments, leaves foreign ones, says both in a line, and reads the others', async () => {
    const store = open();
    for (const number of [1, 2, 3, 4]) {
      store.note('structuredTarget', [target(`Team ${number}`, number)]);
      await store.save();
    }
    const { files } = folder.current;
    const [first = '', second = '', third = '', fourth] = files.keys();
    files.set(first, (files.get(first) ?? '').replace('Team', 'Taem'));
    files.set(second, (files.get(second) ?? '').slice(0, 50));
    files.set(third, (files.get(third) ?? '').replace('kalshi-names 1', 'kalshi-names 2'));
    files.set('9999.seg', '');
    const next = await afterRestart();
    assert.deepEqual(
      [...next.entries()].map(({ name }) => name),
      ['Team 4'],
    );
    assert.deepEqual(log, [
      'Names on disk: 3 damaged segments were removed.',
      'Names on disk: 1 segments of another version are left alone.',
    ]);
    assert.deepEqual([...files.keys()], [third, fourth]);
  });

  it('has the names of a damaged segment again once they were loaded again', async () => {
    const store = open();
    store.note('structuredTarget', [target('Boston')]);
    await store.save();
    const { files } = folder.current;
    for (const [name, text] of files) files.set(name, text.replace('Boston', 'Bostom'));
    const next = await afterRestart();
    assert.equal(nameIn(next), undefined);
    next.note('structuredTarget', [target('Boston')]);
    await next.save();
    assert.equal(nameIn(await afterRestart()), 'Boston');
    assert.equal(files.size, 1);
  });

  it('makes few segments of many without losing a name or touching a foreign one', async () => {
    folder.current.files.set('0000.seg', 'kalshi-names 2 of a later version');
    for (let number = 0; number < 70; number++) {
      const store = open();
      store.note('structuredTarget', [target(`Team ${number}`, number)]);
      await store.save();
    }
    assert.ok(folder.current.files.size <= 10, `${folder.current.files.size} segments`);
    assert.ok(folder.current.files.has('0000.seg'));
    const next = await afterRestart();
    for (let number = 0; number < 70; number++) assert.equal(nameIn(next, number), `Team ${number}`);
  });

  it('leaves the tidying to the window that does it, and adds to what there is', async () => {
    folder.current.isLocked = true;
    for (let number = 0; number < 70; number++) {
      const store = open();
      store.note('structuredTarget', [target(`Team ${number}`, number)]);
      await store.save();
    }
    assert.equal(folder.current.files.size, 70);
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

  it('knows a name as soon as its segment was read, the newest first', async () => {
    const store = open();
    for (const number of [1, 2]) {
      store.note('structuredTarget', [target(`Team ${number}`, number)]);
      await store.save();
    }
    const next = open();
    const [oldest] = folder.current.files.keys();
    const seen: unknown[] = [];
    folder.current.beforeRead = (segment) => {
      if (segment === oldest) seen.push(nameIn(next, 1), nameIn(next, 2));
    };
    await next.load();
    assert.deepEqual(seen, [undefined, 'Team 2']);
    assert.equal(nameIn(next, 1), 'Team 1');
  });

  it('does not believe a time that is still to come', async () => {
    clock.now += DAY;
    const store = open();
    store.note('structuredTarget', [target('Boston')]);
    store.noteMissing({ kind: 'structuredTarget', id: uuid(2) });
    await store.save();
    clock.now = NOW;
    const next = await afterRestart();
    assert.equal(next.nameOf({ kind: 'structuredTarget', id: uuid(1) })?.at, NOW);
    assert.equal(next.missingSince({ kind: 'structuredTarget', id: uuid(2) }), NOW);
  });
});

describe('NameStore, of a window that closes', () => {
  beforeEach(() => {
    clock.now = NOW;
    folder.current = new MemoryFolder();
    log.length = 0;
  });
  afterEach(() => Promise.all(opened.splice(0).map((store) => store.save())));

  it('has saved what was just loaded before it returns', async () => {
    const store = open();
    store.note('structuredTarget', [target('Boston')]);
    store.saveNow();
    assert.equal(nameIn(await afterRestart()), 'Boston');
  });

  it('has saved what was still being written', async () => {
    const { current } = folder;
    const store = open();
    store.note('structuredTarget', [target('Boston')]);
    current.write = () => new Promise(() => undefined);
    void store.save();
    await new Promise((resolve) => setImmediate(resolve));
    store.saveNow();
    assert.equal(nameIn(await afterRestart()), 'Boston');
    opened.splice(0, 1);
  });

  it('throws nothing on a full disk', () => {
    folder.current.fault = new Error('ENOSPC');
    const store = open();
    store.note('structuredTarget', [target('Boston')]);
    store.saveNow();
    assert.deepEqual(log, ['Names are kept in memory only: Error: ENOSPC']);
    folder.current.fault = undefined;
  });
});

describe('NameStore, of what does not exist', () => {
  const NOBODY = { kind: 'structuredTarget', id: uuid(9) } as const;

  beforeEach(() => {
    clock.now = NOW;
    folder.current = new MemoryFolder();
    log.length = 0;
  });
  afterEach(() => Promise.all(opened.splice(0).map((store) => store.save())));

  async function withNobody(): Promise<NameStore> {
    const store = open();
    store.note('structuredTarget', [target('Boston')]);
    store.noteMissing(NOBODY);
    await store.save();
    return store;
  }

  it('knows it after a restart, for a day, and names nobody for it', async () => {
    await withNobody();
    clock.now += DAY - 1;
    const next = await afterRestart();
    assert.equal(next.missingSince(NOBODY), NOW);
    assert.equal(next.nameOf(NOBODY), undefined);
    assert.deepEqual(
      [...next.entries()].map(({ name }) => name),
      ['Boston'],
    );
    clock.now += 1;
    assert.equal((await afterRestart()).missingSince(NOBODY), undefined);
  });

  it('no longer says so of what was seen since, here and after a restart', async () => {
    const store = await withNobody();
    clock.now += 1;
    store.note('structuredTarget', [target('Somebody', 9)]);
    assert.equal(store.missingSince(NOBODY), undefined);
    await store.save();
    const next = await afterRestart();
    assert.equal(next.missingSince(NOBODY), undefined);
    assert.equal(nameIn(next, 9), 'Somebody');
  });

  it('says so of what was there before, and no longer names it', async () => {
    const store = await withNobody();
    clock.now += 1;
    store.noteMissing({ kind: 'structuredTarget', id: uuid(1) });
    await store.save();
    clock.now += 1;
    const next = await afterRestart();
    assert.equal(next.missingSince({ kind: 'structuredTarget', id: uuid(1) }), NOW + 1);
    assert.equal(nameIn(next), undefined);
    assert.deepEqual([...next.entries()], []);
    next.note('structuredTarget', [target('Boston')]);
    assert.equal(nameIn(next), 'Boston');
    await next.save();
    assert.equal((await afterRestart()).missingSince({ kind: 'structuredTarget', id: uuid(1) }), undefined);
  });

  it('keeps ten thousand of them at most, the newest', async () => {
    const store = open();
    for (let number = 0; number < 10_001; number++) {
      clock.now = NOW + number;
      store.noteMissing({ kind: 'structuredTarget', id: uuid(number) });
    }
    await store.save();
    assert.equal(store.missingSince({ kind: 'structuredTarget', id: uuid(0) }), undefined);
    const next = await afterRestart();
    assert.equal(next.missingSince({ kind: 'structuredTarget', id: uuid(10_000) }), NOW + 10_000);
    assert.deepEqual([...next.entries()], []);
  });

  it('goes through the tidying too', async () => {
    await withNobody();
    for (let number = 0; number < 70; number++) {
      const store = open();
      store.note('structuredTarget', [target(`Team ${number}`, number)]);
      await store.save();
    }
    assert.ok(folder.current.files.size < 10);
    assert.equal((await afterRestart()).missingSince(NOBODY), NOW);
  });

  it('is written as what a version without it leaves out: a reference without a name', async () => {
    await withNobody();
    const lines = [...folder.current.files.values()].flatMap(linesOf);
    assert.ok(lines.includes(JSON.stringify({ ...NOBODY, missing: NOW })));
  });
});

describe('NameStore.clear', () => {
  beforeEach(() => {
    clock.now = NOW;
    folder.current = new MemoryFolder();
    log.length = 0;
  });

  it('forgets what is here, unsaved and on the disk, and says how many names that were', async () => {
    const store = open();
    store.note('structuredTarget', [target('Boston'), target('New York', 2)]);
    store.noteMissing({ kind: 'structuredTarget', id: uuid(9) });
    await store.save();
    const next = open(1);
    next.note('structuredTarget', [target('Unsaved', 3)]);
    assert.equal(await next.clear(), 3);
    assert.deepEqual([...next.entries()], []);
    assert.equal(next.missingSince({ kind: 'structuredTarget', id: uuid(9) }), undefined);
    await next.save();
    assert.equal(folder.current.files.size, 0);
    assert.deepEqual([...(await afterRestart()).entries()], []);
    next.note('structuredTarget', [target('Boston')]);
    await next.save();
    assert.equal(nameIn(await afterRestart()), 'Boston');
  });

  it('throws nothing where the folder cannot be read', async () => {
    folder.current.list = () => Promise.reject(new Error('EACCES'));
    assert.equal(await open().clear(), 0);
  });
});
