import assert from 'node:assert/strict';
import { poll } from '../../support/workbench/poll.js';
import { customAddress, useSampleServer } from '../../support/workbench/useSampleServer.js';
import { useWorkbench } from '../../support/workbench/useWorkbench.js';
import { View } from '../../support/workbench/view.js';
import type { Workbench } from '../../support/workbench/workbench.js';

/** The view is folded up until somebody opens it; the others are, to leave it the room. */
async function openTargets(workbench: Workbench): Promise<View> {
  for (const above of ['Milestones', 'Watchlist']) {
    const { pane } = await workbench.openView(above);
    await pane.locator('.pane-header').click();
  }
  const view = new View(workbench.page, 'Structured Targets');
  if (!(await view.isOpen())) await view.pane.locator('.pane-header').click();
  await view.waitForRows();
  return view;
}

describe('the view of structured targets', () => {
  const workbench = useWorkbench({ height: 1400, width: 1500 });
  let targets: View;

  before(async () => {
    targets = await openTargets(workbench());
  });

  it('lists the types that were seen, without asking for any', async () => {
    const labels = await targets.labels();
    for (const type of ['afl_team', 'basketball_team', 'politician']) assert.ok(labels.includes(type), type);
    assert.equal(await targets.message.innerText(), 'Sample data, made up.');
  });

  it('opens a type as its competitions, and one of these as its targets by name', async () => {
    const type = await targets.row('basketball_team').expand();
    assert.match((await type.child('All').read()).description, /^8 loaded$/);
    const league = await type.child('NBA').expand();
    await league.child('Boston').locate();
    await type.child('Atlantic').locate();
    await workbench().screenshot('targets-competitions');
    const names = (await targets.rows()).filter(({ level }) => level === 3).map(({ label }) => label);
    assert.deepEqual(names, names.toSorted());
    assert.equal(names.length, 8);
  });

  it('shows what names a target, and how far it looked', async () => {
    const boston = await targets.row('basketball_team').child('NBA').child('Boston').expand();
    const milestones = await boston.child('Milestones').expand();
    await milestones.child('New York at Boston').locate();
    await milestones.child(/^Looked through 46 upcoming milestones of NBA to the last$/).locate();
    await milestones.child('Look further').click();
    await milestones.child(/; 249 upcoming milestones to the last$/).locate();
    await milestones.collapse();
    const markets = await boston.child('Markets').expand();
    await markets.child(/^Looked through .*; \d+ of their events$/).locate();
    assert.match((await markets.child('Boston').read()).ariaLabel, /^Market, Boston, \w+ at Boston/);
    await workbench().screenshot('targets-names');
    await markets.collapse();
  });

  it('filters what is loaded and says how many that are', async () => {
    await workbench().command('Kalshi: Filter Structured Targets…');
    await workbench().quickInput.waitUntilOpen();
    await workbench().quickInput.fill('bos');
    await workbench().quickInput.accept();
    await targets.message.filter({ hasText: /Filter: “bos”, 1 of \d+ loaded\.$/ }).waitFor();
    await targets.row('basketball_team').child('Boston').locate();
    await workbench().screenshot('targets-filtered');
    assert.equal((await targets.rows()).filter(({ level }) => level === 1).length, 1);
    await targets.action('Clear Filter of Structured Targets');
    await targets.row('basketball_team').child('NBA').child('Boston').locate();
    await targets.message.filter({ hasText: /^Sample data, made up\.$/ }).waitFor();
  });

  it('browses any type, and says when that lists nothing', async () => {
    await targets.row('basketball_team').collapse();
    await workbench().command('Kalshi: Browse Target Type…');
    await workbench().quickInput.waitUntilOpen();
    await workbench().quickInput.fill('hologram_team');
    await workbench().quickInput.pick('Use "hologram_team"');
    await targets.row('hologram_team').child(/./).locate();
    await workbench().command('Kalshi: Browse Target Type…');
    await workbench().quickInput.waitUntilOpen();
    await workbench().quickInput.fill('player');
    await workbench().quickInput.pick('Use "player"');
    await targets.row('player').child('The exchange lists no player').locate();
    await workbench().screenshot('targets-unknown');
  });

  it('exports a competition as a map of names to ids, to a new document', async () => {
    const type = await targets.row('basketball_team').expand();
    await type.child('NBA').action('Export Targets as Name → ID Map…');
    await workbench().quickInput.waitUntilOpen();
    await workbench().screenshot('targets-export-formats');
    await workbench().quickInput.pick('TypeScript');
    const text = await poll('the document', async () => {
      const drawn = (await workbench().editors.text()).replaceAll('\u00a0', ' ');
      return drawn.includes('BASKETBALL_TEAM_NBA_IDS') ? drawn : undefined;
    });
    assert.match(text, /\/\/ 8 structured targets: basketball_team of NBA, Sample, 20/);
    assert.match(text, /"Boston": "[0-9a-f-]{36}",/);
    await workbench().screenshot('targets-export');
  });

  it('exports a type to the clipboard', async () => {
    const copied = await workbench().copiedBy(async () => {
      await workbench().command('Kalshi: Export Targets as Name → ID Map…');
      await workbench().quickInput.waitUntilOpen();
      await workbench().quickInput.fill('golf_competitor pga');
      await workbench().quickInput.pick('Use "golf_competitor pga"');
      await poll('the formats', async () =>
        (await workbench().quickInput.items()).some(({ label }) => label === 'Python') ? true : undefined,
      );
      const { keyboard } = workbench().page;
      for (let step = 0; step < 3; step++) await keyboard.press('ArrowDown');
      await workbench().quickInput.accept();
    });
    const names = JSON.parse(copied) as Record<string, string>;
    assert.equal(new Set(Object.values(names)).size, 110);
  });

  it('left nothing wrong behind', () => {
    assert.deepEqual(workbench().problems, []);
  });
});

describe('the requests of the view of structured targets', () => {
  const server = useSampleServer();
  const workbench = useWorkbench(() => ({
    height: 1400,
    settings: customAddress(server().baseUrl),
  }));

  let targets: View;

  it('are one a page, one for the milestones of all teams of a league, and none for what is there', async () => {
    targets = await openTargets(workbench());
    const asked = (): string[] =>
      server().requests.filter((address) => /structured_targets\?type|competition/.test(address));
    assert.deepEqual(asked(), []);
    const type = await targets.row('basketball_team').expand();
    const league = await type.child('NBA').expand();
    for (const team of ['Boston', 'Chicago']) {
      const milestones = await (await league.child(team).expand()).child('Milestones').expand();
      await milestones.child(/^Looked through 46/).locate();
    }
    const addresses = asked().map((address) => address.replace(/&?minimum_start_date=[^&]*/, ''));
    assert.deepEqual(addresses, [
      '/structured_targets?type=basketball_team&page_size=200',
      '/milestones?limit=500&competition=NBA',
    ]);
  });

  it('fail in the row of their folder, which tries again', async () => {
    server().faults.status(503);
    const songs = await targets.row('song').expand();
    const notice = songs.child(/is unavailable/);
    await notice.locate();
    await workbench().screenshot('targets-failure');
    server().faults.clear();
    await notice.click();
    await songs.child(/^(?!The exchange)/).locate();
  });

  it('are made again by a refresh for what is open, which stays so', async () => {
    const before = server().requests.length;
    await targets.action('Refresh Structured Targets');
    await poll('the requests', async () => (server().requests.length > before + 2 ? true : undefined));
    const team = targets.row('basketball_team').child('NBA').child('Boston');
    await team
      .child('Milestones')
      .child(/^Looked through 46/)
      .locate();
    const asked = server().requests.slice(before);
    assert.equal(asked.filter((address) => address.startsWith('/milestones?limit=500')).length, 1);
    assert.ok(asked.length < 8, asked.join('\n'));
  });

  it('end when an export is cancelled, which writes nothing', async () => {
    server().faults.hang();
    await targets.row('song').action('Export Targets as Name → ID Map…');
    await workbench().quickInput.waitUntilOpen();
    await workbench().quickInput.pick('Python');
    const toast = workbench().notifications.toast('Export song');
    await toast.getByRole('button', { name: 'Cancel' }).click();
    await toast.waitFor({ state: 'detached' });
    server().faults.clear();
    assert.deepEqual(await workbench().editors.tabs(), []);
  });

  it('left nothing wrong behind', () => {
    assert.deepEqual(workbench().problems, []);
  });
});
