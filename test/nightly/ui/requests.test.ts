import assert from 'node:assert/strict';
import { poll } from '../../support/workbench/poll.js';
import { customAddress, useSampleServer } from '../../support/workbench/useSampleServer.js';
import { useWorkbench } from '../../support/workbench/useWorkbench.js';
import type { View } from '../../support/workbench/view.js';

const WYOMING = 'Wyoming General Elections';
const GAME = 'New York at Boston';
const BOSTON = '2ef4d31c-0b46-4f43-a403-f44d62489034';

describe('the exchange on a network', () => {
  const server = useSampleServer();
  const workbench = useWorkbench(() => ({
    settings: {
      ...customAddress(server().baseUrl),
      // They would ask for names by themselves.
      'kalshi.inlayHints.enabled': false,
    },
  }));
  let view: View;

  /** The requests that an action costs. */
  const costOf = async (action: () => Promise<unknown>): Promise<readonly string[]> => {
    const before = server().requests.length;
    await action();
    return server().requests.slice(before);
  };

  it('is asked once to fill the view', async () => {
    const asked = await costOf(async () => {
      view = await workbench().openView('Milestones');
      await view.row(WYOMING).read();
    });
    assert.equal(asked.length, 1, asked.join('\n'));
    assert.match(asked[0] ?? '', /^\/milestones\?limit=200&/);
    await view.message.getByText('Custom address.', { exact: true }).waitFor();
  });

  it('is asked once to open a milestone with twenty-one events', async () => {
    const asked = await costOf(async () => {
      await view.row(GAME).expand();
      await view.row(GAME).child('Primary events').child(GAME).read();
      await view.row(GAME).child('Related events').expand();
      await poll('20 events', async () =>
        (await view.row(GAME).child('Related events').read()).description === '20' ? true : undefined,
      );
    });
    assert.equal(asked.length, 1, asked.join('\n'));
    assert.match(asked[0] ?? '', /^\/events\?.*with_nested_markets=true/);
    await view.row(GAME).collapse();
  });

  it('is asked once for an id under the mouse, and not again', async () => {
    await workbench().editors.openFile('bot.config.jsonc', { line: 21 });
    // The view beside it refreshes itself meanwhile.
    const hovered = async (): Promise<readonly string[]> =>
      (await costOf(() => workbench().editors.hover(BOSTON))).filter((request) =>
        request.startsWith('/structured_targets'),
      );
    const first = await hovered();
    assert.equal(first.length, 1, first.join('\n'));
    assert.match(first[0] ?? '', /\?ids=2ef4d31c/);
    assert.deepEqual(await hovered(), []);
    await workbench().editors.leave();
  });
});
