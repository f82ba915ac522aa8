import { strict as assert } from 'node:assert';
import { openExplorer, type ExplorerWindow } from '../support/vscodeClasses/explorerWindow';
import type { TreeWindow, WindowRow } from '../support/vscodeClasses/treeWindow';
import { poll } from '../support/workbench/poll';

const MILESTONES = 'kalshi.milestones';
const WATCHLIST = 'kalshi.watchlist';
const GAME = 'New York at Boston';
const HOUR = 3_600_000;
const QUICK = { 'kalshi.refresh.interval': 1, 'kalshi.requests.perSecond': 20 };
/** Nothing is asked for but what a test does. */
const STILL = { 'kalshi.refresh.interval': 0, 'kalshi.requests.perSecond': 20 };

const until = (what: string, isTrue: () => boolean): Promise<boolean> =>
  poll(what, async () => isTrue() || undefined);

/** The requests for a path that come from now on. */
function requestsFor(window: ExplorerWindow, path: string): () => readonly string[] {
  const start = window.server.requests.length;
  return () => window.server.requests.slice(start).filter((request) => request.startsWith(path));
}

/** Resolves once the milestones view has asked so many times for what changed. */
async function updates(window: ExplorerWindow, count: number): Promise<void> {
  const asked = requestsFor(window, '/milestones?');
  await until(`${String(count)} updates`, () => asked().length >= count);
}

/** Opens rows inside each other, each the first one whose label begins so. */
async function openIn(view: TreeWindow, ...labels: readonly string[]): Promise<WindowRow> {
  let row: WindowRow | undefined;
  for (const label of labels) {
    row = view.rows(row?.handle).find((one) => one.label?.label.startsWith(label));
    assert.ok(row, label);
    await view.expand(row.handle);
  }
  return row ?? assert.fail('no labels');
}

async function openMilestones(window: ExplorerWindow): Promise<TreeWindow> {
  const view = window.tree(MILESTONES);
  view.show();
  await view.open();
  return view;
}

describe('What a view refreshes', () => {
  let window: ExplorerWindow;

  afterEach(async () => {
    assert.deepEqual(window.errors, []);
    await window.close();
  });

  it('is what is open inside an open row, and nothing of it once that row is closed', async () => {
    window = await openExplorer(QUICK);
    const view = await openMilestones(window);
    const game = await openIn(view, GAME);
    await openIn(view, GAME, 'Primary events', GAME);
    const open = requestsFor(window, '/events');
    await until('the event is asked for again', () => open().length >= 1);
    view.collapse(game.handle);
    await updates(window, 1);
    const closed = requestsFor(window, '/events');
    await updates(window, 2);
    assert.deepEqual(closed(), []);
    await view.expand(game.handle);
    await until('the event is asked for again', () => closed().length >= 1);
  });

  it('is nothing while the view is hidden', async () => {
    window = await openExplorer(QUICK);
    const view = await openMilestones(window);
    await openIn(view, GAME, 'Primary events', GAME);
    const id = view.row(GAME)?.handle.split('/').at(-1) ?? '';
    const watchlist = window.tree(WATCHLIST);
    await window.run('kalshi.watchlist.add', { kind: 'milestone', id });
    view.hide();
    watchlist.show();
    await watchlist.open();
    const watched = requestsFor(window, `/milestones/${id}`);
    await until('the watchlist is asked for again', () => watched().length >= 1);
    const [list, events] = ['/milestones?', '/events'].map((path) => requestsFor(window, path));
    await until('the watchlist is asked for again', () => watched().length >= 3);
    assert.deepEqual([list?.(), events?.()], [[], []]);
  });

  it('is nothing of a row that was taken from the watchlist with what was open in it', async () => {
    window = await openExplorer(STILL);
    const game = (await openMilestones(window)).row(GAME)?.handle.split('/').at(-1) ?? '';
    const view = window.tree(WATCHLIST);
    view.show();
    await view.open();
    await window.run('kalshi.watchlist.add', { kind: 'market', id: 'KXNBAGAME-26NYKBOS-BOS' });
    await window.run('kalshi.watchlist.add', { kind: 'milestone', id: game });
    await until('two rows', () => view.rows().length === 2);
    const row = await openIn(view, GAME);
    await openIn(view, GAME, 'Primary events', GAME);
    const before = requestsFor(window, '/events');
    await window.run('kalshi.watchlist.refresh');
    await until('the events of an open row are asked for', () => before().length > 0);
    await window.run('kalshi.watchlist.remove', { $treeViewId: WATCHLIST, $treeItemHandle: row.handle });
    await until('one row', () => view.rows().length === 1);
    const after = requestsFor(window, '/events');
    const markets = requestsFor(window, '/markets');
    await window.run('kalshi.watchlist.refresh');
    await until('the market is asked for', () => markets().length > 0);
    assert.deepEqual(after(), []);
  });
});

describe('Rows that follow what changed', () => {
  let window: ExplorerWindow;
  const realNow = Date.now;
  let ahead = 0;

  afterEach(async () => {
    Date.now = realNow;
    assert.deepEqual(window.errors, []);
    await window.close();
  });

  /** The exchange stands still: only the clock of this computer goes on. */
  const openAt = (now: number, settings: Readonly<Record<string, unknown>>): Promise<ExplorerWindow> => {
    setClock(now);
    Date.now = () => realNow() + ahead;
    return openExplorer(settings, { sample: { now: () => now } });
  };
  const setClock = (now: number): void => {
    ahead = now - realNow();
  };
  /** The person comes back to the view, at another time. */
  const comeBack = (view: TreeWindow, now: number): void => {
    view.hide();
    setClock(now);
    view.show();
  };
  const labels = (view: TreeWindow): readonly (string | undefined)[] =>
    view.rows().map(({ label }) => label?.label);

  it('say how many rows are in a folder, also after one more has come', async () => {
    window = await openExplorer({ ...QUICK, 'kalshi.milestones.groupBy': 'category' });
    const view = await openMilestones(window);
    const folder = await openIn(view, 'Sports');
    const count = view.rows(folder.handle).length;
    assert.equal(folder.description, String(count));
    const answer = await fetch(`${window.server.baseUrl}/milestones?limit=200`);
    const { milestones } = (await answer.json()) as { milestones: Record<string, unknown>[] };
    const game = milestones.find(({ category }) => category === 'Sports');
    const added = {
      ...game,
      ...{ id: '00000000-0000-4000-8000-0000000000ff', title: 'A new game' },
      ...{ start_date: new Date().toISOString(), last_updated_ts: new Date().toISOString() },
    };
    window.server.faults.replace('/milestones', { milestones: [added], cursor: '' });
    await until('the new game', () => view.row('A new game') !== undefined);
    assert.equal(view.rows(folder.handle).length, count + 1);
    await until('the new count', () => view.row('Sports')?.description === String(count + 1));
  });

  it('name the days anew after midnight', async () => {
    const noon = new Date(2026, 10, 23, 12).getTime();
    window = await openAt(noon, { ...STILL, 'kalshi.milestones.groupBy': 'day' });
    const view = await openMilestones(window);
    assert.ok(labels(view).includes('Tomorrow, Tue 24 Nov'));
    comeBack(view, noon + 13 * HOUR);
    await until('today is another day', () => labels(view).includes('Today, Tue 24 Nov'));
    assert.ok(!labels(view).includes('Tomorrow, Tue 24 Nov'));
    assert.ok(labels(view).includes('Yesterday, Mon 23 Nov'));
  });

  it('say anew how long something is away', async () => {
    const noon = new Date(2026, 10, 23, 12).getTime();
    window = await openAt(noon, STILL);
    const view = await openMilestones(window);
    assert.match(view.row(GAME)?.description ?? '', /^1 h ago/);
    comeBack(view, noon + 2 * HOUR);
    await until('the new time', () => view.row(GAME)?.description?.startsWith('3 h ago') === true);
  });

  it('leave the list and arrive in it when the clock has moved its bounds', async () => {
    const noon = new Date(2026, 10, 23, 12).getTime();
    window = await openAt(noon, STILL);
    await window.extension.context.workspaceState.update('milestones.filter', { from: 0, until: 1 });
    const view = await openMilestones(window);
    const [first] = labels(view);
    comeBack(view, noon + 12 * HOUR);
    await until('other rows', () => view.rows().length > 0 && labels(view)[0] !== first);
    for (const { description = '' } of view.rows()) assert.match(description, /^(in \d+ (min|h)|just now) /);
  });
});
