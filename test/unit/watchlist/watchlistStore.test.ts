import assert from 'node:assert/strict';
import * as fs from 'node:fs/promises';
import * as os from 'node:os';
import * as path from 'node:path';
import { contentOf, type Watchlist } from '../../../src/core/watchlist/watchlist';
import { place, remove } from '../../../src/core/watchlist/watchlistChanges';
import { WatchlistStore, type WatchlistFolder } from '../../../src/core/watchlist/watchlistStore';
import { createWatchlistFolder } from '../../../src/vscode/watchlist/watchlistFolder';

const adding =
  (...ids: string[]) =>
  (list: Watchlist): Watchlist =>
    place(
      list,
      { environment: 'sample', group: '' },
      ids.map((id) => ({ ref: { kind: 'market', id } })),
      Date.now(),
    );

function idsOf({ list }: WatchlistStore): string[] {
  return contentOf(list, 'sample')
    .entries.map(({ ref }) => ref.id)
    .toSorted();
}

describe('WatchlistStore', () => {
  let dir: string;

  beforeEach(async () => {
    dir = path.join(await fs.mkdtemp(path.join(os.tmpdir(), 'watchlist-')), 'not there yet');
  });

  afterEach(() => fs.rm(path.dirname(dir), { recursive: true, force: true }));

  /** A window: its store, the lines of its log, and what it left for Settings Sync. */
  function open(folder: WatchlistFolder = createWatchlistFolder(dir), carried?: unknown) {
    const lines: string[] = [];
    const synced = { value: carried };
    const store = new WatchlistStore({
      folder,
      synced: { get: () => synced.value, set: (value) => (synced.value = value) },
      log: (line) => lines.push(line),
    });
    return { store, lines, synced };
  }

  it('has what another window wrote, and says that there is news', async () => {
    const [one, other] = [open(), open()];
    let news = 0;
    other.store.onNews = () => news++;
    await one.store.change(adding('A'));
    await other.store.load();
    assert.deepEqual(idsOf(other.store), ['A']);
    await other.store.load();
    assert.equal(news, 1);
    await other.store.change((list) => remove(list, ['sample//market/A'], Date.now()));
    await one.store.load();
    assert.deepEqual(idsOf(one.store), []);
  });

  it('keeps one file when windows write one after the other', async () => {
    const [one, other] = [open(), open()];
    for (let round = 0; round < 3; round++) {
      await one.store.change(adding(`A${round}`));
      await other.store.change(adding(`B${round}`));
    }
    assert.equal((await fs.readdir(dir)).length, 1);
  });

  it('loses nothing when many windows write at the same time', async () => {
    const windows = Array.from({ length: 8 }, () => open());
    await Promise.all(
      windows.flatMap(({ store }, window) =>
        Array.from({ length: 10 }, (_, index) => store.change(adding(`W${window}-${index}`))),
      ),
    );
    const { store } = open();
    await store.load();
    assert.equal(idsOf(store).length, 80);
  });

  it('leaves a damaged file where it is, says so once, and keeps the rest', async () => {
    const first = open();
    await first.store.change(adding('A'));
    const [whole = ''] = await fs.readdir(dir);
    const text = await fs.readFile(path.join(dir, whole), 'utf8');
    await fs.writeFile(path.join(dir, 'cut.seg'), text.slice(0, -5));
    await fs.writeFile(path.join(dir, 'later.seg'), '{"version":2,"marks":[]}');
    await fs.writeFile(
      path.join(dir, 'broken.seg'),
      '{"version":1,"marks":[["sample//market/B",{"at":1,"order":1}],7]}',
    );
    const { store, lines } = open();
    await store.change(adding('C'));
    await store.load();
    assert.deepEqual(idsOf(store), ['A', 'B', 'C']);
    assert.deepEqual(lines.toSorted(), [
      'Watchlist: the file broken.seg is damaged and left aside.',
      'Watchlist: the file cut.seg is damaged and left aside.',
      'Watchlist: the file later.seg is damaged and left aside.',
    ]);
    const left = await fs.readdir(dir);
    for (const name of ['cut.seg', 'later.seg', 'broken.seg']) assert.ok(left.includes(name), name);
    assert.equal(left.length, 4);
  });

  it('works from memory on a disk that takes nothing, and says so once', async () => {
    const full = Object.assign(new Error('no space left'), { code: 'ENOSPC' });
    const folder = { ...createWatchlistFolder(dir), write: () => Promise.reject(full) };
    const { store, lines, synced } = open(folder);
    await store.change(adding('A'));
    await store.change(adding('B'));
    assert.deepEqual(idsOf(store), ['A', 'B']);
    assert.deepEqual(lines, ['Watchlist: Error: no space left.']);
    const next = open(folder, synced.value);
    await next.store.load();
    assert.deepEqual(idsOf(next.store), ['A', 'B']);
  });

  it('works where the folder cannot even be listed', async () => {
    await fs.writeFile(dir, 'a file in the place of the folder');
    const { store, lines } = open();
    await store.change(adding('A'));
    assert.deepEqual(idsOf(store), ['A']);
    assert.equal(lines.length, 1);
  });

  it('joins what another computer has with what is here', async () => {
    const here = open();
    await here.store.change(adding('A'));
    const there = open(createWatchlistFolder(`${dir} there`));
    await there.store.change(adding('B'));
    const joined = open(createWatchlistFolder(dir), there.synced.value);
    await joined.store.load();
    assert.deepEqual(idsOf(joined.store), ['A', 'B']);
    const carriedOn = open(createWatchlistFolder(`${dir} third`), joined.synced.value);
    await carriedOn.store.load();
    assert.deepEqual(idsOf(carriedOn.store), ['A', 'B']);
  });

  it('never writes over what a later version left for Settings Sync', async () => {
    const later = '{"version":2,"marks":[]}';
    const { store, synced } = open(createWatchlistFolder(dir), later);
    await store.change(adding('A'));
    assert.equal(synced.value, later);
    assert.deepEqual(idsOf(store), ['A']);
  });

  it('does not write when nothing was changed', async () => {
    const { store } = open();
    await store.change(() => new Map());
    await assert.rejects(fs.readdir(dir), { code: 'ENOENT' });
  });
});
