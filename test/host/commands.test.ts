import { strict as assert } from 'node:assert';
import { openExplorer, type ExplorerWindow } from '../support/vscodeClasses/explorerWindow';
import { PanelWindow } from '../support/vscodeClasses/panelWindow';
import { poll } from '../support/workbench/poll';
import type { TreeWindow } from '../support/vscodeClasses/treeWindow';

const EVENT = { kind: 'event', id: 'KXNBAGAME-26NYKBOS' };
const MARKETS = ['BOS', 'NYK'].map((team) => ({ kind: 'market', id: `KXNBAGAME-26NYKBOS-${team}` }));
const [BOSTON] = MARKETS;
const TARGET = { kind: 'structuredTarget', id: '7a16d44c-c7ef-4ac2-9e1c-31dbc3b3afcb' };
const GAME = 'New York at Boston';

describe('A command on things', () => {
  let window: ExplorerWindow;
  let view: TreeWindow;
  let panels: PanelWindow;

  beforeEach(async () => {
    window = await openExplorer();
    panels = new PanelWindow(window.host);
    view = window.tree('kalshi.milestones');
    view.show();
    await view.open();
  });

  afterEach(async () => {
    assert.deepEqual(window.errors, []);
    await window.close();
  });

  const copied = async (command: string, ...args: readonly unknown[]): Promise<string> => {
    window.dialogs.clipboard = '';
    await window.run(command, ...args);
    return window.dialogs.clipboard;
  };
  const idsOf = (...labels: readonly string[]): Promise<string> => {
    view.select(...labels.map((label) => view.row(label)?.handle ?? assert.fail(label)));
    return copied('kalshi.copyId');
  };

  it('takes the selected rows before the panel in front', async () => {
    await window.run('kalshi.openDetails', EVENT);
    const id = await idsOf(GAME);
    assert.match(id, /^[0-9a-f-]{36}$/);
  });

  it('takes the selected rows before a panel that a click on one of them opened', async () => {
    const [first, second] = view.rows();
    assert.ok(first?.command && second);
    view.select(first.handle);
    await window.run(first.command.id, ...(first.command.arguments ?? []));
    assert.equal(panels.open.length, 1);
    view.select(first.handle, second.handle);
    assert.equal((await copied('kalshi.copyId')).split('\n').length, 2);
  });

  it('takes the panel once the person works in it, and the rows once they select some again', async () => {
    await window.run('kalshi.openDetails', EVENT);
    const id = await idsOf(GAME);
    panels.post(panels.last, { name: 'focused' });
    assert.equal(await copied('kalshi.copyId'), EVENT.id);
    await window.run('kalshi.openDetails', BOSTON);
    assert.equal(await copied('kalshi.copyId'), BOSTON?.id);
    view.select();
    view.select(view.row(GAME)?.handle ?? '');
    assert.equal(await copied('kalshi.copyId'), id);
  });

  it('takes the panel whose tab is brought to the front', async () => {
    await window.run('kalshi.openDetails', EVENT);
    const first = panels.last;
    await window.run('kalshi.openDetails', BOSTON);
    panels.front(panels.last);
    await idsOf(GAME);
    panels.front(first);
    assert.equal(await copied('kalshi.copyId'), EVENT.id);
  });

  it('takes the id at the cursor that a person has moved', async () => {
    const id = await idsOf(GAME);
    window.editor.show({ path: '/open/a.json', lines: [`{ "event_ticker": "${EVENT.id}" }`] });
    assert.equal(await copied('kalshi.copyId'), id);
    window.editor.moveCursor('/open/a.json', 0, 24);
    assert.equal(await copied('kalshi.copyId'), EVENT.id);
    window.editor.moveCursor('/open/a.json', 0, 4);
    assert.equal(await copied('kalshi.copyId'), id);
  });

  it('is offered where it finds one, and Copy Ticker where that has a ticker', async () => {
    const keys = (): readonly unknown[] =>
      ['kalshi.hasSubject', 'kalshi.subjectHasTicker'].map((key) => window.contextKey(key) ?? false);
    assert.deepEqual(keys(), [false, false]);
    await idsOf(GAME);
    assert.deepEqual(keys(), [true, false]);
    view.select();
    assert.deepEqual(keys(), [false, false]);
    await window.run('kalshi.openDetails', EVENT);
    assert.deepEqual(keys(), [true, true]);
    panels.close(panels.last);
    assert.deepEqual(keys(), [false, false]);
    window.editor.show(
      { path: '/open/a.json', lines: [`{ "event_ticker": "${EVENT.id}" }`], language: 'json' },
      0,
      24,
    );
    assert.deepEqual(keys(), [true, true]);
  });

  it('that copies tickers leaves out what has none, and says so where nothing has one', async () => {
    assert.equal(await copied('kalshi.copyTicker', EVENT, [EVENT, TARGET]), EVENT.id);
    assert.equal(window.dialogs.messages.length, 0);
    assert.equal(await copied('kalshi.copyTicker', TARGET), '');
    assert.match(window.dialogs.messages.at(-1)?.text ?? '', /have no ticker/);
  });

  it('of several rows opens the raw JSON of each in a tab of its own', async () => {
    const shown: unknown[] = [];
    window.editor.serveContents(({ path }, isPinned) => shown.push([path, isPinned]));
    await window.run('kalshi.openRawJson', BOSTON, MARKETS);
    assert.deepEqual(
      shown,
      MARKETS.map(({ id }) => [`/market/${id}.json`, true]),
    );
    await window.run('kalshi.openRawJson', BOSTON);
    assert.deepEqual(shown.at(-1), [`/market/${MARKETS[0]?.id ?? ''}.json`, false]);
  });

  it('refreshes a thing that is shown nowhere, says so, and keeps what came', async () => {
    const asked = async (): Promise<readonly string[]> => {
      const before = window.server.requests.length;
      await window.run('kalshi.refresh', BOSTON);
      return window.server.requests.slice(before);
    };
    for (const requests of [await asked(), await asked()]) {
      assert.equal(requests.length, 1);
      assert.match(requests[0] ?? '', /KXNBAGAME-26NYKBOS-BOS/);
    }
    const before = window.server.requests.length;
    await copied('kalshi.copyTitle', BOSTON);
    assert.equal(window.server.requests.length, before);
  });

  it('refreshes the row of a thing that it is called on without the row', async () => {
    const game = view.row(GAME)?.handle ?? assert.fail();
    view.select(game);
    const before = window.server.requests.length;
    const drawn = view.refreshed.length;
    await window.run('kalshi.refresh');
    assert.ok(window.server.requests.slice(before).some((one) => one.startsWith('/milestones')));
    await poll('the row', async () => view.refreshed.length > drawn || undefined);
  });

  it('refreshes the panel of a thing', async () => {
    await window.run('kalshi.openDetails', BOSTON);
    panels.post(panels.last, { name: 'ready' });
    await window.run('kalshi.copyTitle', BOSTON);
    const before = window.server.requests.length;
    await window.run('kalshi.refresh', BOSTON);
    await poll('a request', async () => window.server.requests.length > before || undefined);
  });

  it('draws the charts of later panels with the range that was chosen last', async () => {
    const candles = () => window.server.requests.filter((one) => one.includes('candlesticks'));
    const [first, second] = MARKETS;
    await window.run('kalshi.openDetails', first);
    panels.post(panels.last, { name: 'ready' });
    await poll('a chart', async () => candles().length > 0 || undefined);
    panels.post(panels.last, { name: 'chooseRange', range: '1M' });
    await poll('the chart of a month', async () => candles().length > 1 || undefined);
    await window.run('kalshi.openDetails', second);
    panels.post(panels.last, { name: 'ready' });
    await poll('another chart', async () => candles().length > 2 || undefined);
    const intervals = candles().map((one) => /period_interval=\d+/.exec(one)?.[0]);
    assert.notEqual(intervals[0], intervals[1]);
    assert.equal(intervals[2], intervals[1]);
  });

  it('says why a thing could not be refreshed', async () => {
    await window.run('kalshi.refresh', { kind: 'market', id: 'KXNOSUCHTHING-26-A' });
    assert.match(window.dialogs.messages.at(-1)?.text ?? '', /KXNOSUCHTHING-26-A/);
  });

  it('asks where it finds none', async () => {
    window.dialogs.type = () => 'senatewy-26';
    assert.match(await copied('kalshi.copyApiUrl'), /\/events\/SENATEWY-26\?/);
    window.dialogs.type = () => undefined;
    assert.equal(await copied('kalshi.copyApiUrl'), '');
  });
});
