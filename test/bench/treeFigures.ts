import { TreeWindow, type WindowRow } from '../support/vscodeClasses/treeWindow';
import { compared, type Figure } from './figure';
import { plainGet } from './plainGet';
import { plainTree } from './plainTree';
import { openExplorer, type ExplorerWindow } from '../support/vscodeClasses/explorerWindow';
import { changes } from './treeChanges';
import { growing } from './treeGrowth';
import { timeOf } from './timeOf';

const VIEW = 'kalshi.milestones';
/** Milliseconds before each answer of the exchange. */
const LATENCY = 50;
const EXPANDED = 20;
const RUNS = 5;
/** Milliseconds for rows that are drawn again, all that is expanded included. */
const MAX_DRAWING = 50;
const STILL = { 'kalshi.refresh.interval': 0, 'kalshi.requests.perSecond': 20 };

interface Milestones {
  readonly milestones: readonly { readonly related_event_tickers: readonly string[] }[];
}

interface NestedEvent {
  readonly event: { readonly markets: readonly { readonly ticker: string }[] };
}

const later = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function main(): Promise<void> {
  const explorer = await openExplorer(STILL);
  const view = new TreeWindow(explorer.host, VIEW);
  // The server makes its data with the first request.
  await plainGet(`${explorer.server.baseUrl}/milestones?limit=1`);
  explorer.server.faults.delay(LATENCY);
  const figures = [
    ...(await opening(explorer, view)),
    ...(await refreshing(explorer, view)),
    ...(await revealing(explorer)),
    ...(await changes(explorer, view)),
    ...(await growing(explorer, view)),
  ];
  await explorer.close();
  console.log(JSON.stringify(figures));
}

async function opening({ server }: ExplorerWindow, view: TreeWindow): Promise<Figure[]> {
  const before = server.requests.length;
  const first = await timeOf(() => view.open());
  const requests = server.requests.length - before;
  const expanding: number[] = [];
  for (const { handle } of view.rows().slice(0, EXPANDED))
    expanding.push(await timeOf(() => view.expand(handle)));
  const below = server.requests.length - before - requests;
  const answer = { yardstick: 'one answer of the exchange', against: LATENCY };
  const rows = view.rows().length;
  return [
    compared({
      name: `first ${rows} rows, with the code and ${requests} request`,
      readings: [first],
      ...answer,
    }),
    compared({
      name: `a milestone that is opened first, ${below} requests for ${EXPANDED}`,
      readings: expanding,
      ...answer,
    }),
  ];
}

/** Against a provider that asks the exchange whenever VS Code asks it, which it does for one row after the other. */
async function refreshing({ host, server, run }: ExplorerWindow, view: TreeWindow): Promise<Figure[]> {
  const asking = new TreeWindow(host, 'asking');
  const wait = (): Promise<void> => later(LATENCY);
  const provider = plainTree(host.api, 'asking', { rows: view.rows().length, below: 3, wait });
  await asking.open();
  for (const { handle } of asking.rows().slice(0, EXPANDED)) await asking.expand(handle);
  const whole: number[] = [];
  const naive: number[] = [];
  const before = server.requests.length;
  const drawn = view.drawings.length;
  for (let round = 0; round < RUNS; round++) {
    naive.push(await drawing(asking, async () => provider.redraw()));
    whole.push(await drawing(view, () => run('kalshi.milestones.refresh')));
    // VS Code gathers what follows within 200 ms.
    await later(500);
  }
  const requests = (server.requests.length - before) / RUNS;
  provider.dispose();
  const readings = view.drawings.slice(drawn).map(({ processor }) => processor);
  const name = `${view.visible().length} rows drawn again, ${EXPANDED} of them expanded`;
  const yardstick = `a provider that asks, ${LATENCY} ms an answer`;
  return [
    compared({ name, readings, yardstick, against: naive, most: 1 / 20 }),
    compared({ name: 'the same', readings, yardstick: 'the bound', against: MAX_DRAWING, most: 1 }),
    compared({
      name: `the same from the command on, ${requests} requests included`,
      readings: whole,
      yardstick,
      against: naive,
    }),
  ];
}

/** Milliseconds from the call until all rows of the screen were drawn again. */
async function drawing(view: TreeWindow, call: () => Promise<unknown>): Promise<number> {
  return timeOf(async () => {
    const drawn = view.nextDrawn();
    await call();
    await drawn;
  });
}

/** A market in a milestone that nobody has opened, and again once it is loaded. */
async function revealing({ host, server, run }: ExplorerWindow): Promise<Figure[]> {
  const read = async (path: string): Promise<unknown> => JSON.parse(await plainGet(server.baseUrl + path));
  const { milestones } = (await read('/milestones?limit=200')) as Milestones;
  const ticker = milestones.at(-1)?.related_event_tickers[0] ?? '';
  const { event } = (await read(`/events/${ticker}?with_nested_markets=true`)) as NestedEvent;
  const ref = { kind: 'market', id: event.markets[0]?.ticker };
  const revealed: string[] = [];
  host.window.on('MainThreadTreeViews.$reveal', (_view: string, { item }: { item: WindowRow }) => {
    revealed.push(item.handle);
  });
  const requestsOf = async (): Promise<number> => {
    const before = server.requests.length;
    await run('kalshi.revealInMilestones', ref);
    if (!revealed.pop()?.endsWith(`/market/${ref.id ?? ''}`)) throw new Error('another row was revealed');
    return server.requests.length - before;
  };
  const cold = await requestsOf();
  const warm = await requestsOf();
  return [
    {
      name: 'requests to reveal a market that was never loaded',
      value: String(cold),
      yardstick: 'the bound: 3',
      ratio: cold / 3,
      most: 1,
    },
    { name: 'to reveal it again', value: String(warm), yardstick: 'none', ratio: warm, most: 0 },
  ];
}

void main();
