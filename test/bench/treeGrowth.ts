import { TreeWindow } from '../support/vscodeClasses/treeWindow';
import { compared, kilobytes, median, type Figure } from './figure';
import { plainTree } from './plainTree';
import type { ExplorerWindow } from '../support/vscodeClasses/explorerWindow';

const SIZES = [100, 1_000, 10_000];
/** Odd, so that the last one changes what the words of the rows are. */
const RUNS = 5;
const STILL = { 'kalshi.refresh.interval': 0, 'kalshi.requests.perSecond': 20 };
/** Milliseconds in which VS Code gathers the changes of a tree. */
const GATHERED = 200;

/** Rows of one level, beside a plain provider of as many. */
export async function growing(explorer: ExplorerWindow, view: TreeWindow): Promise<Figure[]> {
  const figures: Figure[] = [];
  const medians: number[] = [];
  for (const size of SIZES) {
    const { mine, plain, bytes } = await drawn(explorer, view, size);
    medians.push(median(mine));
    figures.push(
      compared({
        name: `${size} rows drawn, ${kilobytes(bytes)} to the window`,
        readings: mine,
        yardstick: 'a provider of plain rows',
        against: plain,
      }),
    );
  }
  const [, thousand = NaN, tenThousand = NaN] = medians;
  return [
    ...figures,
    compared({
      name: 'ten times the rows, 10,000',
      readings: [tenThousand],
      yardstick: '1,000',
      against: thousand,
      most: 13,
    }),
  ];
}

async function drawn(
  { host, run, server, set }: ExplorerWindow,
  view: TreeWindow,
  size: number,
): Promise<{ mine: readonly number[]; plain: readonly number[]; bytes: number }> {
  server.faults.replace('/milestones', { milestones: milestones(size), cursor: '' });
  const first = view.nextDrawn();
  await run('kalshi.milestones.refresh');
  await first;
  if (view.rows().length !== size) throw new Error(`${view.rows().length} rows of ${size}`);
  const plainView = new TreeWindow(host, `plain${size}`);
  const provider = plainTree(host.api, `plain${size}`, { rows: size, below: 0 });
  await plainView.open();
  for (let round = 0; round < RUNS; round++) {
    await new Promise((resolve) => setTimeout(resolve, GATHERED));
    let next = plainView.nextDrawn();
    provider.redraw();
    await next;
    next = view.nextDrawn();
    set({ ...STILL, 'kalshi.rows.showIds': round % 2 === 0 });
    await next;
  }
  const last = view.nextDrawn();
  set(STILL);
  await last;
  provider.dispose();
  const readings = ({ drawings }: TreeWindow): number[] => drawings.slice(-RUNS).map((one) => one.processor);
  const bytes = JSON.stringify(view.rows()).length;
  return { mine: readings(view), plain: readings(plainView), bytes };
}

/** Of the form that the exchange sends, an hour apart. */
function milestones(count: number): object[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `${String(index).padStart(8, '0')}-0000-4000-8000-000000000000`,
    category: 'Sports',
    type: 'basketball_game',
    title: `Home ${index} at Away ${index}`,
    start_date: new Date(Date.now() + index * 3_600_000).toISOString(),
    notification_message: 'Starting soon.',
    primary_event_tickers: [`KXNBAGAME-26X${index}`],
    related_event_tickers: [`KXNBAGAME-26X${index}`, `KXNBASPREAD-26X${index}`],
    details: { league: 'NBA', status: 'scheduled', main_game_event_ticker: `KXNBAGAME-26X${index}` },
    source_ids: { sportradar: `sr:sport_event:${index}` },
    last_updated_ts: '2026-10-01T00:00:00Z',
  }));
}
