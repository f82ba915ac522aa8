import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { scratchDir } from '../../support/vscode/scratchDir.mjs';
import { customAddress, useSampleServer } from '../../support/workbench/useSampleServer.js';
import { useWorkbench } from '../../support/workbench/useWorkbench.js';

const BOSTON = '2ef4d31c-0b46-4f43-a403-f44d62489034';

describe('a folder that nobody trusts yet', () => {
  const server = useSampleServer();
  const { dir: folder } = scratchDir('restricted-');
  const workbench = useWorkbench(() => {
    const settings = customAddress(server().baseUrl);
    mkdirSync(path.join(folder, '.vscode'));
    writeFileSync(path.join(folder, '.vscode/settings.json'), JSON.stringify(settings));
    writeFileSync(path.join(folder, 'team.json'), JSON.stringify({ basketball_team: BOSTON }));
    return {
      folder,
      settings: {
        'security.workspace.trust.enabled': true,
        'security.workspace.trust.startupPrompt': 'never',
        'security.workspace.trust.banner': 'always',
      },
    };
  });

  it('has all that there is, from the exchange of the person’s own settings', async () => {
    await workbench().page.getByText('Restricted Mode is intended for safe code browsing.').waitFor();
    const view = await workbench().openView('Milestones');
    await view.row('Wyoming General Elections').read();
    await view.message.getByText('Sample data, made up').waitFor();
    await workbench().editors.openFile('team.json', { line: 1 });
    assert.match(await workbench().editors.hover(BOSTON), /^Boston —/);
    await workbench().screenshot('restricted-mode');
    await workbench().editors.leave();
  });

  it('never has the exchange contacted that it names', async () => {
    assert.equal(server().connections, 0);
    assert.deepEqual(await workbench().notifications.all(), []);
    assert.deepEqual(workbench().problems, []);
  });
});
