import assert from 'node:assert/strict';
import { poll } from '../../support/workbench/poll.js';
import { first, searchIn } from '../../support/workbench/searchBox.js';
import { customAddress, useSampleServer } from '../../support/workbench/useSampleServer.js';
import { useWorkbench } from '../../support/workbench/useWorkbench.js';

const BOSTON = '2ef4d31c-0b46-4f43-a403-f44d62489034';

describe('search without a network', () => {
  const server = useSampleServer();
  const workbench = useWorkbench(() => ({
    settings: {
      ...customAddress(server().baseUrl),
      'kalshi.refresh.interval': 0,
    },
  }));
  const search = searchIn(workbench);

  it('knows names after a restart and offline, in the search and under the mouse', async () => {
    await search.open();
    await search.type(BOSTON, first('Boston'));
    await workbench().quickInput.accept();
    await search.panelShows('Boston');
    // Names are written a few seconds after they came.
    await poll(`${BOSTON} on disk`, async () =>
      workbench().namesOnDisk().includes(BOSTON) ? true : undefined,
    );
    await server().goOffline();
    await workbench().reload();
    await workbench().editors.openFile('bot.config.jsonc', { line: 21 });
    assert.match(await workbench().editors.hover(BOSTON), /^Boston — structured target.*as of /);
    await workbench().screenshot('hover-offline');
    await search.open();
    await search.type('bost', first('Boston'));
    await workbench().screenshot('search-offline');
    await workbench().quickInput.dismiss();
  });
});
