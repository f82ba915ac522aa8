import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { scratchDir } from '../../support/vscode/scratchDir.mjs';
import { poll } from '../../support/workbench/poll.js';
import type { TreeRow } from '../../support/workbench/treeRow.js';
import { customAddress, useSampleServer } from '../../support/workbench/useSampleServer.js';
import { useSharedWorkbench, useWorkbench } from '../../support/workbench/useWorkbench.js';
import type { View } from '../../support/workbench/view.js';
import type { Workbench } from '../../support/workbench/workbench.js';

const WYOMING = 'Wyoming General Elections';
const GAME = 'New York at Boston';
const BITCOIN = 'Bitcoin price this hour';

const scratch = scratchDir('watchlist-');
after('remove the folder', () => scratch.remove());

/** A file with some content; returns its path. */
function fileOf(name: string, content: unknown): string {
  const file = path.join(scratch.dir, name);
  fs.writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

async function answerBox({ page, quickInput }: Workbench, text: string): Promise<void> {
  await quickInput.waitUntilOpen();
  await quickInput.fill(text);
  // The dialog for files takes Enter only once it has looked at what was typed.
  await poll('the box closed', async () => {
    if (!(await quickInput.widget.isVisible())) return true;
    await page.keyboard.press('Enter');
    return undefined;
  });
}

/** Types a path into the dialog for files, which first puts a path of its own there. */
async function chooseFile(workbench: Workbench, file: string): Promise<void> {
  const { quickInput } = workbench;
  await quickInput.waitUntilOpen();
  await poll('a proposed path', async () =>
    (await quickInput.value()).includes('/workspace/') && (await quickInput.items()).length > 0
      ? true
      : undefined,
  );
  await answerBox(workbench, file);
}

describe('the watchlist', () => {
  const workbench = useWorkbench({ height: 1400 });
  let milestones: View;
  let watchlist: View;

  before(async () => {
    milestones = await workbench().openView('Milestones');
    await milestones.waitForRows();
    watchlist = await workbench().openView('Watchlist');
  });

  const add = async (row: TreeRow): Promise<void> => (await row.contextMenu()).pick('Add to Watchlist…');
  const answer = (text: string): Promise<void> => answerBox(workbench(), text);
  const choose = (file: string): Promise<void> => chooseFile(workbench(), file);
  const shows = (...labels: string[]): Promise<unknown> =>
    poll(`the rows ${labels.join(', ')}`, async () => {
      const found = (await watchlist.rows()).filter(({ level }) => level < 3).map(({ label }) => label);
      return JSON.stringify(found) === JSON.stringify(labels) ? true : undefined;
    }).catch(async (error: unknown) => {
      throw new Error(`${String(error)}: ${(await watchlist.labels()).join(', ')}`);
    });
  const drag = async (from: TreeRow, to: TreeRow): Promise<void> => {
    const { mouse } = workbench().page;
    await (await from.locate()).locator('.monaco-tl-contents').hover();
    await mouse.down();
    const target = await to.locate();
    // VS Code asks the tree while the mouse moves over a row, and marks the row when it may be dropped there.
    await poll('a row to drop on', async () => {
      const box = await target.boundingBox();
      if (box) await mouse.move(box.x + 80, box.y + box.height / 2, { steps: 5 });
      if (box) await mouse.move(box.x + 84, box.y + box.height / 2, { steps: 2 });
      return (await target.and(workbench().page.locator('.drop-target')).count()) > 0 ? true : undefined;
    });
    await mouse.up();
  };

  it('says what it is for while it is empty', async () => {
    await watchlist.welcome.getByText('Watch milestones, events, markets and structured targets.').waitFor();
  });

  it('takes a milestone from the menu of a row, without a question', async () => {
    await add(milestones.row(WYOMING));
    const row = await watchlist.row(WYOMING).read();
    assert.match(row.description, /^in \d+ h · one_off_milestone$/);
  });

  it('takes several at once, and nothing twice', async () => {
    await milestones.row(WYOMING).click();
    await milestones.row(GAME).click(['Control']);
    await milestones.row(BITCOIN).click(['Control']);
    await add(milestones.row(GAME));
    await watchlist.row(BITCOIN).read();
    assert.deepEqual((await watchlist.labels()).toSorted(), [BITCOIN, GAME, WYOMING].toSorted());
    await add(milestones.row(GAME));
    assert.equal((await watchlist.labels()).length, 3);
  });

  it('opens a thing like any other tree', async () => {
    const game = await watchlist.row(GAME).expand();
    await game.child('Primary events').child(GAME).read();
    await game.collapse();
  });

  it('has groups of one’s own, and the same thing in two of them', async () => {
    await watchlist.action('New Watchlist Group…');
    await answer('Tonight');
    await watchlist.row('Tonight').read();
    await milestones.row(GAME).click();
    await add(milestones.row(GAME));
    await workbench().quickInput.pick('Tonight');
    await watchlist.row('Tonight').child(GAME).read();
    const both = (await watchlist.rows()).filter(({ label }) => label === GAME);
    assert.deepEqual(
      both.map(({ level }) => level),
      [2, 1],
    );
    assert.equal((await watchlist.row('Tonight').read()).description, '1');
  });

  it('moves rows by dragging them: into a group, among each other, and to the end', async () => {
    await drag(watchlist.row(WYOMING), watchlist.row('Tonight'));
    await poll('a count of two', async () =>
      (await watchlist.row('Tonight').read()).description === '2' ? true : undefined,
    );
    await shows('Tonight', GAME, WYOMING, ...(await atTop()));
    await drag(watchlist.row('Tonight').child(WYOMING), watchlist.row('Tonight').child(GAME));
    await shows('Tonight', WYOMING, GAME, ...(await atTop()));
  });

  it('takes rows that are dragged from another view', async () => {
    await drag(milestones.row('Fed rate decision'), watchlist.row('Tonight').child(GAME));
    await shows('Tonight', WYOMING, 'Fed rate decision', GAME, ...(await atTop()));
    await workbench().screenshot('watchlist');
  });

  it('moves to a new group by keyboard', async () => {
    await (await watchlist.row(BITCOIN).contextMenu()).pick('Move to Watchlist Group…');
    await workbench().quickInput.waitUntilOpen();
    await workbench().quickInput.fill('Hourly');
    await workbench().quickInput.pick('New group "Hourly"');
    await watchlist.row('Hourly').child(BITCOIN).read();
    await poll('the row in one place', async () =>
      (await watchlist.labels()).filter((label) => label === BITCOIN).length === 1 ? true : undefined,
    );
  });

  it('survives a reload of the window', async () => {
    const before = await watchlist.labels();
    await workbench().reload();
    watchlist = await workbench().openView('Watchlist');
    milestones = await workbench().openView('Milestones');
    await watchlist.row('Hourly').child(BITCOIN).read();
    assert.deepEqual(await watchlist.labels(), before);
  });

  it('removes with the Delete key, and takes that back', async () => {
    await watchlist.row('Tonight').child(WYOMING).click();
    await watchlist.row('Tonight').child('Fed rate decision').click(['Control']);
    await workbench().page.keyboard.press('Delete');
    const toast = workbench().notifications.toast(/Removed 2 things from the watchlist/);
    await poll('two rows less', async () =>
      (await watchlist.labels()).includes('Fed rate decision') ? undefined : true,
    );
    await toast.getByRole('button', { name: 'Undo' }).click();
    await watchlist.row('Tonight').child('Fed rate decision').read();
    await watchlist.row('Tonight').child(WYOMING).read();
  });

  it('asks before it deletes a group with something in it', async () => {
    await (await watchlist.row('Hourly').contextMenu()).pick('Delete Watchlist Group');
    const dialog = workbench().page.locator('.monaco-dialog-box');
    await dialog.getByText('Delete the group "Hourly" with 1 thing in it?').waitFor();
    await dialog.getByRole('button', { name: 'Delete' }).click();
    await poll('one group less', async () =>
      (await watchlist.labels()).includes('Hourly') ? undefined : true,
    );
    await workbench().notifications.clear();
  });

  it('says what is wrong with a file and changes nothing', async () => {
    const before = await watchlist.labels();
    const entries = [
      { kind: 'market', id: 'KXNBAGAME-26NYKBOS-BOS' },
      { kind: 'milestone', id: 'no uuid' },
    ];
    const file = fileOf('bad.json', { kalshiWatchlist: 1, groups: [{ name: 'New', entries }] });
    await workbench().command('Kalshi: Import Watchlist…');
    await choose(file);
    await workbench()
      .notifications.toast(/The watchlist was not imported: groups\[0\]\.entries\[1\]\.id is not a UUID\./)
      .waitFor();
    await workbench().screenshot('watchlist-bad-file');
    assert.deepEqual(await watchlist.labels(), before);
    await workbench().notifications.clear();
  });

  it('imports a file into its groups and removes nothing', async () => {
    const before = await watchlist.labels();
    const entries = [{ kind: 'market', id: 'KXNBAGAME-26NYKBOS-BOS', title: 'Boston' }];
    const file = fileOf('good.json', { kalshiWatchlist: 1, groups: [{ name: 'Markets', entries }] });
    await workbench().command('Kalshi: Import Watchlist…');
    await choose(file);
    const row = await poll('a market with its prices', async () => {
      const read = await watchlist.row('Markets').child('Boston').read();
      return /bid \$0\.\d\d · ask \$0\.\d\d/.test(read.description) ? read : undefined;
    });
    assert.match(row.ariaLabel, /^Market, Boston/);
    for (const label of before) assert.ok((await watchlist.labels()).includes(label), label);
  });

  it('exports what can be imported', async () => {
    const file = path.join(scratch.dir, 'out.json');
    await workbench().command('Kalshi: Export Watchlist…');
    await choose(file);
    const text = await poll(
      'the file',
      async () => (fs.existsSync(file) && fs.readFileSync(file, 'utf8')) || undefined,
    );
    const { kalshiWatchlist, groups } = JSON.parse(text) as {
      kalshiWatchlist: number;
      groups: { name: string; entries: { title?: string }[] }[];
    };
    assert.equal(kalshiWatchlist, 1);
    assert.deepEqual(
      groups.map(({ name, entries }) => [name, entries.length]),
      [
        ['', 1],
        ['Tonight', 3],
        ['Markets', 1],
      ],
    );
    assert.equal(groups[1]?.entries[0]?.title, WYOMING);
  });

  it('left nothing wrong behind', () => {
    assert.deepEqual(workbench().problems, []);
  });

  async function atTop(): Promise<string[]> {
    return (await watchlist.rows())
      .filter(({ level, expanded, description }) => level === 1 && !(expanded && /^\d+$/.test(description)))
      .map(({ label }) => label);
  }
});

describe('a watchlist of 100 markets', () => {
  const server = useSampleServer();
  const workbench = useSharedWorkbench(() => ({
    ...customAddress(server().baseUrl),
    'kalshi.refresh.interval': 0,
  }));

  it('is loaded and refreshed with one request, and shown by its titles when the exchange is away', async () => {
    const answered = await fetch(`${server().baseUrl}/markets?limit=100`);
    const { markets } = (await answered.json()) as { markets: { ticker: string }[] };
    const entries = markets.map(({ ticker }) => ({
      kind: 'market',
      id: ticker,
      title: `Title of ${ticker}`,
    }));
    assert.equal(entries.length, 100);
    const file = fileOf('hundred.json', { kalshiWatchlist: 1, groups: [{ name: 'All', entries }] });
    const view = await workbench().openView('Watchlist');
    const asked = (): string[] => server().requests.filter((address) => address.startsWith('/markets'));
    const before = asked().length;
    await workbench().command('Kalshi: Import Watchlist…');
    await chooseFile(workbench(), file);
    const loaded = await poll('markets with their state', async () =>
      (await view.rows()).find(
        ({ level, description }) => level === 2 && /active|finalized/.test(description),
      ),
    );
    assert.equal(asked().length, before + 1, asked().join('\n'));
    const all = server().requests.length;
    await view.action('Refresh Watchlist');
    await poll('a request', async () => (server().requests.length > all ? true : undefined));
    await view.row(loaded.label).read();
    assert.equal(server().requests.length, all + 1, server().requests.slice(all).join('\n'));

    await server().goOffline();
    await workbench().reload();
    const again = await workbench().openView('Watchlist');
    await again.message.getByText(/offline or the exchange cannot be reached/).waitFor();
    await poll('a row that is no longer loading', async () => {
      const { description } = await again.row(/^Title of KX/).read();
      return /not loaded|as of/.test(description) ? true : undefined;
    });
    await workbench().screenshot('watchlist-offline');
    assert.deepEqual(await workbench().notifications.all(), []);
  });
});
