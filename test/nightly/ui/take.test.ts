import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { scratchDir } from '../../support/vscode/scratchDir.mjs';
import { poll } from '../../support/workbench/poll.js';
import type { TreeRow } from '../../support/workbench/treeRow.js';
import { useWorkbench } from '../../support/workbench/useWorkbench.js';
import type { View } from '../../support/workbench/view.js';

const GAME = '0fce0a7a-2d92-4740-aa3e-2360ad642ee0';
const EVENT = 'SENATEWY-26';

const FILES = {
  'bot.json': '{\n  "ticker":    ,\n  "quoted": "...."\n}\n',
  'bot.py': 'def ids():\n    x =    .copy()\n',
  'notes.md': 'Watch     tonight\n',
  'locked.json': '{}\n',
};

describe('taking things out of the trees', () => {
  const { dir: folder } = scratchDir('take-');
  for (const [name, text] of Object.entries(FILES)) writeFileSync(path.join(folder, name), text);
  // VS Code forgets which row a menu is of while the tree is drawn anew.
  const settings = { 'files.readonlyInclude': { '**/locked.json': true }, 'kalshi.refresh.interval': 0 };
  const workbench = useWorkbench({
    folder,
    settings,
  });
  let view: View;
  let wyoming: TreeRow;
  let game: TreeRow;
  let event: TreeRow;

  before(async () => {
    view = await workbench().openView('Milestones');
    wyoming = view.row('Wyoming General Elections');
    game = view.row('New York at Boston');
    event = (await wyoming.expand()).child('Primary events').child(/Senate/);
    await event.read();
  });

  const open = (name: keyof typeof FILES, at = { line: 1 }): Promise<void> =>
    workbench().editors.openFile(name, at);
  const undo = async (name: keyof typeof FILES): Promise<void> => {
    await workbench().page.locator('.editor-group-container.active .view-lines').click();
    await workbench().page.keyboard.press('Control+Z');
    await textBecomes(FILES[name].trimEnd());
  };
  const textBecomes = async (text: string | RegExp): Promise<void> => {
    await poll(`the editor to say ${String(text)}`, async () => {
      const shown = (await workbench().editors.text()).trimEnd();
      return (typeof text === 'string' ? shown === text : text.test(shown)) || undefined;
    });
  };
  /** Selects rows without opening them. */
  const select = async (...rows: readonly TreeRow[]): Promise<void> => {
    await view.row('Bitcoin price this hour').click();
    await workbench().command('View: Close Editor');
    for (const row of [...rows, view.row('Bitcoin price this hour')]) await row.click(['Control']);
  };
  const idOf = async (row: TreeRow): Promise<string> =>
    workbench().copiedBy(async () => (await row.contextMenu()).pick(/^Copy (ID|Ticker)$/));

  it('drags a row into JSON as a string', async () => {
    await open('bot.json');
    await event.dragTo(await workbench().editors.spotOf(':    ,'), ['Shift']);
    await textBecomes(new RegExp(`"ticker": +"${EVENT}" +,`));
    await workbench().screenshot('take-drag-json');
    await undo('bot.json');
  });

  it('drags a row between quotes without quotes of its own', async () => {
    await event.dragTo(await workbench().editors.spotOf('....'), ['Shift']);
    await textBecomes(new RegExp(`"quoted": "\\.+${EVENT}\\.+"`));
    await undo('bot.json');
  });

  it('drags several rows into Python as a list', async () => {
    const ids = [await idOf(wyoming), GAME];
    await open('bot.py');
    await wyoming.click(['Control']);
    await game.click(['Control']);
    await game.dragTo(await workbench().editors.spotOf('=    .'), ['Shift']);
    await textBecomes(new RegExp(`x = +\\["${ids.join('", "')}"\\] *\\.copy`));
    await workbench().screenshot('take-drag-python');
    await undo('bot.py');
  });

  it('copies the ids of the selected rows as source', async () => {
    await select(wyoming, game);
    const copy = (entry: string): Promise<string> =>
      workbench().copiedBy(async () => (await game.contextMenu()).pickFrom('Copy As', entry));
    const list = (await copy('Copy IDs as List')).split('\n');
    assert.equal(list.length, 2);
    assert.ok(list.includes(GAME));
    assert.deepEqual(JSON.parse(await copy('Copy IDs as JSON Array')), list);
    assert.equal(await copy('Copy IDs as TypeScript'), `["${list.join('", "')}"]`);
    assert.equal(await copy('Copy IDs as Python'), `["${list.join('", "')}"]`);
  });

  it('copies programs that fetch the selected rows', async () => {
    const copy = (entry: string): Promise<string> =>
      workbench().copiedBy(async () => (await game.contextMenu()).pickFrom('Copy As', entry));
    assert.match(await copy('Copy as cURL'), new RegExp(`^curl .*/milestones/${GAME}'$`, 'm'));
    const python = await copy('Copy as Python');
    assert.match(python, /^# Sample data, made up.*\nimport json\nimport urllib\.request\n/);
    assert.match(python, new RegExp(`for url in \\["https://.*/milestones/${GAME}.*"\\]:`));
    assert.match(
      await copy('Copy as TypeScript'),
      new RegExp(`show\\(\\["https://.*/milestones/${GAME}.*"\\]\\);`),
    );
  });

  it('shows what can be copied in a menu of its own', async () => {
    const menu = await event.contextMenu();
    await workbench()
      .page.locator('.monaco-menu .action-label', { hasText: /^Copy As$/ })
      .hover();
    await workbench().page.locator('.monaco-menu .action-label', { hasText: 'Copy IDs as Python' }).waitFor();
    await workbench().screenshot('take-menu');
    await workbench().page.keyboard.press('Escape');
    await menu.dismiss();
  });

  it('inserts at the cursor of the editor that had the focus, as one step of undo', async () => {
    await open('bot.json', { line: 2, column: 14 } as { line: number });
    await (await event.contextMenu()).pick('Insert into Editor');
    await textBecomes(new RegExp(`"ticker": +"${EVENT}" +,`));
    await undo('bot.json');
  });

  it('inserts bare into text', async () => {
    await open('notes.md', { line: 1, column: 7 } as { line: number });
    await (await event.contextMenu()).pick('Insert into Editor');
    await textBecomes(new RegExp(`^Watch ${EVENT} +tonight`));
    await undo('notes.md');
  });

  it('says once that an editor takes no text', async () => {
    await open('locked.json');
    await (await event.contextMenu()).pick('Insert into Editor');
    await workbench()
      .notifications.toast(/No editable file is open/)
      .waitFor();
    await textBecomes('{}');
    assert.equal((await workbench().notifications.all()).length, 1);
    await workbench().notifications.clear();
  });

  it('saves the response to one request with the request beside it', async () => {
    await (await event.contextMenu()).pick('Save Response as Fixture…');
    const { quickInput } = workbench();
    await quickInput.waitUntilOpen();
    const proposed = path.join(folder, 'fixtures', `event-${EVENT}.kalshi.json`);
    await poll('the proposed file', async () => (await quickInput.value()) === proposed || undefined);
    await workbench().screenshot('take-save');
    await quickInput.accept();
    const files = await poll('two files', async () => {
      const names = existsSync(path.join(folder, 'fixtures'))
        ? readdirSync(path.join(folder, 'fixtures'))
        : [];
      return names.length === 2 ? names.toSorted() : undefined;
    });
    assert.deepEqual(files, [`event-${EVENT}.kalshi.json`, `event-${EVENT}.request.json`]);
    const [response, request] = files.map(
      (name) =>
        JSON.parse(readFileSync(path.join(folder, 'fixtures', name), 'utf8')) as Record<string, unknown>,
    );
    assert.equal((response?.event as { event_ticker: string }).event_ticker, EVENT);
    assert.equal(request?.path, `/events/${EVENT}`);
    assert.equal(request.method, 'GET');
  });

  it('leaves no folder behind when the person changes their mind', async () => {
    const { quickInput, page } = workbench();
    await (await event.contextMenu()).pick('Save Response as Fixture…');
    await quickInput.waitUntilOpen();
    await page.keyboard.press('Escape');
    await quickInput.waitUntilClosed();
    assert.deepEqual(readdirSync(path.join(folder, 'fixtures')).length, 2);
  });

  it('saves several into one folder, and asks before it overwrites', async () => {
    await select(event, game);
    const { quickInput, page } = workbench();
    const save = async (): Promise<void> => {
      await (await game.contextMenu()).pick('Save Response as Fixture…');
      await quickInput.waitUntilOpen();
      await poll('the folder', async () => (await quickInput.value()).includes('fixtures') || undefined);
      await quickInput.accept();
    };
    await save();
    const dialog = page.locator('.monaco-dialog-box');
    await dialog.getByText('2 of the files exist already.').waitFor();
    await workbench().screenshot('take-overwrite');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await dialog.waitFor({ state: 'detached' });
    assert.equal(readdirSync(path.join(folder, 'fixtures')).length, 2);
    await save();
    await dialog.getByRole('button', { name: 'Overwrite' }).click();
    const names = await poll('four files', async () => {
      const some = readdirSync(path.join(folder, 'fixtures'));
      return some.length === 4 ? some : undefined;
    });
    await page.locator('.statusbar-item', { hasText: 'Saved 2 responses' }).waitFor();
    assert.ok(
      names.includes(`milestone-${GAME}.kalshi.json`) && names.includes(`milestone-${GAME}.request.json`),
    );
  });

  it('broke nothing and told nothing more', async () => {
    // VS Code shows a progress that ended for a moment longer.
    await poll(
      'no notification',
      async () => (await workbench().notifications.all()).length === 0 || undefined,
    );
    assert.deepEqual(workbench().problems, []);
  });
});
