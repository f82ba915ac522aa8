import { strict as assert } from 'node:assert';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { openExplorer, type ExplorerWindow } from '../support/vscodeClasses/explorerWindow';
import type { TreeWindow } from '../support/vscodeClasses/treeWindow';

/** Enough that looking through them takes several times as long as the pause between two drawings. */
const FILES = 300;
const IDS_EACH = 8;
const ROWS_EACH = 150;
/** Requests for all ids: each asks for 190. */
const REQUESTS = Math.ceil((FILES * IDS_EACH) / 190);
const VIEW = 'kalshi.usages';

const uuid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

interface Progress {
  $acceptProgressCanceled(handle: number): void;
}

/** The answer to a request for targets: each has a name. */
function named(path: string): string {
  const ids = new URLSearchParams(path.split('?')[1]).getAll('ids');
  const structured_targets = ids.map((id) => ({ id, name: `Team ${id}`, type: 'basketball_team' }));
  return JSON.stringify({ structured_targets });
}

describe('A scan of the workspace', () => {
  let window: ExplorerWindow;
  let folder: string;
  let view: TreeWindow;
  let cancel: () => void;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'kalshi-usages-'));
    for (let file = 0; file < FILES; file++) {
      const rows = Array.from({ length: ROWS_EACH }, (_, at) => {
        const id = uuid(file * IDS_EACH + (at % IDS_EACH));
        return `{ "basketball_team_id": "${id}", "text": "${'text '.repeat(20)}" }`;
      });
      writeFileSync(join(folder, `kalshi-${file}.json`), `[\n${rows.join(',\n')}\n]`);
    }
  });

  after(() => rmSync(folder, { recursive: true, force: true }));

  beforeEach(async () => {
    window = await openExplorer({ 'kalshi.requests.perSecond': 5 }, { folder });
    const { faults } = window.server;
    faults.choose((path) =>
      path.startsWith('/structured_targets')
        ? { answer: { status: 200, contentType: 'application/json', body: named(path) } }
        : {},
    );
    cancel = () => assert.fail('no notification was shown');
    const started = (handle: number, options: { readonly cancellable?: boolean }): void => {
      const progress = window.host.actor('ExtHostProgress') as Progress;
      if (options.cancellable) cancel = () => progress.$acceptProgressCanceled(handle);
    };
    window.host.window.on('MainThreadProgress.$startProgress', started);
    view = window.tree(VIEW);
    view.show();
    await view.open();
  });

  afterEach(() => window.close());

  const asked = (): number => window.server.requests.length;

  async function until(isThere: () => boolean): Promise<void> {
    for (let tries = 0; !isThere() && tries < 2_000; tries++) await wait(5);
    assert.ok(isThere(), view.message);
  }

  it('shows rows and names while files are still looked through, and draws a few times a second', async () => {
    const started = performance.now();
    let messages = 0;
    window.host.window.on('MainThreadTreeViews.$setMessage', () => messages++);
    const done = window.run('kalshi.usages.scan');
    await until(() => /files left to scan/.test(view.message) && view.rows().length > 0);
    await until(() => view.rows().some(({ label }) => /basketball_team/.test(label?.label ?? '')));
    assert.ok(asked() < REQUESTS, `${asked()} requests before the first name`);
    await done;
    await until(() => /2,400 IDs in 300 of 300 files, 2,400 by name\./.test(view.message));
    // The first ones hold the few ids that are found by then.
    assert.ok(asked() <= 2 * REQUESTS, `${asked()} requests`);
    const seconds = (performance.now() - started) / 1000;
    assert.ok(messages <= 4 * seconds + 4, `${messages} drawings in ${seconds} s`);
    assert.deepEqual(window.errors, []);
  });

  it('keeps what it has found when it is cancelled, and asks for nothing more', async () => {
    const done = window.run('kalshi.usages.scan');
    await until(() => asked() > 0);
    cancel();
    await done;
    const { length } = window.server.requests;
    await until(() => view.rows().length > 0 && !/so far/.test(view.message));
    await window.editor.hints('/none.json', 0, 0);
    assert.equal(asked(), length);
    assert.ok(length < REQUESTS);
  });

  it('is ended by another scan, which takes its place', async () => {
    const first = window.run('kalshi.usages.scan');
    await until(() => asked() > 0);
    const second = window.run('kalshi.usages.scan');
    await first;
    assert.ok(asked() < REQUESTS, `${asked()} requests`);
    await second;
    await until(() => /2,400 IDs in 300 of 300 files, 2,400 by name\./.test(view.message));
  });

  it('is ended by a change of the environment', async () => {
    const done = window.run('kalshi.usages.scan');
    await until(() => asked() > 0);
    window.set({ 'kalshi.environment': 'sample' });
    await done;
    await until(() => view.rows().length === 0);
    assert.ok(asked() < REQUESTS);
  });
});
