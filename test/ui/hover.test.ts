import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { workspaceDir } from '../support/vscode/projectPaths.mjs';
import { poll } from '../support/workbench/poll.js';
import { useSharedWorkbench } from '../support/workbench/useWorkbench.js';

const BOSTON = '2ef4d31c-0b46-4f43-a403-f44d62489034';
const DOUBTFUL = 'a3ebf422-62a7-4147-a46b-8f7179ada993';
const ORDER = '7b0f4f0e-3b1c-4e57-8b42-0d6f3a1f9c20';
/** Milliseconds after which a hover that is not there does not come any more. */
const NEVER = 6_000;

describe('a hover on an id', () => {
  // Names beside the ids would stand between the words that are looked for.
  const workbench = useSharedWorkbench({ 'kalshi.inlayHints.enabled': false });

  /** Opens a file of the bot where a text stands in it, and returns what the hover on the text says. */
  const hoverIn = async (file: string, text: string): Promise<string> => {
    await workbench().editors.openFile(file, placeOf(file, text));
    await workbench().editors.hover(text);
    // A name from before stands there until the exchange has answered.
    return poll('a hover of now', async () => {
      const said = await workbench().editors.hoverWidget.innerText();
      return / as of /.test(said) ? undefined : said;
    });
  };

  it('names a team and the key that it stands under', async () => {
    const said = await hoverIn('markets.json', BOSTON);
    assert.match(said, /^Boston — structured target basketball_team/);
    assert.match(said, /custom_strike\.basketball_team/);
    await workbench().screenshot('hover');
  });

  it('says of a milestone when it starts and how many events it has', async () => {
    const said = await hoverIn('bot.config.jsonc', '0fce0a7a-2d92-4740-aa3e-2360ad642ee0');
    assert.match(said, /^New York at Boston — milestone basketball_game/);
    assert.match(said, /Sports · started/);
    assert.match(said, /1 primary event · 21 related/);
  });

  it('explains an id in a comment', async () => {
    const said = await hoverIn('bot.config.jsonc', `${DOUBTFUL} is doubtful`);
    assert.match(said, /structured target basketball_player/);
  });

  it('explains an id that is a key', async () => {
    assert.match(await hoverIn('bot.config.jsonc', `"${BOSTON}": {`), /^Boston —/);
  });

  it('works while the JSON is still being typed', async () => {
    assert.match(
      await hoverIn('broken.json', '371a6f4a-c27a-4abe-a286-47207119e7af'),
      /structured target basketball_player/,
    );
    assert.match(
      await hoverIn('broken.json', '828f706a-6ad8-4baf-a207-df4a5bc63c67'),
      /^Marko Brankov vs Emre Yıldıran — milestone/,
    );
  });

  it('works in the middle of one long line', async () => {
    const [first] = /[0-9a-f]{8}-[0-9a-f-]{27}(?="\})/.exec(read('minified.json')) ?? [];
    assert.ok(first, 'the file has an id');
    assert.match(await hoverIn('minified.json', first), /structured target tennis_/);
  });

  it('shows nothing on an id that is not of the exchange', async () => {
    await workbench().editors.openFile('fills.jsonl', placeOf('fills.jsonl', ORDER));
    assert.equal(await workbench().editors.hoverWithin(ORDER, NEVER), undefined);
  });

  it('copies the id', async () => {
    await hoverIn('markets.json', BOSTON);
    const copied = await workbench().copiedBy(() => link('Copy ID').click());
    assert.equal(copied, BOSTON);
  });

  it('opens the details', async () => {
    await hoverIn('markets.json', BOSTON);
    await link('Open Details').click();
    await workbench().panel().getByRole('heading', { level: 1, name: 'Boston' }).waitFor();
    await workbench().command('View: Close Editor');
  });

  it('goes with its setting, and comes back with it', async () => {
    await workbench().changeSettings({ 'kalshi.hover.enabled': false });
    await workbench().editors.openFile('markets.json', placeOf('markets.json', BOSTON));
    assert.equal(await workbench().editors.hoverWithin(BOSTON, NEVER), undefined);
    await workbench().changeSettings({});
    assert.match(await hoverIn('markets.json', BOSTON), /^Boston —/);
  });

  it('never told anything in the corner and broke nothing', async () => {
    assert.deepEqual(await workbench().notifications.all(), []);
    assert.deepEqual(workbench().problems, []);
  });

  const link = (label: string) => workbench().editors.hoverWidget.getByRole('link', { name: label });
});

function read(file: string): string {
  return fs.readFileSync(path.join(workspaceDir, file), 'utf8');
}

/** Where a text ends in a file, counted from 1: with the cursor there, all of it is on the screen. */
function placeOf(file: string, text: string): { line: number; column: number } {
  const lines = read(file).split('\n');
  const index = lines.findIndex((line) => line.includes(text));
  assert.ok(index >= 0, `${text} is in ${file}`);
  return { line: index + 1, column: (lines[index]?.indexOf(text) ?? 0) + text.length + 1 };
}
