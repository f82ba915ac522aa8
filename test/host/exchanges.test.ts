import { strict as assert } from 'node:assert';
import type * as vscode from 'vscode';
import { startSampleServer, type SampleServer } from '../support/sampleServer';
import { openExplorer, type ExplorerWindow } from '../support/vscodeClasses/explorerWindow';
import { poll } from '../support/workbench/poll';

const BOSTON = { kind: 'market', id: 'KXNBAGAME-26NYKBOS-BOS' };

describe('Two custom addresses', () => {
  let window: ExplorerWindow;
  let other: SampleServer;

  beforeEach(async () => {
    other = await startSampleServer();
    window = await openExplorer();
  });

  afterEach(async () => {
    assert.deepEqual(window.errors, []);
    await window.close();
    await other.close();
  });

  const read = (address: string): void => window.set({ 'kalshi.customBaseUrl': address });

  it('have a watchlist each', async () => {
    const view = window.tree('kalshi.watchlist');
    view.show();
    await view.open();
    const rows = (count: number): Promise<unknown> =>
      poll(`${count} rows`, async () => view.rows().length === count || undefined);
    await window.run('kalshi.watchlist.add', BOSTON);
    await rows(1);
    read(other.baseUrl);
    await rows(0);
    read(window.server.baseUrl);
    await rows(1);
  });

  it('have raw JSON each, and a document of one is never filled from the other', async () => {
    const shown: vscode.Uri[] = [];
    const contents = window.editor.serveContents((uri) => shown.push(uri));
    await window.run('kalshi.openRawJson', BOSTON);
    const [first] = shown;
    assert.ok(first);
    assert.match((await contents(first)) ?? '', /KXNBAGAME-26NYKBOS-BOS/);
    read(other.baseUrl);
    await assert.rejects(contents(first), /of another exchange/);
    assert.equal(other.requests.length, 0);
    await window.run('kalshi.openRawJson', BOSTON);
    assert.notEqual(String(shown[1]), String(first));
    assert.equal(shown[1]?.path, first.path);
    read(window.server.baseUrl);
    assert.match((await contents(first)) ?? '', /KXNBAGAME-26NYKBOS-BOS/);
  });

  it('never fill a document of before, which named no address', async () => {
    const contents = window.editor.serveContents(() => undefined);
    const uri = window.host.api.Uri.parse(`kalshi://custom/market/${BOSTON.id}.json`);
    await assert.rejects(contents(uri), /of another exchange/);
  });
});
