import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { contentOf } from '../../../src/core/watchlist/watchlist';
import { place } from '../../../src/core/watchlist/watchlistChanges';
import { WatchlistStore } from '../../../src/core/watchlist/watchlistStore';
import { createWatchlistFolder } from '../../../src/vscode/watchlist/watchlistFolder';
import { buildWriter, linesOfProcess } from './writers';

const SECOND = 1000;
/** How many things each of eight windows adds; `WATCHLIST_WRITES=250` is what the goals speak of. */
const WRITES = Number(process.env.WATCHLIST_WRITES ?? 25);

describe('the watchlist on a real disk', () => {
  let script: string;
  let root: string;
  let dir: string;
  before(() => void (script = buildWriter('watchlistWriter.ts')));
  after(() => fs.rmSync(dirname(script), { recursive: true }));
  beforeEach(() => {
    root = fs.mkdtempSync(join(tmpdir(), 'kalshi-watchlist-'));
    dir = join(root, 'watchlist');
  });
  afterEach(() => fs.rmSync(root, { recursive: true, force: true }));

  const writer = (windows: readonly string[], count: number): ChildProcess =>
    spawn(process.execPath, [script, dir, windows.join(), String(count)], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });

  /** The list as the next start finds it, without what Settings Sync carries. */
  async function afterRestart(): Promise<{
    readonly ids: readonly string[];
    readonly log: readonly string[];
  }> {
    const log: string[] = [];
    const store = new WatchlistStore({
      folder: createWatchlistFolder(dir),
      synced: { get: () => undefined, set: () => undefined },
      log: (line) => log.push(line),
    });
    await store.load();
    return { ids: contentOf(store.list, 'sample').entries.map(({ ref }) => ref.id), log };
  }

  async function assertKept(said: readonly string[]): Promise<void> {
    const { ids, log } = await afterRestart();
    const kept = new Set(ids);
    assert.deepEqual(
      said.filter((id) => !kept.has(id)),
      [],
    );
    assert.deepEqual(log, []);
  }

  it('has all that was said to be there when a hundred windows are killed, eight at a time', async function () {
    this.timeout(60 * SECOND);
    const said: string[] = [];
    for (let round = 0; round < 13; round++)
      said.push(...(await Promise.all([0, 1].map((half) => killOne(`R${round}-${half}`)))).flat());
    await assertKept(said);
  });

  /** Four windows in a process, killed at a random moment after the first word. Returns what they said. */
  async function killOne(name: string): Promise<readonly string[]> {
    const child = writer(
      [0, 1, 2, 3].map((window) => `${name}-${window}`),
      100_000,
    );
    let timer: ReturnType<typeof setTimeout> | undefined;
    const said = await linesOfProcess(child, () => {
      timer ??= setTimeout(() => child.kill('SIGKILL'), Math.random() * 40);
    });
    assert.equal(child.signalCode, 'SIGKILL');
    assert.ok(said.length > 0);
    return said;
  }

  it(`has all that eight windows add at once, ${WRITES} things each`, async function () {
    this.timeout(120 * SECOND);
    const writers = Array.from({ length: 8 }, (_, index) => writer([`W${index}`], WRITES));
    const said = (await Promise.all(writers.map((one) => linesOfProcess(one)))).flat();
    assert.deepEqual(
      writers.map(({ exitCode }) => exitCode),
      Array<number>(8).fill(0),
    );
    assert.equal(said.length, 8 * WRITES);
    await assertKept(said);
  });

  it('takes no wrong word from a file of which any byte is damaged, and leaves the file', async () => {
    const folder = createWatchlistFolder(dir);
    const add = async (id: string, title: string): Promise<void> => {
      const store = new WatchlistStore({
        folder: { ...folder, remove: () => Promise.resolve() },
        synced: { get: () => undefined, set: () => undefined },
        log: (line) => assert.fail(line),
      });
      const things = [{ ref: { kind: 'market', id } as const, title }];
      await store.change((list) =>
        place(list, { environment: 'sample', group: '' }, things, 1_790_000_000_000),
      );
    };
    await add('KXA-26', 'Alavés');
    const [name = ''] = fs.readdirSync(dir);
    const bytes = fs.readFileSync(join(dir, name));
    for (let at = 0; at < bytes.length; at++) {
      const damaged = Buffer.from(bytes);
      damaged[at] = (damaged[at] ?? 0) ^ (1 << (at % 8));
      fs.writeFileSync(join(dir, name), damaged);
      const { ids, log } = await afterRestart();
      // A byte of the name of the sum itself leaves all words as they were.
      assert.deepEqual(ids, log.length === 0 ? ['KXA-26'] : [], `byte ${at}`);
      assert.deepEqual(fs.readFileSync(join(dir, name)), damaged);
    }
  });
});
