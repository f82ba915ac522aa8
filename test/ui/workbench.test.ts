import assert from 'node:assert/strict';
import { useWorkbench } from '../support/workbench/useWorkbench.js';

describe('the workbench', () => {
  const workbench = useWorkbench();

  it('shows the Kalshi icon and opens its view', async () => {
    const view = await workbench().openView('Milestones');
    assert.equal(await workbench().icon().isVisible(), true);
    await view.waitForRows();
    await workbench().screenshot('workbench');
  });

  it('opened without a notification and without an error in the page', async () => {
    assert.deepEqual(await workbench().notifications.all(), []);
    assert.deepEqual(workbench().problems, []);
  });
});
