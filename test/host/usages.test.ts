import { strict as assert } from 'node:assert';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openExplorer, type ExplorerWindow } from '../support/vscodeClasses/explorerWindow';
import { poll } from '../support/workbench/poll';

const VIEW = 'kalshi.usages';
const EVENT = 'KXNBAGAME-26NYKBOS';

describe('The usages of a workspace', () => {
  let folder: string;
  let window: ExplorerWindow;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'kalshi-usages-'));
    writeFileSync(join(folder, 'bot.json'), JSON.stringify({ event_ticker: EVENT }));
    window = await openExplorer({ 'kalshi.requests.perSecond': 20 }, { folder });
  });

  afterEach(async () => {
    assert.deepEqual(window.errors, []);
    await window.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('are looked for at once on another exchange, while a scan for the one before gets no answer', async () => {
    const view = window.tree(VIEW);
    view.show();
    await view.open();
    window.server.faults.hang();
    void window.run('kalshi.usages.scan');
    await poll('the scan asks', async () => window.server.requests.length > 0 || undefined);
    window.set({ 'kalshi.environment': 'sample' });
    await poll(
      'nothing is scanned',
      async () => window.contextKey('kalshi.usages.state') === 'unscanned' || undefined,
    );
    await window.run('kalshi.usages.scan');
    await poll('rows', async () => window.contextKey('kalshi.usages.state') === 'rows' || undefined);
    await poll('rows', async () => view.rows().length > 0 || undefined);
    const [group] = view.rows();
    await view.expand(group?.handle ?? '');
    assert.deepEqual(
      view.rows(group?.handle).map(({ label }) => label?.label),
      ['New York at Boston'],
    );
  });
});
