import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createWatchlistFolder } from '../../../src/vscode/watchlist/watchlistFolder';

describe('the folder of the watchlist', () => {
  let storage = '';
  let path = '';
  const longAgo = new Date(Date.now() - 120_000);

  beforeEach(() => {
    storage = mkdtempSync(join(tmpdir(), 'kalshi-watchlist-'));
    path = join(storage, 'watchlist');
  });
  afterEach(() => rmSync(storage, { recursive: true, force: true }));

  it('is empty and untouched until something is written', async () => {
    const folder = createWatchlistFolder(path);
    assert.deepEqual(await folder.list(), []);
    assert.deepEqual(readdirSync(storage), []);
    const name = await folder.write('Alavés');
    assert.match(name, new RegExp(`^\\d+-${process.pid}-\\d+\\.seg$`));
    assert.deepEqual(await folder.list(), [name]);
    assert.equal(await folder.read(name), 'Alavés');
  });

  it('tidies up what was abandoned half-written, not what is being written', async () => {
    const folder = createWatchlistFolder(path);
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
      const folder = createWatchlistFolder(path, (from, to) =>
        refusals-- > 0 ? Promise.reject(Object.assign(new Error(code), { code })) : rename(from, to),
      );
      const name = await folder.write(code);
      assert.equal(await folder.read(name), code);
    }
  });

  it('gives up on a file that stays held, and leaves what was there', async () => {
    const old = await createWatchlistFolder(path).write('old');
    const held = Object.assign(new Error('held'), { code: 'EPERM' });
    await assert.rejects(createWatchlistFolder(path, () => Promise.reject(held)).write('new'), held);
    assert.deepEqual(readdirSync(path), [old]);
  });
});
