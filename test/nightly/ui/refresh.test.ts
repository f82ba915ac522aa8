import assert from 'node:assert/strict';
import { poll } from '../../support/workbench/poll.js';
import { customAddress, useSampleServer } from '../../support/workbench/useSampleServer.js';
import { useWorkbench } from '../../support/workbench/useWorkbench.js';
import type { View } from '../../support/workbench/view.js';

/** Two games of the sample that are on. */
const GAME = 'New York at Boston';
const MATCH = 'Fox Trot vs Zenith';
const LIVE = /^\/live_data\//;
/** Much longer than the interval of these tests. */
const WHILE_MS = 3_000;

describe('what is live', () => {
  const server = useSampleServer();
  const settings = () => ({
    ...customAddress(server().baseUrl),
    'kalshi.requests.perSecond': 20,
    'kalshi.refresh.interval': 1,
  });
  const workbench = useWorkbench(() => ({ settings: settings() }));
  let view: View;

  const heading = (name: string) => workbench().panel().getByRole('heading', { level: 1, name });
  const asked = (pattern: RegExp) => server().requests.filter((request) => pattern.test(request));
  const isAsked = async (pattern: RegExp, times = 1): Promise<void> => {
    const before = asked(pattern).length;
    await poll(`${times} more requests like ${String(pattern)}`, async () =>
      asked(pattern).length >= before + times ? true : undefined,
    );
  };

  /** What is asked for in a while, once what is under way has been answered. */
  const askedInAWhile = async (): Promise<readonly string[]> => {
    const start = Date.now();
    let before = server().requests.length;
    await poll('a while', async () => {
      if (Date.now() - start < 1_000) before = server().requests.length;
      return Date.now() - start > WHILE_MS + 1_000 ? true : undefined;
    });
    return server().requests.slice(before);
  };

  it('costs at most four requests to open, with the events and the names', async () => {
    view = await workbench().openView('Milestones');
    await view.waitForRows();
    const before = server().requests.length;
    await view.row(GAME).click();
    await heading(GAME).waitFor();
    await poll('live data', async () => asked(LIVE).length > 0 || undefined);
    // The view beside it asks for what changed meanwhile.
    const first = server()
      .requests.slice(before)
      .filter((request) => !request.startsWith('/milestones?'));
    const until = first.findIndex((request) => LIVE.test(request));
    assert.ok(until < 4, first.join('\n'));
  });

  it('is asked for again and again, with at most two requests each time', async () => {
    await isAsked(LIVE, 2);
    const requests = await askedInAWhile();
    const lives = requests.filter((request) => LIVE.test(request)).length;
    assert.ok(lives >= 2, requests.join('\n'));
    const events = requests.filter((request) => request.startsWith('/events?')).length;
    assert.ok(Math.abs(events - lives) <= 1, requests.join('\n'));
    assert.ok(!requests.some((request) => /^\/(milestones\/|structured_targets)/.test(request)));
    await workbench().screenshot('live-milestone');
  });

  it('shares one request between the panels that are visible', async () => {
    await view.row(MATCH).click();
    await heading(MATCH).waitFor();
    await workbench().command('View: Move Editor into Next Group');
    await isAsked(/^\/live_data\/batch\?milestone_ids=.*&milestone_ids=/, 2);
    await workbench().screenshot('live-two-panels');
  });

  it('is not asked for while the panel is hidden, and at once when it is shown', async () => {
    await workbench().command('View: Close All Editors');
    await view.row(GAME).click();
    await heading(GAME).waitFor();
    await isAsked(LIVE);
    await workbench().editors.openFile('bot.config.jsonc');
    assert.deepEqual(await askedOfPanels(askedInAWhile), []);
    await view.row(GAME).click();
    await isAsked(LIVE);
  });

  it('is not asked for once the interval is 0, and again once it is not', async () => {
    await workbench().changeSettings({ ...settings(), 'kalshi.refresh.interval': 0 });
    await heading(GAME).waitFor();
    assert.deepEqual(await askedInAWhile(), []);
    await workbench().changeSettings(settings());
    await heading(GAME).waitFor();
    await isAsked(LIVE, 2);
  });

  it('has links to what it belongs to, from a market to its event, series and milestone', async () => {
    const panel = workbench().panel();
    await panel.getByRole('link', { name: GAME, exact: true }).first().click();
    await panel.getByRole('heading', { name: 'Milestones' }).waitFor();
    await workbench().screenshot('event-milestones');
    await panel.getByRole('table').first().getByRole('link').first().click();
    await panel.getByRole('heading', { name: 'Belongs to' }).waitFor();
    await panel.getByRole('link', { name: 'Pro Basketball (M) Game' }).waitFor();
    await workbench().screenshot('market-belongs-to');
    // The event is called the same, and stands in the head and above its milestone.
    await panel.getByRole('link', { name: GAME, exact: true }).nth(2).click();
    await panel.getByRole('heading', { name: 'Primary events' }).waitFor();
  });

  it('keeps the range of a chart while its panel is hidden, and over a reload', async () => {
    const openEvent = () =>
      workbench().panel().getByRole('link', { name: GAME, exact: true }).first().click();
    const range = (name: string) => workbench().panel().getByRole('radio', { name, exact: true });
    const isChosen = (name: string) =>
      poll(`the range ${name}`, async () => ((await range(name).isChecked()) ? true : undefined));
    await openEvent();
    await isChosen('1D');
    await range('1W').check({ force: true });
    await poll(
      'candles of a week',
      async () => asked(/candlesticks\?.*period_interval=60$/).length || undefined,
    );
    await workbench().editors.openFile('bot.config.jsonc');
    await view.row(GAME).click();
    await workbench().panel().getByRole('heading', { name: 'Primary events' }).waitFor();
    await openEvent();
    await isChosen('1W');
    await workbench().reload();
    await isChosen('1W');
    await workbench().screenshot('event-chart-after-reload');
    view = await workbench().openView('Milestones');
  });

  it('is not asked for at all where nothing is open', async () => {
    await workbench().command('View: Close All Editors');
    assert.deepEqual(await askedOfPanels(askedInAWhile), []);
  });
});

/** Of those the ones that a panel makes: the view refreshes its list. */
async function askedOfPanels(ask: () => Promise<readonly string[]>): Promise<readonly string[]> {
  return (await ask()).filter((request) => !request.startsWith('/milestones?'));
}
