import assert from 'node:assert/strict';
import { poll } from '../../support/workbench/poll.js';
import { useWorkbench } from '../../support/workbench/useWorkbench.js';
import type { View } from '../../support/workbench/view.js';

const WYOMING = 'Wyoming General Elections';
const REVEAL = 'Kalshi: Reveal in Milestones View';

describe('revealing a thing in the milestones view', () => {
  const workbench = useWorkbench();

  /** Opens the panel of a thing, which commands are about from then on. */
  const lookUp = async (text: string, heading: RegExp): Promise<void> => {
    await workbench().command('Kalshi: Look Up ID or Ticker…');
    await workbench().quickInput.fill(text);
    await workbench().quickInput.accept();
    await workbench().panel().getByRole('heading', { level: 1, name: heading }).waitFor();
  };
  const selected = (view: View, label: RegExp | string): Promise<void> =>
    poll(`${String(label)} selected`, async () => {
      const row = (await view.rows()).find((one) => one.selected);
      return row && (typeof label === 'string' ? row.label === label : label.test(row.label))
        ? true
        : undefined;
    }).then(() => undefined);
  const milestones = (): Promise<View> => workbench().openView('Milestones');

  it('opens the view and what is above an event', async () => {
    await lookUp('GOVPARTYWY-26', /Governor/);
    await workbench().command(REVEAL);
    const view = await milestones();
    await selected(view, /Governor/);
    await view
      .row(WYOMING)
      .child('Related events')
      .child(/Governor/)
      .read();
    await workbench().screenshot('reveal-event');
  });

  it('goes from the panel in front to the row of its market', async () => {
    await workbench().command('View: Close All Editors');
    await lookUp('KXNBAGAME-26NYKBOS-BOS', /Boston/);
    await workbench().command(REVEAL);
    await selected(await milestones(), /Boston/);
    await workbench().command('View: Close All Editors');
  });

  it('puts a milestone that is on no loaded page on top, says why, and opens it', async () => {
    await lookUp('KXHIGHNY-25JAN15', /.+/);
    await workbench().command(REVEAL);
    const view = await milestones();
    const pinned = await poll('a row on top that says why it is there', async () =>
      (await view.rows()).find(({ index, description }) => index === 0 && /pinned/.test(description)),
    );
    assert.match(pinned.label, /^Highest temperature/);
    await poll('the event selected', async () =>
      (await view.rows()).find((row) => row.selected && row.level === 3),
    );
    await workbench().screenshot('reveal-pinned');
    await view.action('Refresh Milestones');
    await poll('the row gone', async () =>
      (await view.rows()).some(({ description }) => /pinned/.test(description)) ? undefined : true,
    );
    await workbench().command('View: Close All Editors');
  });

  it('finds a row in the folder that it stands in', async () => {
    const view = await milestones();
    await workbench().changeSettings({ 'kalshi.milestones.groupBy': 'category' });
    await view.row('Elections').read();
    await view.row('Elections').collapse();
    await view.row('Crypto').click();
    await lookUp('SENATEWY-26', /Senate/);
    await workbench().command(REVEAL);
    await selected(view, /Senate/);
    await view
      .row('Elections')
      .child(WYOMING)
      .child('Primary events')
      .child(/Senate/)
      .read();
    await workbench().screenshot('reveal-in-folder');
  });

  it('copies links to rows, one on a line', async () => {
    const view = await milestones();
    const row = view.row('Elections').child(WYOMING);
    const link = await workbench().copiedBy(async () => (await row.contextMenu()).pick('Copy Link'));
    assert.match(link, /^[\w-]+:\/\/kalshi-explorer\.kalshi-explorer\/milestone\/[0-9a-f-]{36}$/);
  });
});
