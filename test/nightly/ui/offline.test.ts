import assert from 'node:assert/strict';
import { poll } from '../../support/workbench/poll.js';
import { customAddress, useSampleServer } from '../../support/workbench/useSampleServer.js';
import { useSharedWorkbench } from '../../support/workbench/useWorkbench.js';
import type { View } from '../../support/workbench/view.js';
import type { Workbench } from '../../support/workbench/workbench.js';

const WYOMING = 'Wyoming General Elections';
const GAME = 'New York at Boston';
const BOSTON = '2ef4d31c-0b46-4f43-a403-f44d62489034';
const NEW_YORK = '0b67acc5-ee5a-4a07-aa42-3e3d1a5ff9c9';
const DOUBTFUL = 'a3ebf422-62a7-4147-a46b-8f7179ada993';
const OFFLINE = /the exchange cannot be reached/i;

/** Without names beside ids, which would be asked for by themselves. */
const custom = (baseUrl: string) => ({
  ...customAddress(baseUrl),
  'kalshi.inlayHints.enabled': false,
});

describe('a network that goes away and comes back', () => {
  const server = useSampleServer();
  const workbench = useSharedWorkbench(() => custom(server().baseUrl));
  let view: View;

  before('with something loaded', async () => {
    view = await workbench().openView('Milestones');
    await view.row(GAME).expand();
    await view.row(GAME).child('Primary events').child(GAME).read();
    await view.row(GAME).click();
    await heading(GAME).waitFor();
    await workbench().editors.openFile('bot.config.jsonc', { line: 21 });
    await workbench().editors.hover(BOSTON);
    await workbench().editors.leave();
    await server().goOffline();
  });

  const heading = (name: string) => workbench().panel().getByRole('heading', { level: 1, name });
  const failure = () => workbench().panel().locator('.failure');

  it('leaves the rows and says above them why they are old', async () => {
    const labels = await view.labels();
    await view.action('Refresh Milestones');
    await messageSays(view, OFFLINE);
    const kept = await view.labels();
    assert.ok(kept.length > 10, kept.join('\n'));
    // The reason takes room: fewer rows are drawn.
    assert.deepEqual(kept, labels.slice(0, kept.length));
    await workbench().screenshot('offline-rows');
  });

  it('has one row to try again below a milestone that was not loaded', async () => {
    await view.row(WYOMING).expand();
    const notice = await view.row(WYOMING).child('Primary events').child(OFFLINE).read();
    assert.equal(notice.description, 'Retry');
    const notices = (await view.rows()).filter(({ label }) => OFFLINE.test(label));
    assert.equal(notices.length, 1);
    await workbench().screenshot('offline-notice');
  });

  it('keeps the names of the ids that were hovered, and says one quiet line for others', async () => {
    assert.match(await workbench().editors.hover(BOSTON), /^Boston —/);
    await poll('the reason in the hover', async () =>
      OFFLINE.test(await workbench().editors.hover(DOUBTFUL)) ? true : undefined,
    );
    const lines = (await workbench().editors.hoverWidget.innerText()).trim().split('\n');
    assert.equal(lines.length, 1, lines.join('\n'));
    await workbench().screenshot('offline-hover');
    await workbench().editors.leave();
  });

  it('keeps what a panel shows and says so', async () => {
    await view.row(GAME).click();
    await heading(GAME).waitFor();
    await workbench().panel().getByRole('button', { name: 'Refresh' }).click();
    await failure().getByText('What is shown was loaded earlier.').waitFor();
    assert.match(await failure().innerText(), OFFLINE);
    assert.ok(await workbench().panel().getByRole('heading', { name: 'Primary events' }).isVisible());
    await workbench().screenshot('offline-panel');
  });

  it('never tells anything in the corner by itself', async () => {
    assert.deepEqual(await workbench().notifications.all(), []);
  });

  it('is told once when a person asks for one thing in vain', async () => {
    await view.row(WYOMING).child('Primary events').child(OFFLINE).click();
    await workbench().notifications.toast(OFFLINE).waitFor();
    assert.equal((await workbench().notifications.all()).length, 1);
    await workbench().notifications.clear();
  });

  it('shows everything again once it is back, without anybody doing anything', async () => {
    await server().comeBack();
    await failure().getByText(OFFLINE).waitFor({ state: 'detached' });
    await view
      .row(WYOMING)
      .child('Primary events')
      .child(/Senate/)
      .read();
    await poll('the message without the reason', async () =>
      (await view.message.innerText()).trim() === 'Custom address.' ? true : undefined,
    );
    await workbench().editors.openFile('bot.config.jsonc', { line: 21 });
    assert.match(await workbench().editors.hover(NEW_YORK), /^New York —/);
    await workbench().editors.leave();
    assert.deepEqual(await workbench().notifications.all(), []);
    assert.deepEqual(workbench().problems, []);
  });
});

describe('a window that opens without a network', () => {
  const server = useSampleServer();
  const workbench = useSharedWorkbench(() => custom(server().baseUrl));
  let view: View;

  before('open it', async () => {
    await server().goOffline();
    await workbench().reload();
  });

  const retry = () => view.welcome.getByRole('button', { name: 'Retry' });
  const welcomeSays = (text: string | RegExp) => view.welcome.getByText(text).first().waitFor();

  it('says so in the view, with a button to try again', async () => {
    view = await workbench().openView('Milestones');
    await welcomeSays('The exchange cannot be reached.');
    await retry().waitFor();
    await workbench().screenshot('offline-start');
  });

  it('tells a page that is no exchange from one that is out of order', async () => {
    await server().comeBack();
    server().faults.captivePortal();
    await retry().click();
    await welcomeSays(/the answer did not come from the exchange/i);
    await workbench().screenshot('captive-portal');
    server().faults.status(500);
    await retry().click();
    await welcomeSays(/the exchange is unavailable/i);
  });

  it('says when the exchange takes no more requests', async () => {
    server().faults.status(429);
    await retry().click();
    await welcomeSays('Rate limit reached.');
    await workbench().screenshot('rate-limited');
  });

  it('fills the view by itself once the exchange answers', async () => {
    server().faults.clear();
    await view.row(WYOMING).read();
    assert.deepEqual(await workbench().notifications.all(), []);
  });

  it('keeps the rows when the exchange then takes no more requests', async () => {
    server().faults.status(429);
    await view.action('Refresh Milestones');
    await messageSays(view, /the rate limit is reached; try again in a moment/i);
    await view.row(WYOMING).read();
    server().faults.clear();
    await poll('the message without the reason', async () =>
      (await view.message.innerText()).trim() === 'Custom address.' ? true : undefined,
    );
  });
});

describe('an address that may not be used', () => {
  const server = useSampleServer();
  const workbench = useSharedWorkbench(custom('http://example.com'));
  let view: View;

  it('is named in the view and in a hover', async () => {
    view = await workbench().openView('Milestones');
    await view.welcome.getByText('The address in the setting kalshi.customBaseUrl cannot be used').waitFor();
    await workbench().screenshot('bad-address');
    await workbench().editors.openFile('bot.config.jsonc', { line: 21 });
    assert.match(await workbench().editors.hover(BOSTON), /kalshi\.customBaseUrl cannot be used/);
    await workbench().editors.leave();
  });

  it('is never contacted', async () => {
    assert.match(await logOf(workbench()), /not used: Plain http is accepted for\s+this/);
    // This server again, by an address that is not recognised as this computer.
    const mapped = server().baseUrl.replace('127.0.0.1', '[::ffff:127.0.0.1]');
    await workbench().changeSettings({ 'kalshi.customBaseUrl': mapped });
    await view.welcome.getByText('The address in the setting kalshi.customBaseUrl cannot be used').waitFor();
    await view.action('Refresh Milestones');
    assert.equal(server().connections, 0);
  });

  it('holds nobody up once it is corrected', async () => {
    await workbench().changeSettings({ 'kalshi.customBaseUrl': server().baseUrl });
    await view.row(WYOMING).read();
    assert.ok(server().connections > 0);
    assert.deepEqual(await workbench().notifications.all(), []);
  });
});

async function messageSays(view: View, text: RegExp): Promise<void> {
  await poll(`the message to say ${String(text)}`, async () =>
    text.test(await view.message.innerText()) ? true : undefined,
  );
}

/** What the log shows. */
async function logOf(workbench: Workbench): Promise<string> {
  await workbench.command('Kalshi: Show Log');
  return poll('lines in the log', async () => (await workbench.outputText()) || undefined);
}
