import { strict as assert } from 'node:assert';
import { openExplorer, type ExplorerWindow } from '../support/vscodeClasses/explorerWindow';

const PATH = '/open/market.json';
const GAME = 'KXNBAGAME-26NYKBOS';
const COMBO = 'KXMVECROSSCATEGORY0-SHARD1';
const SITE = `https://kalshi.com/markets/kxnbagame/professional-basketball-game/${GAME.toLowerCase()}`;

describe('Ids in an open file', () => {
  let window: ExplorerWindow;
  let hint: string;

  beforeEach(async () => {
    window = await openExplorer();
  });

  afterEach(() => window.close());

  async function hover(line: string, id: string): Promise<string> {
    window.editor.open({ path: PATH, lines: [line] });
    const text = await window.editor.hover(PATH, 0, line.lastIndexOf(id) + 2);
    [hint = ''] = await window.editor.hints(PATH, 0, 0);
    window.editor.close(PATH);
    return text;
  }

  it('are named in an address of the site and behind an escape', async () => {
    assert.match(await hover(`{ "url": "${SITE}" }`, GAME.toLowerCase()), /New York at Boston/);
    assert.match(await hover(String.raw`{ "event_csv": "event\n${GAME},1" }`, GAME), /New York at Boston/);
  });

  it('are not named where they are fragments of a template', async () => {
    assert.equal(await hover(`{ "event_ticker": "${GAME}{side}" }`, GAME), '');
    assert.equal(await hover(`{ "event_ticker": "${GAME}*" }`, GAME), '');
    assert.deepEqual(window.server.requests, []);
  });

  for (const [key, id, title] of [
    ['series_ticker', 'KXNBAGAME', 'Pro Basketball'],
    ['mve_collection_ticker', COMBO, 'yes Boston'],
    ['collection', `${COMBO}-R`, 'yes Boston'],
    ['note', COMBO, 'yes Boston'],
  ] as const)
    it(`are told by their series: ${key} ${id}`, async () => {
      const text = await hover(`{ "${key}": "${id}" }`, id);
      assert.match(text, new RegExp(`^\\*\\*${title}.* — series`));
      assert.match(hint, new RegExp(`^${title}`));
    });
});

describe('Look Up ID or Ticker', () => {
  let window: ExplorerWindow;
  let opened: string[];

  beforeEach(async () => {
    window = await openExplorer();
    opened = [];
    window.host.window.on(
      'MainThreadWebviewPanels.$createWebviewPanel',
      (_extension: unknown, _handle: string, _type: string, { title }: { title: string }) => {
        opened.push(title);
      },
    );
  });

  afterEach(() => window.close());

  for (const [text, title] of [
    [SITE, 'New York at Boston'],
    [`https://kalshi.com/markets/kxnbagame/games#${GAME.toLowerCase()}`, 'New York at Boston'],
    [`https://kalshi.com/markets/kxnbagame?event_ticker=${GAME}`, 'New York at Boston'],
    [`https://kalshi.com/markets/kxnbagame/${GAME}/`, 'New York at Boston'],
    [
      `https://api.elections.kalshi.com/trade-api/v2/events/${GAME}?with_nested_markets=true`,
      'New York at Boston',
    ],
    [`https://external-api.kalshi.com/trade-api/v2/markets/${GAME}-BOS`, 'Boston'],
    [`vscode-insiders://kalshi-explorer.kalshi-explorer/market/${GAME}-BOS`, 'Boston'],
    [`kalshi://sample/market/${GAME}-BOS.json`, 'Boston'],
  ] as const)
    it(`opens what is named by ${text}`, async () => {
      await window.run('kalshi.lookUp', text);
      assert.deepEqual(opened, [title]);
    });
});
