import assert from 'node:assert/strict';
import { poll } from '../support/workbench/poll.js';
import { customAddress, useSampleServer } from '../support/workbench/useSampleServer.js';
import { useSharedWorkbench, useWorkbench } from '../support/workbench/useWorkbench.js';
import type { Workbench } from '../support/workbench/workbench.js';

const TEAM = 'Boston (basketball_team)';
const MARKET = /"KXNBAGAME-26NYKBOS-BOS"\s*Boston \$0\.\d+ \(active\)/;
const THEMES = { dark: 'Dark Modern', light: 'Light Modern', 'high-contrast': 'Default High Contrast' };

/** The text that is drawn, hints included, once it says something. */
function drawn(workbench: Workbench, says: RegExp | string, timeoutMs?: number): Promise<string> {
  return poll(
    `${String(says)} in the editor`,
    async () => {
      // Monaco draws spaces as ones that do not break.
      const text = (await workbench.editors.text()).replaceAll('\u00a0', ' ');
      return (typeof says === 'string' ? text.includes(says) : says.test(text)) ? text : undefined;
    },
    timeoutMs,
  );
}

describe('the names beside the ids of a file', () => {
  const workbench = useSharedWorkbench();

  for (const [name, theme] of Object.entries(THEMES)) {
    it(`stand there without being asked for, in ${theme}`, async () => {
      await workbench().changeSettings({ 'workbench.colorTheme': theme });
      await workbench().editors.openFile('markets.json', { line: 24 });
      const text = await drawn(workbench(), MARKET);
      assert.ok(text.includes(TEAM), text);
      assert.match(text, /"KXNBAGAME-26NYKBOS"\s*New York at Boston/);
      await workbench().screenshot(`hints-${name}`);
    });
  }

  it('name milestones and players too, in JSON with comments', async () => {
    await workbench().changeSettings({});
    await workbench().editors.openFile('bot.config.jsonc', { line: 20 });
    const text = await drawn(workbench(), 'New York at Boston (basketball_game)');
    assert.match(text, /"SENATEWY-26"/);
    await workbench().screenshot('hints-config');
  });

  it('open the details with a ctrl+click, and explain themselves under the mouse', async () => {
    await workbench().editors.openFile('markets.json', { line: 24 });
    await drawn(workbench(), MARKET);
    const spot = await workbench().editors.spotOf('(active)');
    await workbench().page.mouse.move(spot.x, spot.y, { steps: 4 });
    await workbench()
      .editors.hoverWidget.filter({ hasText: /— market active/ })
      .waitFor();
    await workbench().screenshot('hints-tooltip');
    const heading = workbench().panel().getByRole('heading', { level: 1 });
    // A click counts once the hint is a link, which it becomes under the mouse and with the key held down.
    await poll('the details', async () => {
      const { page } = workbench();
      await page.keyboard.down('Control');
      await page.mouse.move(spot.x + 2, spot.y, { steps: 2 });
      await page.mouse.click(spot.x + 2, spot.y);
      await page.keyboard.up('Control');
      await page.mouse.move(spot.x, spot.y);
      return heading.waitFor({ timeout: 5_000 }).then(
        () => true,
        () => undefined,
      );
    });
    await workbench().command('View: Close Editor');
  });

  it('are not there in source code unless its language is set so', async () => {
    await workbench().editors.openFile('bot.py', { line: 8 });
    await drawn(workbench(), 'BOSTON = ');
    await workbench().changeSettings({ 'kalshi.languages': { python: 'all' } });
    await workbench().editors.openFile('bot.py', { line: 8 });
    await drawn(workbench(), TEAM);
    await workbench().changeSettings({});
    await workbench().editors.openFile('bot.py', { line: 8 });
    await poll('no hint in Python', async () =>
      (await workbench().editors.text()).includes('basketball_team)') ? undefined : true,
    );
  });

  it('go with their setting', async () => {
    await workbench().changeSettings({ 'kalshi.inlayHints.enabled': false });
    await workbench().editors.openFile('markets.json', { line: 24 });
    await poll('no hint', async () => {
      const text = await workbench().editors.text();
      return text.includes('KXNBAGAME') && !text.includes('(active)') ? true : undefined;
    });
  });

  it('never told anything in the corner and broke nothing', async () => {
    assert.deepEqual(await workbench().notifications.all(), []);
    assert.deepEqual(workbench().problems, []);
  });
});

describe('the names beside ids on a network', () => {
  const server = useSampleServer();
  const workbench = useWorkbench(() => ({
    settings: customAddress(server().baseUrl),
  }));

  it('cost one request for each kind of what is on the screen', async () => {
    await workbench().editors.openFile('markets.json', { line: 24 });
    await drawn(workbench(), MARKET);
    const kinds = server().requests.map((request) => request.split('?')[0]);
    assert.deepEqual(kinds.toSorted(), ['/events', '/markets', '/structured_targets']);
  });

  it('stay when the file is typed in, at no cost', async () => {
    const before = server().requests.length;
    const { page, editors } = workbench();
    await editors.openFile('markets.json', { line: 24 });
    await page.keyboard.press('End');
    await page.keyboard.type(' ');
    await poll('a changed file', async () =>
      (await editors.tabs()).some(({ active, dirty }) => active && dirty) ? true : undefined,
    );
    await drawn(workbench(), MARKET);
    assert.deepEqual(server().requests.slice(before), []);
    await page.keyboard.press('Control+Z');
    await editors.waitUntilSaved('markets.json');
  });

  it('are there after a restart without a network', async () => {
    // What was loaded goes to the disk a little later.
    await poll('names on disk', async () =>
      /Boston.*KXNBAGAME|KXNBAGAME.*Boston/s.test(workbench().namesOnDisk()) ? true : undefined,
    );
    await server().goOffline();
    await workbench().reload();
    await workbench().editors.openFile('markets.json', { line: 24 });
    const text = await drawn(workbench(), TEAM);
    assert.match(text, /"KXNBAGAME-26NYKBOS-BOS"\s*Boston \(active\)/);
    await workbench().screenshot('hints-offline');
  });

  it('have their prices again by themselves when the network is back', async () => {
    await server().comeBack();
    // It is asked every ten seconds, and what was sent just before takes its own attempts.
    await drawn(workbench(), MARKET, 40_000);
  });

  it('never told anything in the corner', async () => {
    assert.deepEqual(await workbench().notifications.all(), []);
  });
});
