import { strict as assert } from 'node:assert';
import { openExplorer, type ExplorerWindow } from '../support/vscodeClasses/explorerWindow';

const ID = '2ef4d31c-0b46-4f43-a403-f44d62489034';
const PATH = '/open/file';

/** Whether the window has loaded what stands behind the entry. */
function isLoaded(): boolean {
  return Object.keys(require.cache).some((file) => file.endsWith('/dist/explorer.js'));
}

describe('A file that shows no sign of the exchange', () => {
  let window: ExplorerWindow;

  beforeEach(async () => {
    window = await openExplorer({ 'kalshi.links.enabled': true });
  });

  afterEach(() => window.close());

  for (const [language, ...lines] of [
    ['json', '{ "event": "", "ticker": "", "milestone": "", "series": "", "team_id": "" }'],
    ['json', `{ "id": "${ID}", "milestone_id": "${ID}", "event": "" }`],
    ['jsonl', `{ "team": "${ID}", "market": "" }`],
  ] as const)
    it(`offers nothing, shows no name and loads nothing: ${lines.join('')}`, async () => {
      window.editor.open({ path: PATH, language, lines });
      for (const { index } of lines[0].matchAll(/"/g))
        assert.deepEqual(await window.editor.completions(PATH, 0, index + 1), []);
      assert.deepEqual(await window.editor.hints(PATH, 0, 0), []);
      assert.equal(isLoaded(), false);
      assert.deepEqual(window.server.requests, []);
    });

  for (const [language, line] of [
    ['python', `CUSTOMER_ID = "${ID}"`],
    ['python', `x = "${ID}"`],
    ['typescript', `const tenant = '${ID}';`],
    ['yaml', `subscription: ${ID}`],
    ['go', `orderID := "${ID}"`],
  ] as const)
    it(`has no hover in another language than JSON: ${line}`, async () => {
      window.editor.open({ path: PATH, language, lines: [line] });
      assert.equal(await window.editor.hover(PATH, 0, line.indexOf(ID) + 5), '');
      assert.equal(isLoaded(), false);
    });

  it('has a hover where the place says that an id is one of the exchange', async () => {
    const line = `home_team_id = "${ID}"`;
    window.editor.open({ path: PATH, language: 'python', lines: [line] });
    assert.match(await window.editor.hover(PATH, 0, line.indexOf(ID) + 5), /Boston/);
  });

  it('has one in JSON under any key that does not name something else', async () => {
    const line = `{ "x": "${ID}" }`;
    window.editor.open({ path: PATH, lines: [line] });
    assert.match(await window.editor.hover(PATH, 0, line.indexOf(ID) + 5), /Boston/);
  });
});

describe('A hover while the exchange cannot be reached', () => {
  let window: ExplorerWindow;

  beforeEach(async () => {
    window = await openExplorer();
    await window.server.goOffline();
  });

  afterEach(() => window.close());

  const hover = (language: string, ...lines: readonly string[]): Promise<string> => {
    window.editor.open({ path: PATH, language, lines });
    const line = lines.findIndex((text) => text.includes(ID));
    return window.editor.hover(PATH, line, (lines[line] ?? '').indexOf(ID) + 5);
  };

  for (const [language, ...lines] of [
    ['json', `{ "x": "${ID}" }`],
    ['json', `{ "kalshi": 1, "home_team_id": "${ID}" }`],
    ['python', '# kalshi', `x = "${ID}"`],
    ['python', `milestone_id = "${ID}"`],
    ['yaml', 'custom_strike:', `  basketball_team: ${ID}`],
  ] as const)
    it(`says so where the id may be one of the exchange: ${lines.join(' ')}`, async () => {
      assert.notEqual(await hover(language, ...lines), '');
    });

  for (const [language, ...lines] of [
    ['json', `{ "order_id": "${ID}" }`],
    ['json', `{ "kalshi": { "PROD_KEYID": "${ID}" } }`],
    ['json', `{ "market_id": "${ID}" }`],
    ['python', `team = "x"`, `x = "${ID}"`],
    ['python', '# kalshi', `KEY_ID = "${ID}"`],
    ['go', '// kalshi', `orderID := "${ID}"`],
  ] as const)
    it(`says nothing elsewhere: ${lines.join(' ')}`, async () => {
      assert.equal(await hover(language, ...lines), '');
    });
});

describe('Completion', () => {
  let window: ExplorerWindow;

  beforeEach(async () => {
    window = await openExplorer();
    const known = `{ "custom_strike": { "basketball_team": "${ID}" } }`;
    window.editor.open({ path: '/open/known.json', lines: [known] });
    assert.match(await window.editor.hover('/open/known.json', 0, known.indexOf(ID) + 5), /Boston/);
  });

  afterEach(() => window.close());

  let documents = 0;
  const offered = (line: string): Promise<readonly string[]> => {
    const path = `${PATH}${String(documents++)}.json`;
    window.editor.open({ path, lines: [line] });
    return window.editor.completions(path, 0, line.indexOf('""') + 1);
  };

  it('offers names where a key of a file about the exchange asks for an id', async () => {
    assert.ok((await offered('{ "custom_strike": { "basketball_team": "" } }')).includes('Boston'));
    assert.ok((await offered('{ "kalshi": 1, "home_team_id": "" }')).includes('Boston'));
  });

  it('offers nothing under the same key of another file, and under other keys', async () => {
    assert.deepEqual(await offered('{ "home_team_id": "" }'), []);
    assert.deepEqual(await offered('{ "kalshi": 1, "order_id": "" }'), []);
    assert.deepEqual(await offered('{ "kalshi": 1, "linear": { "team_id": "" } }'), []);
  });
});
