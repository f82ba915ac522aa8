import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import { dirname, join } from 'node:path';
import { linesOf, segmentsOf, type NameRecord } from '../../../src/core/catalog/nameSegment';
import { targetOf, uuid } from '../../unit/entities/entityOf';
import { buildWriter, linesOfProcess, NameDisk } from '../../unit/catalog/nameDisk';

const SECOND = 1000;
const target = (number: number, name = `Team ${number}`) =>
  targetOf({ id: uuid(number), name, type: 'team' });
const ref = (id: string) => ({ kind: 'structuredTarget', id }) as const;

describe('names on a real disk', () => {
  let disk: NameDisk;
  let script: string;
  before(() => void (script = buildWriter()));
  after(() => fs.rmSync(dirname(script), { recursive: true }));
  beforeEach(() => void (disk = new NameDisk(script)));
  afterEach(() => disk.remove());

  const segments = (): readonly string[] =>
    fs.readdirSync(disk.folder).filter((name) => name.endsWith('.seg'));

  /** That every one of them is there after a start, with its own name. */
  async function assertKept(ids: readonly string[]): Promise<void> {
    const { store, log } = await disk.open();
    const lost = ids.filter((id) => store.nameOf(ref(id))?.name !== `Team ${id}`);
    assert.deepEqual(lost, []);
    assert.deepEqual(log, []);
  }

  it('are all there that were said to be, when two hundred windows are killed, four at a time', async function () {
    this.timeout(60 * SECOND);
    for (let round = 0; round < 5; round++) {
      const firsts = Array.from({ length: 10 }, (_, index) => index * 4);
      const said = await Promise.all([killThese(firsts), killThese(firsts)]);
      await assertKept(said.flat());
      disk.remove();
    }
  });

  /** One process after the other, each at a random moment after its first name. Returns what they said to be there. */
  async function killThese(firsts: number[]): Promise<readonly string[]> {
    const said: string[] = [];
    for (let first = firsts.pop(); first !== undefined; first = firsts.pop()) {
      const child = disk.writer([first, first + 1, first + 2, first + 3], 100_000);
      let timer: ReturnType<typeof setTimeout> | undefined;
      const lines = await linesOfProcess(child, () => {
        timer ??= setTimeout(() => child.kill('SIGKILL'), Math.random() * 40);
      });
      assert.equal(child.signalCode, 'SIGKILL');
      assert.ok(lines.length > 0);
      said.push(...lines);
    }
    return said;
  }

  it('are all there that eight windows write at once, 250 times each', async function () {
    this.timeout(60 * SECOND);
    const writers = Array.from({ length: 8 }, (_, index) => disk.writer([index], 250));
    const said = (await Promise.all(writers.map((writer) => linesOfProcess(writer)))).flat();
    assert.deepEqual(
      writers.map(({ exitCode }) => exitCode),
      Array<number>(8).fill(0),
    );
    assert.equal(said.length, 2000);
    assert.ok(segments().length < 200, `${segments().length} segments are left of 2,000`);
    await assertKept(said);
  });

  for (const filled of [0, 60, 120, 180, 220, 240, 252])
    it(`are intact on a disk of 256 kB that is full at ${filled} kB of something else`, async function () {
      const problem = disk.mount(256);
      if (problem) return this.skip();
      try {
        if (filled > 0) fs.writeFileSync(join(disk.folder, 'other'), Buffer.alloc(filled * 1024));
        const { store, log } = await disk.open();
        const noted: number[] = [];
        for (let round = 0; round < 40; round++) {
          const some = Array.from({ length: 100 }, (_, index) => round * 100 + index);
          store.note(
            'structuredTarget',
            some.map((number) => target(number)),
          );
          noted.push(...some);
          const before = new Map(segments().map((name) => [name, fs.readFileSync(join(disk.folder, name))]));
          await store.save();
          for (const [name, bytes] of before)
            assert.deepEqual(fs.readFileSync(join(disk.folder, name)), bytes, 'what was there is as it was');
        }
        assert.equal(log.length, 1);
        assert.match(log[0] ?? '', /^Names are kept in memory only: .*(ENOSPC|bytes arrived)/);
        assert.equal([...store.entries()].length, noted.length);
        for (const name of segments())
          assert.ok(Array.isArray(linesOf(fs.readFileSync(join(disk.folder, name), 'utf8'))), name);
        fs.rmSync(join(disk.folder, 'other'), { force: true });
      } finally {
        disk.unmount();
      }
    });

  it('are kept as far as files may be large, by a window that lives on', async function () {
    this.timeout(20 * SECOND);
    if (process.platform === 'win32') return this.skip();
    // A block of `ulimit -f` is 512 or 1,024 bytes: a segment of one name fits into none of them.
    const child = disk.writer([1], 5, 'ulimit -f 0');
    assert.deepEqual(await linesOfProcess(child), []);
    assert.equal(child.exitCode, 3, 'it wrote its one line of log and went on');
    assert.deepEqual(fs.existsSync(disk.folder) ? segments() : [], []);
  });

  it('are never wrong, and those of other segments are read, whichever byte is damaged', async () => {
    const { store } = await disk.open();
    store.note('structuredTarget', [target(1), target(2, 'Alavés')]);
    store.noteMissing(ref(uuid(3)));
    await store.save();
    const [name = ''] = segments();
    const path = join(disk.folder, name);
    const bytes = fs.readFileSync(path);
    store.note('structuredTarget', [target(4)]);
    await store.save();
    for (let at = 0; at < bytes.length; at++) {
      const damaged = Buffer.from(bytes);
      damaged[at] = (damaged[at] ?? 0) ^ (1 << (at % 8));
      fs.writeFileSync(path, damaged);
      const next = await disk.open();
      assert.deepEqual(
        [...next.store.entries()].map((thing) => thing.name),
        ['Team 4'],
        `byte ${at}`,
      );
      assert.equal(next.store.missingSince(ref(uuid(3))), undefined);
    }
    assert.equal(segments().length, 1, 'what was damaged is gone');
  });

  it('live in memory where a folder may not be written, say so once, and leave the old ones', async () => {
    const { store } = await disk.open();
    store.note('structuredTarget', [target(1)]);
    await store.save();
    // Root may write everywhere: what nobody can write into is a file.
    const [old = ''] = segments();
    const text = fs.readFileSync(join(disk.folder, old), 'utf8');
    fs.rmSync(disk.folder, { recursive: true });
    fs.writeFileSync(disk.folder, text);
    const next = await disk.open();
    next.store.note('structuredTarget', [target(2)]);
    await next.store.save();
    next.store.saveNow();
    assert.equal(await next.store.clear(), 1);
    assert.equal(next.log.length, 1);
    assert.equal(fs.readFileSync(disk.folder, 'utf8'), text);
  });

  it('are written again where the folder was deleted under the window', async () => {
    const { store, log } = await disk.open();
    store.note('structuredTarget', [target(1)]);
    await store.save();
    fs.rmSync(disk.folder, { recursive: true });
    store.note('structuredTarget', [target(2)]);
    await store.save();
    assert.deepEqual(log, []);
    assert.equal((await disk.open()).store.nameOf(ref(uuid(2)))?.name, 'Team 2');
  });

  it('are read past directories that have the names of files', async () => {
    const { store } = await disk.open();
    store.note('structuredTarget', [target(1)]);
    await store.save();
    for (const name of ['0.seg', '1.seg.tmp', 'lock']) fs.mkdirSync(join(disk.folder, name));
    fs.writeFileSync(join(disk.folder, 'lock', 'x'), '');
    const next = await disk.open();
    next.store.note('structuredTarget', [target(2)]);
    await next.store.save();
    assert.deepEqual(next.log, []);
    assert.equal([...(await disk.open()).store.entries()].length, 2);
  });

  it('are tidied up although a file has the name of the lock, once it is old', async () => {
    const { store } = await disk.open();
    store.note('structuredTarget', [target(0)]);
    await store.save();
    const longAgo = new Date(Date.now() - 120 * SECOND);
    fs.writeFileSync(join(disk.folder, 'lock'), '');
    fs.utimesSync(join(disk.folder, 'lock'), longAgo, longAgo);
    for (let number = 1; number < 70; number++) {
      store.note('structuredTarget', [target(number)]);
      await store.save();
    }
    assert.ok(segments().length < 20, `${segments().length} segments`);
    assert.equal([...(await disk.open()).store.entries()].length, 70);
  });

  it('are there at once when a window closes', async () => {
    const { store } = await disk.open();
    store.note('structuredTarget', [target(1)]);
    store.saveNow();
    assert.equal((await disk.open()).store.nameOf(ref(uuid(1)))?.name, 'Team 1');
  });

  it('of a segment larger than any that is written are read in pieces', async () => {
    const records = Array.from({ length: 20_000 }, (_, number): NameRecord => {
      return { kind: 'structuredTarget', id: uuid(number), name: `Team ${number}`, state: 'team', at: 1 };
    });
    fs.mkdirSync(disk.folder, { recursive: true });
    segmentsOf(records).forEach((text, index) => fs.writeFileSync(join(disk.folder, `${index}.seg`), text));
    let turns = 0;
    const loading = disk.open().finally(() => (turns = -turns));
    const count = (): void => {
      if (turns < 0) return;
      turns++;
      setImmediate(count);
    };
    setImmediate(count);
    const { store } = await loading;
    assert.equal([...store.entries()].length, 20_000);
    assert.ok(-turns > 30, `${-turns} others had their turn`);
  });
});
