import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { scratchDir } from '../../support/vscode/scratchDir.mjs';
import { useWorkbench } from '../../support/workbench/useWorkbench.js';

const MARKET = {
  ticker: 'KXNBAGAME-26NYKBOS-BOS',
  event_ticker: 'KXNBAGAME-26NYKBOS',
  yes_sub_title: 'Boston',
  status: 'active',
  strike_type: 'structured',
  custom_strike: { basketball_team: '2ef4d31c-0b46-4f43-a403-f44d62489034' },
  yes_bid_dollars: '0.6100',
  yes_ask_dollars: 63,
  volume_fp: '48210.00',
  close_time: '2026-11-25T03:00:00Z',
};

describe('JSON that is named after the exchange', () => {
  const { dir: folder } = scratchDir('schemas-');
  writeFileSync(path.join(folder, 'market.kalshi.json'), JSON.stringify({ market: MARKET }, null, 2));
  const workbench = useWorkbench({ folder });
  const open = (): Promise<void> => workbench().editors.openFile('market.kalshi.json', { line: 1 });

  it('has its fields explained, and the words that they can be', async () => {
    await open();
    const { editors } = workbench();
    assert.match(await editors.hover('volume_fp'), /Contracts, decimal text\s+Traded so far\./);
    assert.match(await editors.hover('"structured"'), /structured: Yes for the structured targets/);
    assert.match(await editors.hover('yes_bid_dollars'), /Dollars, decimal text\s+Highest price bid for Yes/);
    await workbench().screenshot('schema-hover');
  });

  it('shows a price in cents as a problem', async () => {
    await open();
    await workbench().page.locator('.squiggly-warning').first().waitFor();
    const said = await workbench().editors.hover('63');
    assert.match(said, /Dollars are decimal text such as "0\.5600", not a number and not whole cents\./);
    await workbench().screenshot('schema-problem');
  });

  it('finds no other problem', async () => {
    await workbench().editors.leave();
    await workbench().command('View: Focus Problems (Errors, Warnings, Infos)');
    const panel = workbench().page.locator('.markers-panel');
    await panel.getByText('Dollars are decimal text').waitFor();
    assert.equal(await panel.getByText(/\[Ln \d+, Col \d+\]/).count(), 1);
    assert.deepEqual(await workbench().notifications.all(), []);
    assert.deepEqual(workbench().problems, []);
  });
});
