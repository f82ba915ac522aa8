import assert from 'node:assert/strict';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NameStore } from '../../../src/core/catalog/nameStore';
import { exchangeKey } from '../../../src/core/kalshi/environments';
import { createNameFile } from '../../../src/vscode/session/nameFile';
import { targetOf, uuid } from '../entities/entityOf';

const URL = 'https://a.example';

describe('the file of names', () => {
  let storage = '';
  beforeEach(() => void (storage = mkdtempSync(join(tmpdir(), 'kalshi-names-'))));
  afterEach(() => rmSync(storage, { recursive: true, force: true }));

  it('does not exist until something is written, and then holds that', async () => {
    const file = createNameFile(storage, URL);
    assert.equal(await file.read(), undefined);
    assert.equal(file.readNow(), undefined);
    assert.deepEqual(readdirSync(storage), []);
    await file.write('Alavés');
    assert.equal(await file.read(), 'Alavés');
    file.writeNow('Boston');
    assert.equal(file.readNow(), 'Boston');
    await file.remove();
    await file.remove();
    assert.equal(await file.read(), undefined);
    assert.deepEqual(readdirSync(join(storage, 'names')), []);
  });

  it('is another one for another exchange', async () => {
    await createNameFile(storage, URL).write('a');
    assert.equal(await createNameFile(storage, 'https://b.example/../..').read(), undefined);
    await createNameFile(storage, 'https://b.example/../..').write('b');
    assert.equal(readdirSync(join(storage, 'names')).length, 2);
  });

  it('replaces the folder of an older version', async () => {
    const old = join(storage, 'names', exchangeKey(URL));
    mkdirSync(old, { recursive: true });
    writeFileSync(join(old, '1.seg'), 'x');
    const file = createNameFile(storage, URL);
    assert.equal(await file.read(), undefined);
    assert.deepEqual(readdirSync(join(storage, 'names')), []);
  });

  it('is replaced where it is too large to be ours', async () => {
    const file = createNameFile(storage, URL);
    await file.write('x');
    truncateSync(join(storage, 'names', `${exchangeKey(URL)}.json`), 3 * 2 ** 30);
    assert.equal(file.readNow(), '');
    const log: string[] = [];
    const store = new NameStore({ file, log: (line) => log.push(line) });
    await store.load();
    store.note('structuredTarget', [targetOf({ name: 'Boston' })]);
    await store.save();
    assert.equal(log.length, 1);
    assert.match(String(await file.read()), /Boston/);
  });

  it('leaves no temporary file behind a write that fails', async () => {
    const folder = join(storage, 'names');
    mkdirSync(join(folder, `${exchangeKey(URL)}.json`), { recursive: true });
    const file = createNameFile(storage, URL);
    await assert.rejects(file.write('x'));
    assert.throws(() => file.writeNow('x'));
    assert.equal(readdirSync(folder).length, 1);
  });

  it('removes the temporary file of a window that was killed, and none that is being written', async () => {
    const file = createNameFile(storage, URL);
    await file.write('x');
    const folder = join(storage, 'names');
    const name = (pid: number) => `${exchangeKey(URL)}.json.${pid}-0.tmp`;
    for (const pid of [1, 2]) writeFileSync(join(folder, name(pid)), 'half');
    utimesSync(join(folder, name(1)), 0, 0);
    await file.read();
    assert.deepEqual(readdirSync(folder).sort(), [`${exchangeKey(URL)}.json`, name(2)].sort());
  });

  it('has the names of two windows that save one after the other', async () => {
    const open = () => new NameStore({ file: createNameFile(storage, URL), log: refuse });
    const windows = [open(), open()];
    for (const [number, store] of windows.entries())
      store.note('structuredTarget', [targetOf({ id: uuid(number), name: `Team ${number}` })]);
    await windows[0]?.save();
    windows[1]?.saveNow();
    const next = open();
    await next.load();
    assert.deepEqual([...next.entries()].map(({ name }) => name).sort(), ['Team 0', 'Team 1']);
  });

  it('is nothing that a store needs: it works in memory where there can be no file', async () => {
    writeFileSync(join(storage, 'names'), 'in the place of the folder');
    const log: string[] = [];
    const store = new NameStore({ file: createNameFile(storage, URL), log: (line) => log.push(line) });
    store.note('structuredTarget', [targetOf({ name: 'Boston' })]);
    await store.save();
    store.saveNow();
    assert.equal(log.length, 1);
    assert.equal([...store.entries()].length, 1);
    assert.deepEqual(readdirSync(storage), ['names']);
  });
});

/** A log into which nothing should be written. */
function refuse(line: string): void {
  assert.fail(line);
}
