import { strict as assert } from 'node:assert';
import { openExplorer, type ExplorerWindow } from '../support/vscodeClasses/explorerWindow';
import { poll } from '../support/workbench/poll';

const PATH = '/open/market.json';
const LINES = ['{', '  "event_ticker": "KXNBAGAME-26NYKBOS"', '}'];

describe('The names beside ids', () => {
  let window: ExplorerWindow;

  afterEach(async () => {
    assert.deepEqual(window.errors, []);
    await window.close();
  });

  const hints = (): Promise<readonly string[]> => window.editor.hints(PATH, 0, 2);
  /** Asks as VS Code does: again once the extension says that hints have changed. */
  const named = (): Promise<readonly string[]> =>
    poll('a name', async () => {
      const shown = await hints();
      return shown.length > 0 ? shown : undefined;
    });
  const change = async (settings: Readonly<Record<string, unknown>>): Promise<void> => {
    const changes = window.editor.hintChanges;
    window.set(settings);
    await poll('VS Code is told', async () => window.editor.hintChanges > changes || undefined);
  };

  it('go when they are switched off, and come back when they are switched on', async () => {
    window = await openExplorer();
    window.editor.open({ path: PATH, lines: LINES });
    assert.match((await named()).join(), /New York at Boston/);
    await change({ 'kalshi.inlayHints.enabled': false });
    assert.deepEqual(await hints(), []);
    await change({ 'kalshi.inlayHints.enabled': true });
    assert.match((await hints()).join(), /New York at Boston/);
  });

  it('come when they are switched on in a window in which they were off from the start', async () => {
    window = await openExplorer({ 'kalshi.inlayHints.enabled': false });
    window.editor.open({ path: PATH, lines: LINES });
    assert.deepEqual(await hints(), []);
    assert.deepEqual(window.server.requests, []);
    await change({ 'kalshi.inlayHints.enabled': true });
    assert.match((await named()).join(), /New York at Boston/);
  });

  it("are there again when VS Code's own hints are switched off and on", async () => {
    window = await openExplorer();
    window.editor.open({ path: PATH, lines: LINES });
    await named();
    // VS Code asks for no hints while its own setting is off, and asks again afterwards.
    window.set({ 'editor.inlayHints.enabled': 'off' });
    const asked = window.server.requests.length;
    window.set({ 'editor.inlayHints.enabled': 'on' });
    assert.match((await hints()).join(), /New York at Boston/);
    assert.equal(window.server.requests.length, asked);
  });
});
