import assert from 'node:assert/strict';
import { customAddress, useSampleServer } from '../../support/workbench/useSampleServer.js';
import { useWorkbench } from '../../support/workbench/useWorkbench.js';
import type { View } from '../../support/workbench/view.js';

const COMMAND = 'Kalshi: Clear Cache';
const WYOMING = 'Wyoming General Elections';
const GAME = 'New York at Boston';
const BOSTON = '2ef4d31c-0b46-4f43-a403-f44d62489034';

describe('the command that clears the cache', () => {
  const server = useSampleServer();
  const workbench = useWorkbench(() => ({
    settings: customAddress(server().baseUrl),
  }));
  let view: View;

  const heading = () => workbench().panel().getByRole('heading', { level: 1, name: GAME });

  /** The requests that an action costs, without their queries. */
  const costOf = async (action: () => Promise<unknown>): Promise<readonly string[]> => {
    const before = server().requests.length;
    await action();
    return server()
      .requests.slice(before)
      .map((path) => path.replace(/\?.*/, ''));
  };

  const hoverBoston = async (): Promise<string> => {
    await workbench().editors.openFile('bot.config.jsonc', { line: 21 });
    const text = await workbench().editors.hover(BOSTON);
    await workbench().editors.leave();
    return text;
  };

  before('with something loaded', async () => {
    view = await workbench().openView('Milestones');
    await view.row(GAME).click();
    await heading().waitFor();
    assert.match(await hoverBoston(), /Boston/);
  });

  it('forgets nothing while the exchange cannot be reached, says why, and leaves what is on the screen', async () => {
    const labels = await view.labels();
    await server().goOffline();
    await workbench().command(COMMAND);
    const toast = workbench().notifications.toast(/Cache not cleared/);
    await toast.waitFor();
    await workbench().screenshot('clear-cache-offline');
    assert.deepEqual(await view.labels(), labels);
    assert.match(await hoverBoston(), /Boston/);
    await workbench().notifications.clear();
    await server().comeBack();
  });

  it('loads again what is on the screen, and says quietly how much was forgotten', async () => {
    await view.row(GAME).click();
    await heading().waitFor();
    const asked = await costOf(async () => {
      await workbench().command(COMMAND);
      const said = workbench().page.locator('.statusbar-item', {
        hasText: /Cleared \d.* cached items and \d+ saved names/,
      });
      await said.waitFor();
      await workbench().screenshot('clear-cache');
      await view.row(WYOMING).read();
      await heading().waitFor();
    });
    assert.equal(asked[0], '/exchange/status');
    assert.ok(asked.includes('/milestones'), asked.join('\n'));
    assert.ok(
      asked.some((path) => path.startsWith('/milestones/')),
      'the page is loaded again too',
    );
    assert.deepEqual(await workbench().notifications.all(), []);
  });

  it('leaves an id to be asked for again', async () => {
    await workbench().command(COMMAND);
    await view.row(WYOMING).read();
    const asked = await costOf(async () => assert.match(await hoverBoston(), /Boston/));
    assert.ok(asked.includes('/structured_targets'), asked.join('\n'));
    assert.deepEqual(workbench().problems, []);
  });
});
