// A window in a process of its own: adds some things to the watchlist of a folder, one after the other.
import { put } from '../../../src/core/watchlist/watchlistChanges';
import { WatchlistStore } from '../../../src/core/watchlist/watchlistStore';
import { createSegmentFolder } from '../../../src/vscode/platform/segmentFolder';

const [dir = '', name = '', count = ''] = process.argv.slice(2);
const store = new WatchlistStore({
  folder: createSegmentFolder(dir),
  synced: { get: () => undefined, set: () => undefined },
  log: () => undefined,
});

async function write(): Promise<void> {
  for (let index = 0; index < Number(count); index++) {
    const ref = { kind: 'market', id: `${name}-${index}` } as const;
    await store.change((list) => put(list, { environment: 'sample', group: '' }, [{ ref }], Date.now()));
  }
}

void write();
