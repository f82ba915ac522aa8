import assert from 'node:assert/strict';
import { poll } from '../../support/workbench/poll.js';
import { useSharedWorkbench } from '../../support/workbench/useWorkbench.js';

const EVENT = 'SENATEWY-26';
const EVENT_URL = `https://sample.invalid/trade-api/v2/events/${EVENT}?with_nested_markets=true`;

describe('the commands of the palette', () => {
  const workbench = useSharedWorkbench();

  const answer = (title: RegExp, text: string): Promise<void> => workbench().quickInput.answer(title, text);
  const lookUp = async (text: string, title: string | RegExp): Promise<void> => {
    await workbench().command('Kalshi: Look Up ID or Ticker…');
    await answer(/^Look Up/, text);
    await workbench().panel().getByRole('heading', { level: 1, name: title }).waitFor();
  };
  const closeEditors = (): Promise<void> => workbench().command('View: Close All Editors');

  it('are not offered on things where nothing is selected, in front or at the cursor', async () => {
    await workbench().page.keyboard.press('F1');
    await workbench().quickInput.fill('>Kalshi: Copy');
    const labels = await poll('the commands that need nothing', async () => {
      const all = (await workbench().quickInput.items()).map(({ label }) => label);
      return all.includes('Kalshi: Copy Usages as Markdown') ? all : undefined;
    });
    assert.deepEqual(
      labels.filter((label) => /^Kalshi: Copy (?!Usages)/.test(label)),
      [],
    );
    await workbench().quickInput.dismiss();
  });

  it('do nothing when the person leaves the box', async () => {
    await workbench().command('Kalshi: Look Up ID or Ticker…');
    await workbench().quickInput.waitUntilOpen();
    await workbench().quickInput.dismiss();
    assert.deepEqual(await workbench().editors.tabs(), []);
  });

  it('find the milestones of an event', async () => {
    await workbench().command('Kalshi: Find Milestones for Event Ticker…');
    await answer(/^Find Milestones/, EVENT);
    const panel = workbench().panel();
    await panel.getByRole('heading', { level: 1, name: 'Wyoming General Elections' }).waitFor();
    await closeEditors();
  });

  it('say once that no milestone has an event', async () => {
    await workbench().command('Kalshi: Find Milestones for Event Ticker…');
    await answer(/^Find Milestones/, 'NOSUCHEVENT-26');
    await workbench()
      .notifications.toast(/No milestones for event NOSUCHEVENT-26/)
      .waitFor();
    assert.equal((await workbench().notifications.all()).length, 1);
    await workbench().notifications.clear();
  });

  it('look up tickers of every kind', async () => {
    await lookUp('KXNBAGAME-26NYKBOS-BOS', /Boston/);
    await panelSays(/KXNBAGAME-26NYKBOS-BOS/);
    await lookUp('kxnbagame-26nykbos', 'New York at Boston');
    await lookUp('KXNBAGAME', /.+/);
    await panelSays(/^Series/);
    await closeEditors();
  });

  it('look up addresses of kalshi.com', async () => {
    await lookUp('https://kalshi.com/markets/senatewy/wyoming-senate/senatewy-26', /Senate/);
    await panelSays(/SENATEWY-26/);
    await closeEditors();
    await lookUp(`kalshi.com/events/${EVENT}`, /Senate/);
  });

  it('act on the panel in front', async () => {
    const curl = await workbench().copiedBy(() => workbench().command('Kalshi: Copy as cURL'));
    assert.ok(curl.startsWith('curl ') && curl.endsWith(`'${EVENT_URL}'`), curl);
    await closeEditors();
  });

  it('show a log with a line for every request', async () => {
    await workbench().command('Kalshi: Show Log');
    const log = await poll('requests in the log', async () => {
      const text = await workbench().outputText();
      return text.includes('GET /') ? text : undefined;
    });
    assert.match(log, /GET \/\S+ 200 \d+ ms \d+ B/);
    await workbench().screenshot('log');
  });

  it('left nothing open and told nothing more', async () => {
    assert.deepEqual(await workbench().editors.tabs(), []);
    assert.deepEqual(await workbench().notifications.all(), []);
    assert.deepEqual(workbench().problems, []);
  });

  async function panelSays(text: RegExp): Promise<void> {
    await poll(`the panel to say ${String(text)}`, async () =>
      text.test((await workbench().panel().locator('body').innerText()).trim()) ? true : undefined,
    );
  }
});

describe('the choice of an environment', () => {
  // Port 9 discards: nobody answers there.
  const settings = {
    'kalshi.environment': 'custom',
    'kalshi.customBaseUrl': 'http://127.0.0.1:9/trade-api/v2',
  };
  const workbench = useSharedWorkbench(settings);

  it('leads from an exchange that does not answer to the sample', async () => {
    const view = await workbench().openView('Milestones');
    await view.welcome.getByText('The exchange cannot be reached.').first().waitFor();
    await workbench().command('Kalshi: Select Environment…');
    const items = await poll('four environments', async () => {
      const found = await workbench().quickInput.items();
      return found.length === 4 ? found : undefined;
    });
    assert.deepEqual(
      items.map(({ label, description }) => [label, description]),
      [
        ['Production', ''],
        ['Demo', ''],
        ['Sample', ''],
        ['Custom address', 'current'],
      ],
    );
    await workbench().screenshot('environments');
    await workbench().quickInput.pick('Sample');
    await view.row('Wyoming General Elections').read();
    await view.message.getByText('Sample data, made up').waitFor();
  });

  it('refuses an address that may not be used, and takes one that may', async () => {
    await workbench().command('Kalshi: Select Environment…');
    await workbench().quickInput.pick('Custom address');
    await poll('the address so far', async () =>
      (await workbench().quickInput.value()) === settings['kalshi.customBaseUrl'] ? true : undefined,
    );
    await workbench().quickInput.fill('http://example.com');
    await poll('what is wrong with it', async () =>
      /Plain http is accepted for this computer only/.test(await workbench().quickInput.message())
        ? true
        : undefined,
    );
    await workbench().quickInput.fill('http://localhost:9/trade-api/v2/');
    await workbench().quickInput.accept();
    const view = await workbench().openView('Milestones');
    await view.welcome.getByText('The exchange cannot be reached.').first().waitFor();
    assert.deepEqual(await workbench().notifications.all(), []);
  });
});
