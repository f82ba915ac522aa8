import assert from 'node:assert/strict';
import { poll } from '../../support/workbench/poll.js';
import { useSharedWorkbench } from '../../support/workbench/useWorkbench.js';
import type { View } from '../../support/workbench/view.js';

describe('the filter of the milestones view', () => {
  const workbench = useSharedWorkbench();
  let view: View;

  before(async () => {
    view = await workbench().openView('Milestones');
    await view.waitForRows();
  });

  const filterBy = async (part: string, choose: () => Promise<void>): Promise<void> => {
    await workbench().command('Kalshi: Filter Milestones…');
    await workbench().quickInput.pick(part);
    await choose();
  };
  const messageSays = (text: string): Promise<true> =>
    poll(`the message to say ${text}`, async () =>
      (await view.message.innerText()).includes(text) ? true : undefined,
    );

  it('offers the values of the data with how many have them', async () => {
    await filterBy('Category', async () => {
      await poll('Sports among the categories', async () => {
        const items = await workbench().quickInput.items();
        return items.some(({ label, description }) => label === 'Sports' && /^\d+ loaded$/.test(description))
          ? true
          : undefined;
      });
      await workbench().screenshot('filter');
      await workbench().quickInput.pick('Elections');
    });
    await messageSays('Filter: Elections');
    await view.row('Wyoming General Elections').read();
    assert.ok(!(await view.labels()).includes('Bitcoin price this hour'));
  });

  it('stands in the view after a reload of the window', async () => {
    await workbench().reload();
    view = await workbench().openView('Milestones');
    await messageSays('Filter: Elections');
    await view.row('Wyoming General Elections').read();
  });

  it('takes a value that is in no list, says that nothing matches, and goes with one click', async () => {
    await filterBy('Type', async () => {
      await workbench().quickInput.fill('curling_game');
      await workbench().quickInput.pick('Use "curling_game"');
    });
    await view.row('No milestone matches this filter').read();
    await messageSays('Filter: Elections · curling_game');
    await workbench().screenshot('filter-nothing');
    await view.action('Clear Milestones Filter');
    await view.row('Bitcoin price this hour').read();
    await poll('the message without a filter', async () =>
      (await view.message.innerText()).includes('Filter') ? undefined : true,
    );
  });

  it('takes dates and leaves out what starts later', async () => {
    await filterBy('Start', () => workbench().quickInput.pick('Next 24 hours'));
    await messageSays('from now until in 1 day');
    const times = (await view.rows()).map(({ description }) => description.split(' · ')[0] ?? '');
    assert.ok(
      times.every((time) => /^in (\d+ (min|h))$|just now/.test(time)),
      times.join(', '),
    );
    await view.action('Clear Milestones Filter');
    await view.row('New York at Boston').read();
  });
});
