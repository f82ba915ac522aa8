// Windows in a process of their own: each adds one thing after the other, and says which of them are on the disk.
import { writeSync } from 'node:fs';
import { place } from '../../../src/core/watchlist/watchlistChanges';
import { WatchlistStore } from '../../../src/core/watchlist/watchlistStore';
import { createWatchlistFolder } from '../../../src/vscode/watchlist/watchlistFolder';

const [dir = '', windows = '', count = ''] = process.argv.slice(2);

async function write(name: string): Promise<void> {
  const store = new WatchlistStore({
    folder: createWatchlistFolder(dir),
    synced: { get: () => undefined, set: () => undefined },
    log: () => process.exit(3),
  });
  for (let index = 0; index < Number(count); index++) {
    const ref = { kind: 'market', id: `${name}-${index}` } as const;
    await store.change((list) => place(list, { environment: 'sample', group: '' }, [{ ref }], Date.now()));
    // At once and whole: the process may be gone before anything else is done.
    writeSync(1, `${ref.id}\n`);
  }
}

for (const name of windows.split(',')) void write(name);
