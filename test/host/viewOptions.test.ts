import { strict as assert } from 'node:assert';
import { openExplorer, type ExplorerWindow } from '../support/vscodeClasses/explorerWindow';
import type { TreeWindow } from '../support/vscodeClasses/treeWindow';

const VIEW = 'kalshi.milestones';

describe('What the menus of the views choose', () => {
  let window: ExplorerWindow;
  let view: TreeWindow;

  const open = async (one: ExplorerWindow): Promise<TreeWindow> => {
    const opened = one.tree(VIEW);
    opened.show();
    await opened.open();
    return opened;
  };
  const choose = async (command: string, label: string): Promise<void> => {
    window.dialogs.pick = () => label;
    const drawn = view.nextDrawn();
    await window.run(command);
    await drawn;
  };
  const settingsOf = (one: ExplorerWindow): string => JSON.stringify(one.host.settings);

  beforeEach(async () => {
    window = await openExplorer({}, { folder: process.cwd() });
    view = await open(window);
  });

  afterEach(() => window.close());

  it('is no line in anybody’s settings, and is there again in the next window', async () => {
    const before = settingsOf(window);
    await window.run('kalshi.showIds');
    await choose('kalshi.milestones.group', 'Category');
    await choose('kalshi.milestones.sort', 'Title');
    assert.equal(settingsOf(window), before);
    assert.ok(view.row('Sports'));
    assert.equal(window.contextKey('kalshi.rows.showIds'), true);
    window.extension.dispose();
    const second = await openExplorer({}, { leftover: window.leftover });
    assert.ok((await open(second)).row('Sports'));
    assert.equal(second.contextKey('kalshi.rows.showIds'), true);
    await second.close();
  });

  it('counts before the settings, which say what it is until then', async () => {
    await window.close();
    window = await openExplorer({ 'kalshi.milestones.groupBy': 'category', 'kalshi.rows.showIds': true });
    view = await open(window);
    assert.ok(view.row('Sports'));
    assert.equal(window.contextKey('kalshi.rows.showIds'), true);
    await choose('kalshi.milestones.group', 'None');
    assert.equal(view.row('Sports'), undefined);
    await window.run('kalshi.hideIds');
    assert.equal(window.contextKey('kalshi.rows.showIds'), false);
  });

  it('follows the settings again once it is what they say', async () => {
    await choose('kalshi.milestones.group', 'Category');
    await choose('kalshi.milestones.group', 'None');
    const drawn = view.nextDrawn();
    window.set({ 'kalshi.milestones.groupBy': 'category' });
    await drawn;
    assert.ok(view.row('Sports'));
  });

  it('that cannot be is what the settings say', async () => {
    await window.extension.context.workspaceState.update('milestones.groupBy', 'zodiac');
    await window.extension.context.workspaceState.update('rows.showIds', 'yes');
    const drawn = view.nextDrawn();
    window.set({ 'kalshi.milestones.groupBy': 'category' });
    await drawn;
    assert.ok(view.row('Sports'));
  });
});
