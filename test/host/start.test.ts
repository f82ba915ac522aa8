import { strict as assert } from 'node:assert';
import { openExplorer } from '../support/vscodeClasses/explorerWindow';

describe('A start that failed', () => {
  it('is tried again by the next use, and the log can be shown meanwhile', async () => {
    const first = await openExplorer();
    first.extension.dispose();
    const { workspaceState } = first.leftover.mementos;
    assert.ok(workspaceState);
    let isBroken = true;
    const get = workspaceState.get.bind(workspaceState) as (...args: unknown[]) => unknown;
    const broken = {
      ...workspaceState,
      get: (...args: unknown[]) => {
        if (isBroken) throw new Error('the state cannot be read');
        return get(...args);
      },
    } as typeof workspaceState;
    const mementos = { ...first.leftover.mementos, workspaceState: broken };
    const window = await openExplorer({}, { leftover: { ...first.leftover, mementos } });
    const view = window.tree('kalshi.milestones');
    await view.open();
    assert.equal(view.rows().length, 0);
    await window.run('kalshi.showLog');
    assert.match(window.log.join('\n'), /error Error: the state cannot be read/);
    isBroken = false;
    await view.open();
    assert.ok(view.row('New York at Boston'));
    await window.close();
    await first.close();
  });
});
