import { setImmediate } from 'node:timers/promises';
import { TreeWindow } from '../support/vscodeClasses/treeWindow';
import type { Figure } from './figure';
import { plainGet } from './plainGet';
import { openExplorer, type ExplorerWindow } from '../support/vscodeClasses/explorerWindow';

const CYCLES = 1_000;
/**
 * Before anything is measured, so that what is asked for is known and all code is compiled: V8 keeps on compiling what
 * runs often, some 0.8 MB in the first five hundred, and ever less after that.
 */
const WARM = 500;
const MB = 1_000_000;
/** Of the heap, after all garbage is gone. */
const MAX_GROWTH = MB;
const LARGEST_MESSAGE = 64_000;

interface Webviews {
  $onMessage(handle: string, message: string, buffers: object): void;
}

interface WebviewPanels {
  $onDidDisposeWebviewPanel(handle: string): Promise<void>;
}

/** The things that a day goes through, and the lines of a file in which they stand. */
interface Day {
  readonly lines: readonly string[];
  readonly refs: readonly { readonly kind: string; readonly id: string }[];
}

/** One after the other: a file is opened, its names are shown, one is hovered, a row and a panel are opened, all is closed. */
class Cycles {
  #opened = '';
  #told: (() => void) | undefined;
  largest = 0;

  readonly #explorer: ExplorerWindow;
  readonly #view: TreeWindow;
  readonly #day: Day;

  constructor(explorer: ExplorerWindow, day: Day) {
    this.#explorer = explorer;
    this.#day = day;
    const { window } = explorer.host;
    this.#view = new TreeWindow(explorer.host, 'kalshi.milestones');
    window.on('MainThreadWebviewPanels.$createWebviewPanel', (_extension: unknown, handle: string) => {
      this.#opened = handle;
    });
    window.on('MainThreadWebviews.$postMessage', (_handle: string, message: string) => {
      if (!message.includes('"showDetails"')) return;
      this.largest = Math.max(this.largest, message.length);
      this.#told?.();
    });
  }

  open(): Promise<void> {
    return this.#view.open();
  }

  async one(index: number): Promise<void> {
    const { editor } = this.#explorer;
    const { lines } = this.#day;
    const path = `/bench/day-${index}.json`;
    editor.open({ path, lines });
    const hints = await editor.hints(path, 0, lines.length - 1);
    const line = 1 + (index % (lines.length - 2));
    const hovers = await Promise.all(editor.hovers(path, line, (lines[line] ?? '').lastIndexOf('"') - 5));
    if (index >= WARM && (hints.length === 0 || !hovers.some(Boolean))) throw new Error('nothing is known');
    await this.#row(index);
    await this.#panel(index);
    editor.close(path);
    // Once a real window has a turn again.
    await setImmediate();
  }

  async #row(index: number): Promise<void> {
    const rows = this.#view.rows();
    const { handle = '' } = rows[index % 20] ?? {};
    await this.#view.expand(handle);
    this.#view.collapse(handle);
  }

  async #panel(index: number): Promise<void> {
    const { host, run } = this.#explorer;
    const shown = new Promise<void>((resolve) => (this.#told = resolve));
    await run('kalshi.openDetails', this.#day.refs[index % this.#day.refs.length]);
    const handle = this.#opened;
    (host.actor('ExtHostWebviews') as Webviews).$onMessage(handle, '{"name":"ready"}', { value: [] });
    await shown;
    await (host.actor('ExtHostWebviewPanels') as WebviewPanels).$onDidDisposeWebviewPanel(handle);
  }
}

async function main(): Promise<void> {
  const explorer = await openExplorer({ 'kalshi.refresh.interval': 0, 'kalshi.requests.perSecond': 50 });
  const { server } = explorer;
  const cycles = new Cycles(explorer, await dayOf(server.baseUrl));
  await cycles.open();
  for (let index = 0; index < WARM; index++) await cycles.one(index);
  const heap = await heapUsed();
  const resources = counted();
  for (let index = WARM; index < WARM + CYCLES; index++) await cycles.one(index);
  server.requests.length = 0;
  const grown = (await heapUsed()) - heap;
  const more = counted() - resources;
  const figures: Figure[] = [
    {
      name: `heap after ${CYCLES} times a file, its names, a hover, a row and a panel`,
      value: `${(grown / MB).toFixed(2)} MB more`,
      yardstick: `the bound: ${MAX_GROWTH / MB} MB; ${(heap / MB).toFixed(0)} MB before`,
      ratio: grown / MAX_GROWTH,
      most: 1,
    },
    {
      name: 'timers, sockets and other resources then',
      value: `${more} more`,
      yardstick: `none; ${resources} before`,
      ratio: Math.max(0, more),
      most: 0,
    },
    {
      name: 'largest first content of those panels',
      value: `${(cycles.largest / 1000).toFixed(1)} kB`,
      yardstick: `the bound: ${LARGEST_MESSAGE / 1000} kB`,
      ratio: cycles.largest / LARGEST_MESSAGE,
      most: 1,
    },
  ];
  await explorer.close();
  console.log(JSON.stringify(figures));
}

async function dayOf(baseUrl: string): Promise<Day> {
  const read = async (path: string): Promise<Record<string, never>> =>
    JSON.parse(await plainGet(baseUrl + path)) as Record<string, never>;
  const since = new Date(Date.now() - 86_400_000).toISOString();
  const { milestones } = (await read(`/milestones?limit=200&minimum_start_date=${since}`)) as unknown as {
    milestones: readonly { id: string; related_event_tickers: readonly string[] | null }[];
  };
  const { structured_targets } = (await read('/structured_targets?page_size=40')) as unknown as {
    structured_targets: readonly { id: string }[];
  };
  // Those of which the exchange says most: a tournament with all its players among them.
  const lengthOf = (one: (typeof milestones)[number]): number => JSON.stringify(one).length;
  const some = milestones.toSorted((a, b) => lengthOf(b) - lengthOf(a)).slice(0, 4);
  return {
    lines: [
      '{ "kalshi": [',
      ...structured_targets.map(({ id }) => `  { "structured_target_id": "${id}" },`),
      ...some.map(({ id }) => `  { "milestone_id": "${id}" },`),
      '  null ] }',
    ],
    refs: some.flatMap(({ id, related_event_tickers }) => [
      { kind: 'milestone', id },
      { kind: 'event', id: related_event_tickers?.[0] ?? '' },
    ]),
  };
}

async function heapUsed(): Promise<number> {
  for (let round = 0; round < 4; round++) {
    await setImmediate();
    globalThis.gc?.();
  }
  return process.memoryUsage().heapUsed;
}

function counted(): number {
  return process.getActiveResourcesInfo().length;
}

void main();
