import type { TreeWindow, WindowRow } from '../support/vscodeClasses/treeWindow';
import { compared, type Figure } from './figure';
import { plainGet } from './plainGet';
import type { ExplorerWindow } from '../support/vscodeClasses/explorerWindow';

/** A game that is being played, with all its markets below one event. */
const GAME = 'New York at Boston';
const STILL = { 'kalshi.refresh.interval': 0, 'kalshi.requests.perSecond': 20 };
const POLLS = 5;
/** Milliseconds between two polls. */
const POLL = 1_000;
/** How often the order of the view changes; each time all of it is drawn again. */
const CYCLES = Number(process.env['TREE_CYCLES'] ?? 1_000);
/** So many rows, so that the cycles are over soon. */
const FEW = 12;
/** How much sooner timers go off meanwhile: VS Code gathers the changes of a tree for 200 ms. */
const FASTER = 1_000;

type Server = ExplorerWindow['server'];

interface Events {
  readonly events: readonly { readonly markets: readonly { ticker: string; yes_bid_dollars: string }[] }[];
}

/** What comes over to the window when nothing has changed, when one market has, and what is left after many orders. */
export async function changes(explorer: ExplorerWindow, view: TreeWindow): Promise<Figure[]> {
  return [...(await polls(explorer, view)), ...(await orders(explorer, view))];
}

async function polls({ host, server, set }: ExplorerWindow, view: TreeWindow): Promise<Figure[]> {
  const market = await expandGame(view);
  const calls: string[] = [];
  for (const call of ['TreeViews.$refresh', 'TreeViews.$setMessage', 'Commands.$executeCommand'])
    host.window.on(`MainThread${call}`, () => void calls.push(call));
  server.faults.clear();
  set({ ...STILL, 'kalshi.refresh.interval': POLL / 1_000 });
  view.show();
  await nextPoll(server);
  calls.length = 0;
  for (let poll = 0; poll < POLLS; poll++) await nextPoll(server);
  const quiet = calls.length;
  const before = view.refreshed.length;
  await changeMarket(server, market);
  for (let poll = 0; poll < 2; poll++) await nextPoll(server);
  // What changes by itself as time goes by does not count; all at once are none.
  const redrawn = view.refreshed.slice(before).filter((drawn) => !drawn.length || !drawn.every(saysWhen));
  const rows = redrawn.flat().filter((row) => !saysWhen(row));
  set(STILL);
  server.faults.clear();
  const described = rows.map((row) => `${row.label?.label ?? ''} ${row.description ?? ''}`).join('; ');
  return [
    count(`calls to the window in ${POLLS} updates in which nothing changed`, quiet, 'none', 0),
    count('calls to the window after one market changed', redrawn.length, '1', 1),
    count(`rows drawn again then (${described})`, rows.length, '1', 1),
  ];
}

function saysWhen({ description }: WindowRow): boolean {
  return /^in \d|\bago\b|\bjust now\b/.test(String(description));
}

function count(name: string, value: number, yardstick: string, most: number): Figure {
  return { name, value: String(value), yardstick, ratio: value, most };
}

/** Opens all that stands above the markets of the game's first event. Resolves to the ticker of one. */
async function expandGame(view: TreeWindow): Promise<string> {
  let row = view.rows().find(({ label }) => label?.label === GAME);
  while (row && row.collapsibleState > 0) {
    await view.expand(row.handle);
    row = view.rows(row.handle)[0];
  }
  const [, ticker] = row?.handle.split('/market/') ?? [];
  if (!ticker) throw new Error('no market of the game');
  return ticker;
}

/** Until the milestones and the events of the game were asked for again, and what that brought was drawn. */
async function nextPoll(server: Server): Promise<void> {
  const before = server.requests.length;
  const since = (path: string): boolean =>
    server.requests.slice(before).some((request) => request.startsWith(path));
  const started = performance.now();
  while (!since('/milestones?') || !since('/events?')) {
    if (performance.now() - started > 20 * POLL) throw new Error('nobody asks again');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  await new Promise((resolve) => setTimeout(resolve, POLL / 2));
}

/** The exchange has another bid for a market from now on. */
async function changeMarket({ baseUrl, requests, faults }: Server, ticker: string): Promise<void> {
  const path = requests.findLast((request) => request.startsWith('/events?')) ?? '';
  const answer = JSON.parse(await plainGet(baseUrl + path)) as Events;
  const market = answer.events.flatMap(({ markets }) => markets).find((one) => one.ticker === ticker);
  if (!market) throw new Error(`no ${ticker}`);
  market.yes_bid_dollars = market.yes_bid_dollars === '0.3300' ? '0.3200' : '0.3300';
  faults.replace(path, answer);
}

/** The view in one order after the other, from memory: what is expanded has to stay so. */
async function orders({ run, server, set }: ExplorerWindow, view: TreeWindow): Promise<Figure[]> {
  const path = server.requests.findLast((request) => request.startsWith('/milestones?limit=200')) ?? '';
  const all = await plainGet(server.baseUrl + path.replace(/&min_updated.*/, ''));
  const { milestones } = JSON.parse(all) as { milestones: object[] };
  server.faults.replace('/milestones', { milestones: milestones.slice(0, FEW), cursor: '' });
  let drawn = view.nextDrawn();
  await run('kalshi.milestones.refresh');
  await drawn;
  const handles = sortedHandles(view.visible());
  const rows = view.visible().length;
  const plain = globalThis.setTimeout;
  globalThis.setTimeout = ((call: () => void, ms = 0) => plain(call, ms / FASTER)) as typeof setTimeout;
  const started = performance.now();
  let lost = 0;
  for (let cycle = 0; cycle < CYCLES; cycle++) {
    drawn = view.nextDrawn();
    set({ ...STILL, 'kalshi.milestones.sortBy': cycle % 2 === 0 ? 'title' : 'start' });
    await drawn;
    if (sortedHandles(view.visible()) !== handles) lost++;
  }
  const each = (performance.now() - started) / CYCLES;
  globalThis.setTimeout = plain;
  set(STILL);
  server.faults.clear();
  return [
    count(
      `of ${CYCLES} times that ${rows} rows were drawn again, those that lost what was expanded`,
      lost,
      'none',
      0,
    ),
    compared({ name: 'each of them', readings: [each], yardstick: 'the bound', against: 50, most: 1 }),
  ];
}

function sortedHandles(rows: readonly WindowRow[]): string {
  return rows
    .map(({ handle }) => handle)
    .sort()
    .join('\n');
}
