import assert from 'node:assert/strict';
import { NameStore } from '../../../src/core/catalog/nameStore';
import { eventOf, marketOf, milestoneOf, targetOf, uuid } from '../entities/entityOf';
import { MemoryFile } from './memoryFile';

const NOW = Date.parse('2026-11-23T12:30:00Z');
const DAY = 24 * 60 * 60 * 1000;
const NEVER = 2 ** 30;

const clock = { now: NOW };
let file = new MemoryFile();
const log: string[] = [];
const opened: NameStore[] = [];

/** Another window, or the same one after a restart. */
function open(delayMs = NEVER): NameStore {
  const store = new NameStore({
    file,
    log: (line) => log.push(line),
    now: () => clock.now,
    delayMs,
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
    file = new MemoryFile();
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

  it('reads nothing before it is asked to, and then once', async () => {
    const store = open();
    store.note('structuredTarget', [target('Boston')]);
    await store.save();
    const next = open();
    const before = file.reads;
    assert.equal(nameIn(next), undefined);
    assert.equal(file.reads, before);
    await Promise.all([next.load(), next.load()]);
    assert.equal(nameIn(next), 'Boston');
    assert.equal(file.reads, before + 1);
  });

  it('saves after a pause, and nothing that it has saved', async () => {
    const store = open(1);
    for (const number of [1, 2, 3]) store.note('structuredTarget', [target('Boston', number)]);
    while (file.writes === 0) await new Promise((resolve) => setImmediate(resolve));
    store.note('structuredTarget', [target('Boston', 2)]);
    await store.save();
    assert.equal(file.writes, 1);
    assert.equal([...(await afterRestart()).entries()].length, 3);
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

  it('replaces a file that it cannot read, and says so in a line', async () => {
    const bad = ['', '{', '[]', '{"version":1,"records":[]}', '{"version":2}', 'null', '"a"'];
    for (const text of bad) {
      file.text = text;
      log.length = 0;
      const store = open();
      await store.load();
      assert.equal(log.length, 1, text);
      store.note('structuredTarget', [target('Boston')]);
      await store.save();
      assert.equal(log.length, 1, text);
      assert.equal(nameIn(await afterRestart()), 'Boston');
    }
  });

  it('leaves out records of another form', async () => {
    const good = { kind: 'structuredTarget', id: uuid(1), name: 'Boston', state: 'team', at: NOW };
    const records = [
      good,
      null,
      1,
      {},
      { ...good, id: 'x' },
      { ...good, at: 'now' },
      { ...good, id: uuid(2), name: 1 },
    ];
    file.text = JSON.stringify({ version: 2, records });
    assert.deepEqual([...(await afterRestart()).entries()], [good]);
  });

  it('works in memory while the disk is full, says so once, and writes all when there is room', async () => {
    const store = open();
    file.fault = new Error('ENOSPC');
    for (const number of [1, 2]) {
      store.note('structuredTarget', [target(`Team ${number}`, number)]);
      await store.save();
    }
    assert.deepEqual(log, ['Names are kept in memory only: Error: ENOSPC']);
    assert.equal(nameIn(store, 2), 'Team 2');
    file.fault = undefined;
    await store.save();
    assert.equal(nameIn(await afterRestart(), 1), 'Team 1');
  });

  it('works in memory where the file cannot be read', async () => {
    file.read = () => Promise.reject(new Error('EACCES'));
    const store = await afterRestart();
    store.note('structuredTarget', [target('Boston')]);
    assert.equal(nameIn(store), 'Boston');
    assert.deepEqual(log, ['Names are kept in memory only: Error: EACCES']);
  });

  it('keeps at most 20,000 names, those loaded last', async () => {
    const store = open();
    for (let number = 0; number < 30; number++) {
      clock.now = NOW + number;
      store.note(
        'structuredTarget',
        Array.from({ length: 1_000 }, (_, index) => target('x'.repeat(100), number * 1_000 + index)),
      );
    }
    await store.save();
    const next = await afterRestart();
    const count = [...next.entries()].length;
    assert.ok(count <= 20_000 && count >= 18_000, String(count));
    assert.equal(nameIn(next, 0), undefined);
    assert.equal(nameIn(next, 29_999), 'x'.repeat(80));
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
    file = new MemoryFile();
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
    const store = open();
    store.note('structuredTarget', [target('Boston')]);
    file.write = () => new Promise(() => undefined);
    void store.save();
    await new Promise((resolve) => setImmediate(resolve));
    store.saveNow();
    assert.equal(nameIn(await afterRestart()), 'Boston');
    opened.splice(0, 1);
  });

  it('throws nothing on a full disk', () => {
    file.fault = new Error('ENOSPC');
    const store = open();
    store.note('structuredTarget', [target('Boston')]);
    store.saveNow();
    assert.deepEqual(log, ['Names are kept in memory only: Error: ENOSPC']);
    file.fault = undefined;
  });
});

describe('NameStore, of what does not exist', () => {
  const NOBODY = { kind: 'structuredTarget', id: uuid(9) } as const;

  beforeEach(() => {
    clock.now = NOW;
    file = new MemoryFile();
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

  it('keeps at most 5,000 of them, the newest', async () => {
    const store = open();
    for (let number = 0; number < 5_001; number++) {
      clock.now = NOW + number;
      store.noteMissing({ kind: 'structuredTarget', id: uuid(number) });
    }
    await store.save();
    assert.equal(store.missingSince({ kind: 'structuredTarget', id: uuid(0) }), undefined);
    const next = await afterRestart();
    assert.equal(next.missingSince({ kind: 'structuredTarget', id: uuid(5_000) }), NOW + 5_000);
    assert.deepEqual([...next.entries()], []);
  });
});

describe('NameStore.clear', () => {
  beforeEach(() => {
    clock.now = NOW;
    file = new MemoryFile();
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
    assert.equal(file.text, undefined);
    assert.deepEqual([...(await afterRestart()).entries()], []);
    next.note('structuredTarget', [target('Boston')]);
    await next.save();
    assert.equal(nameIn(await afterRestart()), 'Boston');
  });

  it('throws nothing where the file cannot be read', async () => {
    file.read = () => Promise.reject(new Error('EACCES'));
    assert.equal(await open().clear(), 0);
  });
});
