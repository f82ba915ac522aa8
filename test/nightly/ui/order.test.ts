import assert from 'node:assert/strict';
import { poll } from '../../support/workbench/poll.js';
import { customAddress, useSampleServer } from '../../support/workbench/useSampleServer.js';
import { useSharedWorkbench } from '../../support/workbench/useWorkbench.js';
import type { View } from '../../support/workbench/view.js';

const WYOMING = 'Wyoming General Elections';
const BITCOIN = 'Bitcoin price this hour';

describe('the order of the milestones view', () => {
  const workbench = useSharedWorkbench();
  let view: View;

  /** A pick that opens while the menu still holds the focus closes with it. */
  const openPick = async (command: string): Promise<void> => {
    await poll(`a pick after ${command}`, async () => {
      await (await view.moreActions()).pick(command);
      const title = workbench().quickInput.widget.getByText(/ by$/);
      return title.waitFor({ timeout: 3_000 }).then(
        () => true,
        () => undefined,
      );
    });
  };
  const choose = async (command: string, choice: string): Promise<void> => {
    await openPick(command);
    await workbench().quickInput.pick(choice);
    await workbench().quickInput.waitUntilClosed();
  };
  const labelsWhen = (what: string, are: (labels: string[]) => boolean): Promise<string[]> =>
    poll(what, async () => {
      const labels = await view.labels();
      return are(labels) ? labels : undefined;
    });

  before(async () => {
    view = await workbench().openView('Milestones');
    await view.waitForRows();
  });

  it('puts the loaded milestones into folders by day, today open, with their counts', async () => {
    await view.row(WYOMING).expand();
    await choose('Group Milestones…', 'Day');
    const today = await view.row(/^Today, \w{3} \d+ \w{3}$/).read();
    assert.equal(today.expanded, true);
    assert.match(today.description, /^\d+$/);
    await view.message.getByText('Grouped by day.').waitFor();
    assert.match(
      (await labelsWhen('today first', ([first = '']) => /^(Yesterday|Today)/.test(first)))[0] ?? '',
      /,/,
    );
    await workbench().screenshot('milestones-by-day');
  });

  it('keeps what is expanded in another order', async () => {
    // It starts in two hours: late in the evening that is tomorrow.
    if (!(await view.labels()).includes(WYOMING)) {
      await view.row(/^Today/).collapse();
      await view.row(/^Tomorrow/).expand();
    }
    await view.row('Primary events').read();
    await view.action('Refresh Milestones');
    await view.row('Primary events').read();
  });

  it('marks what is chosen, and groups by category in the order of the alphabet', async () => {
    await openPick('Group Milestones…');
    const current = await poll('the marked choice', async () =>
      (await workbench().quickInput.items()).find(({ description }) => description === 'current'),
    );
    assert.equal(current.label, 'Day');
    await workbench().screenshot('group-by');
    await workbench().quickInput.pick('Category');
    const folders = await labelsWhen('the categories', ([first]) => first === 'Climate & Weather');
    assert.deepEqual(folders.slice(0, 2), ['Climate & Weather', 'Climate and Weather']);
    await view.row('Elections').expand();
    await view.row('Elections').child(WYOMING).child('Primary events').read();
    await workbench().screenshot('milestones-by-category');
  });

  it('shows the ids in the rows on demand', async () => {
    await (await view.moreActions()).pick('Show IDs in Rows');
    const row = view.row(WYOMING);
    await poll('an id in the row', async () =>
      /^[0-9a-f]{8} · /.test((await row.read()).description) ? true : undefined,
    );
    await row.child('Primary events').expand();
    assert.match(
      (
        await row
          .child('Primary events')
          .child(/Senate/)
          .read()
      ).description,
      /^SENATEWY-26/,
    );
    await workbench().screenshot('milestones-with-ids');
    await (await view.moreActions()).pick('Hide IDs in Rows');
    await poll('no id in the row', async () =>
      /^[0-9a-f]{8} · /.test((await row.read()).description) ? undefined : true,
    );
  });

  it('sorts by title, and is as before without folders', async () => {
    await choose('Sort Milestones…', 'Title');
    await choose('Group Milestones…', 'None');
    const labels = await labelsWhen('rows by title', ([first = '']) => /^</.test(first));
    assert.ok(labels.length > 5);
    await view.message.getByText('Sorted by title.').waitFor();
    await workbench().screenshot('milestones-by-title');
    await choose('Sort Milestones…', 'Start');
    await labelsWhen(
      'rows by start',
      (rows) => rows.indexOf(BITCOIN) >= 0 && rows.indexOf(BITCOIN) < rows.indexOf(WYOMING),
    );
    assert.deepEqual(workbench().problems, []);
    assert.deepEqual(await workbench().notifications.all(), []);
  });
});

describe('the milestones view as time goes by', () => {
  const server = useSampleServer();
  const workbench = useSharedWorkbench(() => ({
    'workbench.colorTheme': 'Light Modern',
    ...customAddress(server().baseUrl),
    'kalshi.refresh.interval': 1,
    'kalshi.milestones.groupBy': 'day',
    'kalshi.rows.showIds': true,
  }));

  it('asks for what changed, and keeps the selection', async () => {
    const view = await workbench().openView('Milestones');
    await view.waitForRows();
    await view
      .row(/^Today/)
      .child(BITCOIN)
      .click();
    const isUpdate = (address: string): boolean => address.includes('min_updated_ts=');
    await poll('two updates', async () => (server().requests.filter(isUpdate).length > 1 ? true : undefined));
    assert.equal((await view.row(BITCOIN).read()).selected, true);
    const lists = server().requests.filter((address) => address.startsWith('/milestones?'));
    assert.equal(lists.filter((address) => !isUpdate(address)).length, 1);
    await workbench().screenshot('milestones-light');
  });

  it('keeps its rows while the exchange is away, and says so', async () => {
    const view = await workbench().openView('Milestones');
    await server().goOffline();
    await view.message.getByText(/offline/).waitFor();
    await view.row(BITCOIN).read();
    await server().comeBack();
    await poll('the message without a failure', async () =>
      /offline/.test(await view.message.innerText()) ? undefined : true,
    );
    assert.deepEqual(await workbench().notifications.all(), []);
  });
});
