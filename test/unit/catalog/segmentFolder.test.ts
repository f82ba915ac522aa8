import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NameStore } from '../../../src/core/catalog/nameStore';
import { createSegmentFolder, nameFolderPath } from '../../../src/vscode/platform/segmentFolder';
import { targetOf, uuid } from '../entities/entityOf';

describe('a folder of names on disk', () => {
  let storage = '';
  let path = '';
  const longAgo = new Date(Date.now() - 120_000);

  beforeEach(() => {
    storage = mkdtempSync(join(tmpdir(), 'kalshi-names-'));
    path = nameFolderPath(storage, 'https://a.example');
  });
  afterEach(() => rmSync(storage, { recursive: true, force: true }));

  it('is empty and untouched until something is written', async () => {
    const folder = createSegmentFolder(path);
    assert.deepEqual(await folder.list(), []);
    assert.deepEqual(readdirSync(storage), []);
    const name = await folder.write('Alavés');
    assert.match(name, new RegExp(`^\\d+-${process.pid}-\\d+\\.seg$`));
    assert.deepEqual(await folder.list(), [name]);
    assert.equal(await folder.read(name), 'Alavés');
  });

  it('is another one for another exchange, whatever its address', () => {
    const paths = ['https://a.example', 'https://b.example', `https://${'x'.repeat(500)}/../..`].map((url) =>
      nameFolderPath(storage, url),
    );
    assert.equal(new Set(paths).size, 3);
    for (const one of paths) assert.match(one.slice(storage.length), /^.names.[0-9a-f]{16}$/);
  });

  it('has what two windows wrote', async () => {
    const windows = [1, 2].map(() => new NameStore({ folder: createSegmentFolder(path), log: refuse }));
    for (const [number, store] of windows.entries()) {
      store.note('structuredTarget', [targetOf({ id: uuid(number), name: `Team ${number}` })]);
    }
    await Promise.all(windows.map((store) => store.save()));
    const next = new NameStore({ folder: createSegmentFolder(path), log: refuse });
    await next.load();
    assert.deepEqual([...next.entries()].map(({ name }) => name).sort(), ['Team 0', 'Team 1']);
  });

  it('leaves nothing behind where it cannot write', async () => {
    writeFileSync(join(storage, 'names'), 'a file in the place of the folder');
    const log: string[] = [];
    const store = new NameStore({ folder: createSegmentFolder(path), log: (line) => log.push(line) });
    store.note('structuredTarget', [targetOf({ name: 'Boston' })]);
    await store.save();
    assert.equal(log.length, 1);
    assert.equal([...store.entries()].length, 1);
    assert.deepEqual(readdirSync(storage), ['names']);
  });

  it('tidies up what was abandoned half-written, not what is being written', async () => {
    const folder = createSegmentFolder(path);
    await folder.write('x');
    for (const name of ['old.seg.tmp', 'new.seg.tmp']) writeFileSync(join(path, name), 'half');
    utimesSync(join(path, 'old.seg.tmp'), longAgo, longAgo);
    assert.equal((await folder.list()).length, 1);
    assert.deepEqual(
      readdirSync(path).filter((name) => name.endsWith('.tmp')),
      ['new.seg.tmp'],
    );
  });

  it('waits for a virus scanner that holds the new file, for less than a second', async () => {
    for (const code of ['EPERM', 'EBUSY', 'EACCES']) {
      let refusals = 2;
      const folder = createSegmentFolder(path, (from, to) =>
        refusals-- > 0 ? Promise.reject(Object.assign(new Error(code), { code })) : rename(from, to),
      );
      const name = await folder.write(code);
      assert.equal(await folder.read(name), code);
    }
  });

  it('gives up on a file that stays held, and leaves what was there', async () => {
    const old = await createSegmentFolder(path).write('old');
    const held = Object.assign(new Error('held'), { code: 'EPERM' });
    const started = performance.now();
    await assert.rejects(createSegmentFolder(path, () => Promise.reject(held)).write('new'), held);
    assert.ok(performance.now() - started < 1_000);
    assert.deepEqual(readdirSync(path), [old]);
  });

  it('lets one at a time in, and gives the lock of a window that died to the next', async () => {
    const folder = createSegmentFolder(path);
    await folder.write('x');
    let inner: boolean | undefined;
    assert.equal(
      await folder.alone(async () => {
        inner = await createSegmentFolder(path).alone(() => assert.fail('two at once'));
      }),
      true,
    );
    assert.equal(inner, false);
    mkdirSync(join(path, 'lock'));
    assert.equal(await folder.alone(() => assert.fail('it is locked')), false);
    utimesSync(join(path, 'lock'), longAgo, longAgo);
    assert.equal(await folder.alone(async () => undefined), true);
    assert.ok(!readdirSync(path).includes('lock'));
  });
});

/** A log into which nothing should be written. */
function refuse(line: string): void {
  assert.fail(line);
}
