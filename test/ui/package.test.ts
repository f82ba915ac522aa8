import assert from 'node:assert/strict';
import * as path from 'node:path';
import { makePackage } from '../support/makePackage.js';
import { useWorkbench } from '../support/workbench/useWorkbench.js';

const BOSTON = '2ef4d31c-0b46-4f43-a403-f44d62489034';

describe('the package', () => {
  const workbench = useWorkbench(() => {
    return { vsix: path.join(makePackage(), 'kalshi-explorer.vsix') };
  });

  it('installs into a VS Code that never had it, and opens its view', async () => {
    const view = await workbench().openView('Milestones');
    await view.row('Wyoming General Elections').expand();
    await view
      .row('Wyoming General Elections')
      .child('Primary events')
      .child(/Senate/)
      .read();
  });

  it('explains an id and opens its details', async () => {
    await workbench().editors.openFile('markets.json', { line: 37 });
    assert.match(await workbench().editors.hover(BOSTON), /^Boston — structured target/);
    await workbench().editors.hoverWidget.getByRole('link', { name: 'Open Details' }).click();
    const panel = workbench().panel();
    await panel.getByRole('heading', { level: 1, name: 'Boston' }).waitFor();
    assert.match(await panel.locator('body').innerText(), /basketball_team/);
    await workbench().screenshot('package');
    const program = await workbench().copiedBy(() => workbench().command('Kalshi: Copy as Python'));
    assert.match(program, new RegExp(`urllib(.|\\n)*/structured_targets/${BOSTON}`));
  });

  it('has its icon and its documents in the extensions view', async () => {
    await workbench().command('View: Show Extensions');
    const row = workbench().page.locator('.extension-list-item', { hasText: 'Kalshi Explorer' });
    await row.first().click();
    const editor = workbench().page.locator('.extension-editor');
    await editor.getByText('Browse Kalshi milestones').first().waitFor();
    await workbench().screenshot('package-page');
  });

  it('broke nothing', async () => {
    assert.deepEqual(await workbench().notifications.all(), []);
    assert.deepEqual(workbench().problems, []);
  });
});
