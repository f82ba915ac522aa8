import assert from 'node:assert/strict';
import { poll } from '../../support/workbench/poll.js';
import { customAddress, useSampleServer } from '../../support/workbench/useSampleServer.js';
import { useWorkbench } from '../../support/workbench/useWorkbench.js';

describe('browsing events', () => {
  const server = useSampleServer();
  const workbench = useWorkbench(() => ({
    height: 1000,
    settings: customAddress(server().baseUrl),
  }));

  const browse = async (text: string): Promise<void> => {
    await workbench().command('Kalshi: Browse Events…');
    await workbench().quickInput.waitUntilOpen();
    await workbench().quickInput.fill(text);
    await poll('the choice', async () =>
      (await workbench().quickInput.items()).some(({ label }) => label.toUpperCase() === text.toUpperCase())
        ? true
        : undefined,
    );
    await workbench().quickInput.accept();
  };
  const titled = (title: RegExp): Promise<string> =>
    poll(`the title ${String(title)}`, async () => {
      const shown = await workbench()
        .quickInput.title()
        .catch(() => '');
      return title.test(shown) ? shown : undefined;
    });

  it('lists those of a status under the milestones that join them, a page a request', async () => {
    await browse('open');
    await titled(/200 events in 1 request/);
    await workbench().screenshot('events-open');
    await workbench().quickInput.fill('Load more');
    await workbench().quickInput.pick('Load more…');
    await titled(/400 events in 2 requests/);
    const asked = server().requests.filter((address) => address.startsWith('/events?status'));
    assert.equal(asked.length, 2);
    assert.match(asked[0] ?? '', /^\/events\?status=open&with_milestones=true$/);
    await workbench().quickInput.dismiss();
  });

  it('lists those of a series and opens the details of one', async () => {
    await browse('KXNBAGAME');
    await titled(/KXNBAGAME/);
    await workbench().quickInput.fill('New York at Boston');
    await workbench().screenshot('events-series');
    await workbench().quickInput.accept();
    await workbench().quickInput.waitUntilClosed();
    await workbench().panel().getByRole('heading', { level: 1 }).waitFor();
  });

  it('opens the milestone of one by its button', async () => {
    await browse('KXNBAGAME');
    await titled(/events in 1 request/);
    await workbench().quickInput.fill('Denver at Boston');
    await poll('the list of those that fit', async () =>
      (await workbench().quickInput.items())[0]?.label.startsWith('Denver at Boston') ? true : undefined,
    );
    const { widget } = workbench().quickInput;
    await widget.getByRole('button', { name: 'Open Its Milestone' }).first().click();
    await workbench().quickInput.waitUntilClosed();
    await poll('the panel of the milestone', async () =>
      (await workbench().editors.tabs()).some(({ name, active }) => active && name === 'Denver at Boston')
        ? true
        : undefined,
    );
    await workbench().panel().getByText('basketball_game').first().waitFor();
  });

  it('says that a series has none', async () => {
    await browse('KXNOSUCHSERIES');
    await poll('the row', async () =>
      (await workbench().quickInput.items()).some(
        ({ label }) => label === 'The exchange lists no events of KXNOSUCHSERIES',
      )
        ? true
        : undefined,
    );
    await workbench().quickInput.dismiss();
  });

  it('says in the list why it failed, and tries again', async () => {
    server().faults.status(503);
    await browse('settled');
    await workbench()
      .quickInput.widget.getByText(/is unavailable/)
      .waitFor();
    await workbench().screenshot('events-failure');
    server().faults.clear();
    await workbench().quickInput.accept();
    await titled(/[1-9]\d* events in 1 request/);
    await workbench().quickInput.dismiss();
  });

  it('left nothing wrong behind', () => {
    assert.deepEqual(workbench().problems, []);
  });
});
