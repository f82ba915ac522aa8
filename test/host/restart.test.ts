import { strict as assert } from 'node:assert';
import { openExplorer, type ExplorerWindow } from '../support/vscodeClasses/explorerWindow';
import type { TreeWindow } from '../support/vscodeClasses/treeWindow';
import { poll } from '../support/workbench/poll';

const GAME = 'New York at Boston';
const SETTINGS = { 'kalshi.refresh.interval': 1, 'kalshi.requests.perSecond': 20 };

/** A row with what is open below it. */
function shown(view: TreeWindow): readonly unknown[] {
  return view.visible().map(({ handle, label, description }) => [handle, label?.label, description]);
}

describe('A tree in a window whose extension host is started again', () => {
  let first: ExplorerWindow;
  let second: ExplorerWindow | undefined;

  afterEach(async () => {
    await second?.close();
    await first.close();
  });

  it('has the same rows, with the same ones open, and goes on refreshing what is in them', async () => {
    first = await openExplorer(SETTINGS);
    const before = first.tree('kalshi.milestones');
    before.show();
    await before.open();
    const open: string[] = [];
    for (const label of [GAME, 'Primary events', GAME]) {
      const rows = before.rows(open.at(-1));
      const row = rows.find((one) => one.label?.label === label) ?? assert.fail(label);
      await before.expand(row.handle);
      open.push(row.handle);
    }
    const rows = shown(before);
    first.extension.dispose();

    second = await openExplorer(SETTINGS, { leftover: first.leftover });
    const after = second.tree('kalshi.milestones');
    after.show();
    // The window has kept which rows are open. It tells nobody, and asks for what is in them.
    after.restoreOpen(open);
    await after.open();
    assert.deepEqual(shown(after), rows);
    assert.deepEqual(second.errors, []);
    const { requests } = first.server;
    const start = requests.length;
    await poll(
      'the open event is asked for again',
      async () => requests.slice(start).some((request) => request.startsWith('/events')) || undefined,
    );
  });
});
