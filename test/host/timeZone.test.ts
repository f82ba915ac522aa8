import { strict as assert } from 'node:assert';
import { openExplorer, type ExplorerWindow } from '../support/vscodeClasses/explorerWindow';
import { PanelWindow } from '../support/vscodeClasses/panelWindow';
import { poll } from '../support/workbench/poll';

const PATH = '/open/market.json';
const EVENT = 'KXNBAGAME-26NYKBOS';
const LINES = [`{ "event_ticker": "${EVENT}" }`];
/** The zone of the computer on which the extension host of these tests runs. */
const HOST_ZONE = 'UTC';
/** 20:00 UTC is the next morning in Kathmandu. */
const NOW = Date.parse('2026-11-23T20:00:00Z');

describe('Days and times', () => {
  const realNow = Date.now;
  const realZone = process.env['TZ'];
  let window: ExplorerWindow | undefined;

  beforeEach(() => {
    process.env['TZ'] = HOST_ZONE;
    const ahead = NOW - realNow();
    Date.now = () => realNow() + ahead;
  });

  afterEach(async () => {
    Date.now = realNow;
    if (realZone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = realZone;
    assert.deepEqual(window?.errors, []);
    await window?.close();
    window = undefined;
  });

  const open = async (
    settings: Readonly<Record<string, unknown>>,
    options: Parameters<typeof openExplorer>[1],
  ): Promise<ExplorerWindow> => {
    window = await openExplorer(
      { 'kalshi.milestones.groupBy': 'day', 'kalshi.refresh.interval': 0, ...settings },
      { sample: { now: () => NOW }, ...options },
    );
    return window;
  };
  const today = async ({ tree }: ExplorerWindow): Promise<string> => {
    const view = tree('kalshi.milestones');
    view.show();
    await view.open();
    return view.rows().find(({ label }) => label?.label.startsWith('Today'))?.label?.label ?? '';
  };
  const hover = async ({ editor }: ExplorerWindow): Promise<string> => {
    editor.open({ path: PATH, lines: LINES });
    return (await editor.hover(PATH, 0, 22)).replaceAll('\\', '');
  };

  it('are those of this computer in a local window', async () => {
    const local = await open({}, {});
    assert.equal(await today(local), 'Today, Mon 23 Nov');
    assert.match(await hover(local), /UTC/);
  });

  it('are those of the zone that the setting names, as soon as it names one', async () => {
    const local = await open({ 'kalshi.timeZone': 'Asia/Kathmandu' }, {});
    assert.equal(await today(local), 'Today, Tue 24 Nov');
    assert.match(await hover(local), /GMT\+5:45/);
    const view = local.tree('kalshi.milestones');
    local.set({ 'kalshi.milestones.groupBy': 'day', 'kalshi.timeZone': 'America/New_York' });
    await view.open();
    await poll(
      'the day of New York',
      async () => view.rows().some(({ label }) => label?.label === 'Today, Mon 23 Nov') || undefined,
    );
  });

  it('in a remote window are those of a local window of the same person, from the start', async () => {
    process.env['TZ'] = 'Asia/Kathmandu';
    const local = await openExplorer({}, { sample: { now: () => NOW } });
    await local.tree('kalshi.milestones').open();
    local.extension.dispose();
    process.env['TZ'] = HOST_ZONE;
    const remote = await open({}, { remoteName: 'ssh-remote', leftover: local.leftover });
    assert.equal(await today(remote), 'Today, Tue 24 Nov');
    assert.match(await hover(remote), /GMT\+5:45/);
    await local.close();
  });

  it('in a remote window are those of the page of a panel, also for the windows after it', async () => {
    const first = await open({}, { remoteName: 'wsl' });
    const panels = new PanelWindow(first.host);
    assert.equal(await today(first), 'Today, Mon 23 Nov');
    await first.run('kalshi.openDetails', { kind: 'event', id: EVENT });
    panels.post(panels.last, { name: 'ready', timeZone: 'Mars/Base' });
    panels.post(panels.last, { name: 'ready', timeZone: 'Asia/Kathmandu' });
    const view = first.tree('kalshi.milestones');
    await poll('the day of Kathmandu', async () => {
      await view.open();
      return view.rows().some(({ label }) => label?.label === 'Today, Tue 24 Nov') || undefined;
    });
    first.extension.dispose();
    const second = await openExplorer(
      { 'kalshi.milestones.groupBy': 'day' },
      { remoteName: 'wsl', leftover: first.leftover },
    );
    assert.equal(await today(second), 'Today, Tue 24 Nov');
    await second.close();
  });

  it('in a local window are not changed by what a page says', async () => {
    const local = await open({}, {});
    const panels = new PanelWindow(local.host);
    await local.run('kalshi.openDetails', { kind: 'event', id: EVENT });
    panels.post(panels.last, { name: 'ready', timeZone: 'Asia/Kathmandu' });
    assert.equal(await today(local), 'Today, Mon 23 Nov');
  });
});
