// `npm run pictures`: takes the pictures of the README from the real workbench, on sample data, into media/readme.
import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Page } from 'playwright-core';
import { palettePng } from './support/palettePng.mjs';
import { projectRoot } from './support/vscode/projectPaths.mjs';
import { Workbench } from './support/workbench/workbench.js';

const MAX_BYTES = 60_000;
const SIZE = { width: 1100, height: 700 };
const WYOMING = 'Wyoming General Elections';
const GAME = 'New York at Boston';

async function main(): Promise<void> {
  const settings = {
    'workbench.colorTheme': 'Default Dark Modern',
    'workbench.layoutControl.enabled': false,
    'window.commandCenter': false,
    'editor.minimap.enabled': false,
    'workbench.tree.indent': 14,
  };
  const workbench = await Workbench.open({ ...SIZE, settings });
  try {
    await takeMilestones(workbench);
    await takeDetails(workbench);
    await takeMarket(workbench);
    await takeSearch(workbench);
    await takeHints(workbench);
    await takeHover(workbench);
    await takeUsages(workbench);
    await takeWatchlist(workbench);
  } finally {
    await workbench.close();
  }
}

async function takeMilestones(workbench: Workbench): Promise<void> {
  const view = await workbench.openView('Milestones');
  await view.waitForRows();
  await widenSideBar(workbench.page, 600);
  const milestone = await view.row(WYOMING).expand();
  await milestone
    .child('Primary events')
    .child(/Senate/)
    .expand();
  const related = await milestone.child('Related events').expand();
  const governor = await related.child(/Governor/).expand();
  await governor.child('Republican').read();
  await milestone
    .child('Primary events')
    .child(/Senate/)
    .child('Republican')
    .click();
  await workbench.panel().getByRole('heading', { name: 'Rules' }).waitFor();
  await take(workbench.page, 'milestones');
}

async function takeDetails(workbench: Workbench): Promise<void> {
  await workbench.command('View: Close All Editors');
  const view = await workbench.openView('Milestones');
  await view.row(WYOMING).collapse();
  await view.row(GAME).click();
  await workbench.panel().getByRole('heading', { level: 1, name: GAME }).waitFor();
  await workbench.panel().getByText('left · Boston has the ball').waitFor();
  await workbench.panel().getByRole('link', { name: GAME }).first().waitFor();
  await workbench.page.keyboard.press('Control+B');
  await take(workbench.page, 'details');
}

async function takeMarket(workbench: Workbench): Promise<void> {
  await workbench.command('View: Close All Editors');
  await lookUp(workbench, 'SENATEWY-26-REPUB');
  const panel = workbench.panel();
  await panel.getByRole('heading', { name: 'Order book' }).waitFor();
  await panel.getByText('1W', { exact: true }).click();
  await panel.locator('canvas').waitFor();
  await take(workbench.page, 'market');
}

async function takeWatchlist(workbench: Workbench): Promise<void> {
  await workbench.command('View: Close All Editors');
  await workbench.page.setViewportSize({ width: 700, height: 420 });
  const milestones = await workbench.openView('Milestones');
  await milestones.pane.locator('.pane-header').click();
  const watchlist = await workbench.openView('Watchlist');
  await watchlist.action('New Watchlist Group…');
  await workbench.quickInput.waitUntilOpen();
  await workbench.quickInput.fill('Tonight');
  await workbench.quickInput.accept();
  await watchlist.row('Tonight').read();
  for (const [id, group] of [
    ['KXNBAGAME-26NYKBOS', 'Tonight'],
    ['KXNBASPREAD-26NYKBOS', 'Tonight'],
    ['SENATEWY-26-REPUB', undefined],
    ['KXBTC-26H17', undefined],
  ] as const)
    await watch(workbench, id, group);
  await watchlist.row('Tonight').child(GAME).expand();
  await widenSideBar(workbench.page, 640);
  await take(workbench.page, 'watchlist');
}

async function takeSearch(workbench: Workbench): Promise<void> {
  await workbench.command('View: Close All Editors');
  await workbench.openView('Milestones');
  await workbench.page.setViewportSize({ ...SIZE, height: 500 });
  await workbench.page.keyboard.press('Control+K');
  await workbench.page.keyboard.press('k');
  await workbench.quickInput.waitUntilOpen();
  await workbench.quickInput.fill('boston');
  await workbench.quickInput.widget.getByText('Milestones', { exact: true }).first().waitFor();
  await take(workbench.page, 'search');
  await workbench.quickInput.dismiss();
}

async function lookUp(workbench: Workbench, id: string): Promise<void> {
  await workbench.command('Kalshi: Look Up ID or Ticker…');
  await workbench.quickInput.fill(id);
  await workbench.quickInput.accept();
  await workbench.panel().getByText(id).first().waitFor();
}

/** Adds what the panel in front shows. */
async function watch(workbench: Workbench, id: string, group: string | undefined): Promise<void> {
  await lookUp(workbench, id);
  await workbench.command('Kalshi: Add to Watchlist…');
  await workbench.quickInput.pick(group ?? 'No group');
  await workbench.quickInput.waitUntilClosed();
  await workbench.command('View: Close All Editors');
}

async function takeHints(workbench: Workbench): Promise<void> {
  await workbench.command('View: Close All Editors');
  await workbench.page.setViewportSize({ ...SIZE, width: 900, height: 520 });
  await workbench.page.keyboard.press('Control+B');
  await workbench.editors.openFile('markets.json', { line: 37 });
  await workbench.page.locator('.view-line', { hasText: '(active)' }).first().waitFor();
  await take(workbench.page, 'hints');
}

async function takeUsages(workbench: Workbench): Promise<void> {
  await workbench.editors.leave();
  await workbench.command('View: Close All Editors');
  await workbench.page.setViewportSize({ width: 700, height: 620 });
  const above = [await workbench.openView('Milestones'), await workbench.openView('Watchlist')];
  for (const view of above) await view.pane.locator('.pane-header').click();
  await workbench.command('Kalshi: Scan Workspace for IDs');
  const usages = await workbench.openView('Usages in Workspace');
  await usages.waitForRows();
  await usages.message.getByText(/by name/).waitFor();
  await widenSideBar(workbench.page, 640);
  await take(workbench.page, 'usages');
  await usages.pane.locator('.pane-header').click();
  for (const view of above) await view.pane.locator('.pane-header').click();
}

async function takeHover(workbench: Workbench): Promise<void> {
  await workbench.editors.openFile('markets.json', { line: 37 });
  await workbench.editors.hover('2ef4d31c-0b46-4f43-a403-f44d62489034');
  await take(workbench.page, 'hover');
  await workbench.page.keyboard.press('Control+B');
}

async function widenSideBar(page: Page, width: number): Promise<void> {
  const box = await page.locator('.part.sidebar').boundingBox();
  if (!box) throw new Error('the side bar is closed');
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width + 1, y);
  await page.mouse.down();
  await page.mouse.move(box.x + width, y, { steps: 5 });
  await page.mouse.up();
}

/** The mouse goes away unless a hover is to be seen: it would mark what is under it. */
async function take(page: Page, name: string): Promise<void> {
  if (name !== 'hover') await page.mouse.move(0, 0);
  // Until what the last step set going (a fading button, a progress bar) has settled, two pictures differ.
  let png = await page.screenshot();
  for (let next = await page.screenshot(); !next.equals(png); next = await page.screenshot()) png = next;
  const small = palettePng(png);
  if (small.length > MAX_BYTES) throw new Error(`${name}.png has ${small.length} bytes`);
  const file = path.join(projectRoot, 'media/readme', `${name}.png`);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, small);
  process.stdout.write(`${path.relative(projectRoot, file)}  ${small.length} bytes\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
