import { strict as assert } from 'node:assert';
import { openExplorer, type ExplorerWindow } from '../support/vscodeClasses/explorerWindow';

const PATH = '/open/market.json';
const LINES = ['{', '  "event_ticker": "KXNBAGAME-26NYKBOS",', '  "ticker": ""', '}'];

describe('The extension in the extension host', () => {
  let window: ExplorerWindow;

  beforeEach(async () => {
    window = await openExplorer();
  });

  afterEach(() => window.close());

  it('lists milestones and opens one to its groups', async () => {
    const view = window.tree('kalshi.milestones');
    view.show();
    await view.open();
    const game = view.row('New York at Boston');
    assert.ok(game);
    await view.expand(game.handle);
    assert.equal(view.rows(game.handle).length, 3);
    assert.deepEqual(window.errors, []);
  });

  it('shows a name in a hover and as a hint', async () => {
    window.editor.open({ path: PATH, lines: LINES });
    const hover = await window.editor.hover(PATH, 1, 25);
    assert.match(hover, /New York at Boston/);
    const [hint = ''] = await window.editor.hints(PATH, 0, 3);
    assert.match(hint, /New York at Boston/);
    assert.deepEqual(window.errors, []);
  });

  it('completes an id from what is loaded', async () => {
    window.editor.open({ path: PATH, lines: LINES });
    await window.editor.hover(PATH, 1, 25);
    assert.ok((await window.editor.completions(PATH, 2, 13)).length > 0);
    assert.deepEqual(window.errors, []);
  });

  it('opens a new window on what an earlier one left', async () => {
    await window.tree('kalshi.milestones').open();
    const asked = window.server.requests.length;
    window.extension.dispose();
    const second = await openExplorer({}, { leftover: window.leftover });
    await second.tree('kalshi.milestones').open();
    await second.close();
    assert.ok(window.server.requests.length > asked);
  });
});
