import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { scratchDir } from '../../support/vscode/scratchDir.mjs';
import { poll } from '../../support/workbench/poll.js';
import { useWorkbench } from '../../support/workbench/useWorkbench.js';

const BOSTON = '2ef4d31c-0b46-4f43-a403-f44d62489034';
const GAME = '0fce0a7a-2d92-4740-aa3e-2360ad642ee0';
const MARKET = 'KXNBAGAME-26NYKBOS-BOS';
const ORDER = '7b0f4f0e-3b1c-4e57-8b42-0d6f3a1f9c20';

const FILES = {
  'known.json': `{\n  "milestone_id": "${GAME}",\n  "custom_strike": { "basketball_team": "${BOSTON}" },\n  "ticker": "${MARKET}"\n}\n`,
  'bot.json': '{\n  "custom_strike": {  },\n  "ticker": "x",\n  "name": "a"\n}\n',
  'again.json': `{\n  "event_ticker": "KXNBAGAME-26NYKBOS",\n  "a": { "basketball_team": "${ORDER}" },\n  "b": { "basketball_team": "" }\n}\n`,
  'insert.json':
    '{\n  "a":  ,\n  "home_team_id": "bost", "event_ticker": "KXNBAGAME-26NYKBOS",\n  "names": { "": 1 }\n}\n',
};

describe('completion of ids', () => {
  const { dir: folder } = scratchDir('completion-');
  for (const [name, text] of Object.entries(FILES)) writeFileSync(path.join(folder, name), text);
  const workbench = useWorkbench({ folder, settings: { 'kalshi.refresh.interval': 0 } });

  const suggestions = () => workbench().page.locator('.suggest-widget.visible .monaco-list-row');
  const press = (key: string): Promise<void> => workbench().page.keyboard.press(key);
  const type = (text: string): Promise<void> => workbench().page.keyboard.type(text, { delay: 30 });
  const open = (name: keyof typeof FILES, line: number, column: number): Promise<void> =>
    workbench().editors.openFile(name, { line, column });
  const suggested = (label: string | RegExp): Promise<void> =>
    suggestions().filter({ hasText: label }).first().waitFor();
  const textSays = (text: string | RegExp): Promise<true> =>
    poll(`the editor to say ${String(text)}`, async () => {
      const shown = await workbench().editors.text();
      return (typeof text === 'string' ? shown.includes(text) : text.test(shown)) || undefined;
    });
  const saved = async (name: keyof typeof FILES): Promise<string> => {
    await press('Control+S');
    await workbench().editors.waitUntilSaved(name);
    return readFileSync(path.join(folder, name), 'utf8');
  };

  before(async () => {
    const view = await workbench().openView('Milestones');
    await (await view.row('New York at Boston').expand()).child('Primary events').read();
    await open('known.json', 3, 45);
    await workbench().editors.hover(BOSTON);
    await workbench().editors.leave();
  });

  it('writes the id of a name that is typed', async () => {
    await open('bot.json', 2, 22);
    await type('"basketball_team": "');
    await suggested('Boston');
    await type('bos');
    await poll('Boston alone', async () =>
      (await suggestions().first().innerText()).includes('Boston') ? true : undefined,
    );
    await workbench().screenshot('completion');
    await press('Enter');
    await textSays(`"basketball_team": "${BOSTON}"`);
    assert.equal(
      await saved('bot.json'),
      FILES['bot.json'].replace('{  }', `{ "basketball_team": "${BOSTON}" }`),
    );
  });

  it('has names after what VS Code offers of its own', async () => {
    await open('again.json', 4, 30);
    await press('Control+Space');
    await suggested(/Boston|New York/);
    assert.match(await suggestions().first().innerText(), new RegExp(ORDER));
    await workbench().screenshot('completion-after-others');
    await press('Escape');
  });

  it('goes on while words are typed with a space between, and takes the place of what stood there', async () => {
    await open('bot.json', 3, 14);
    await press('Shift+ArrowRight');
    await type('york at bos');
    await suggested('KXNBAGAME-26NYKBOS');
    await workbench().screenshot('completion-ticker');
    await press('Escape');
    await press('Control+Z');
  });

  it('goes on in the search, which writes the id in place of what was typed', async () => {
    await open('insert.json', 3, 24);
    await press('Control+Space');
    await suggested('Search the exchange…');
    await suggestions().filter({ hasText: 'Search the exchange…' }).click();
    const { quickInput } = workbench();
    await poll('the box of Insert ID with what was typed', async () =>
      (await quickInput.title().catch(() => '')).startsWith('Insert ID') &&
      (await quickInput.value()) === 'bost'
        ? true
        : undefined,
    );
    await workbench().screenshot('insert-id');
    await quickInput.pick('Boston');
    await textSays(`"home_team_id": "${BOSTON}"`);
  });

  it('inserts an id by name at any cursor', async () => {
    const insert = async (line: number, column: number): Promise<void> => {
      await open('insert.json', line, column);
      await workbench().command('Kalshi: Insert ID…');
      await workbench().quickInput.fill('boston');
      await workbench().quickInput.pick('Boston');
      await workbench().quickInput.waitUntilClosed();
    };
    await insert(2, 8);
    await textSays(new RegExp(`"a": "${BOSTON}"`));
    await insert(4, 15);
    await textSays(new RegExp(`"names": . "${BOSTON}": 1`));
    const text = await saved('insert.json');
    assert.deepEqual(JSON.parse(text), {
      ...{ a: BOSTON, home_team_id: BOSTON, names: { [BOSTON]: 1 } },
      event_ticker: 'KXNBAGAME-26NYKBOS',
    });
  });

  it('offers names nowhere else', async () => {
    await open('bot.json', 4, 12);
    await type('Bost');
    await press('Control+Space');
    await workbench().page.locator('.suggest-widget.visible').waitFor();
    assert.equal(await suggestions().filter({ hasText: BOSTON }).count(), 0);
    await press('Escape');
  });
});
