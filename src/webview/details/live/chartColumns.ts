import type { Cell, Column } from '../../../core/details/content';
import type { ChartContent, PriceSeries } from '../../../core/details/live';
import type { PageBlock } from '../pageBlock';
import { contracts, dollars, isAmount } from './amounts';

/** What a point of a line is: `null` breaks the line, `undefined` says that another line has a point there. */
export type Point = number | null | undefined;

export interface ChartLine {
  /** `bid`, `ask`, `last` of a single market; the ticker among several. */
  readonly key: string;
  readonly name: string;
  readonly points: readonly Point[];
}

export interface ChartColumns {
  /** Whole seconds since 1970, ascending, each once. */
  readonly time: readonly number[];
  readonly lines: readonly ChartLine[];
  /** Whether each period is a day. */
  readonly isDaily?: true;
  /** Contracts, of a single market. */
  readonly volume?: readonly Point[];
}

/** How many lines of an event are shown before the reader switches on others. */
const FIRST_LINES = 12;
/** Minutes of a day, and half of its milliseconds. */
const DAY_MINUTES = 1440;
const HALF_DAY = 12 * 60 * 60 * 1000;

/** One market by its bid, its ask and its last trade; of several one line each. */
export function chartColumns({
  series,
  interval,
}: Pick<ChartContent, 'series'> & Partial<Pick<ChartContent, 'interval'>>): ChartColumns {
  return { ...columnsOf(series), ...(interval === DAY_MINUTES && { isDaily: true }) };
}

function columnsOf(series: readonly PriceSeries[]): ChartColumns {
  const [one, ...others] = series;
  if (!one) return { time: [], lines: [] };
  const time = [...new Set(series.flatMap((each) => each.time.filter(isAmount)))].sort((a, b) => a - b);
  const aligned = (each: PriceSeries, values: readonly Point[]): readonly Point[] => {
    const at = new Map(each.time.map((second, index) => [second, drawable(values[index])]));
    return time.map((second) => at.get(second));
  };
  if (others.length > 0) {
    const lines = series.map((each) => ({
      key: each.ticker,
      name: each.name,
      points: aligned(each, prices(each)),
    }));
    return { time, lines };
  }
  const lines = [
    { key: 'bid', name: 'Yes bid', points: aligned(one, one.bid) },
    { key: 'ask', name: 'Yes ask', points: aligned(one, one.ask) },
    { key: 'last', name: 'Last', points: aligned(one, carried(one.last)) },
  ];
  return { time, lines, volume: aligned(one, one.volume) };
}

/** The lines in the order of their keys, whatever order they came in. */
export function inOrder(columns: ChartColumns, keys: readonly string[]): ChartColumns {
  const lines = [...columns.lines].sort((a, b) => keys.indexOf(a.key) - keys.indexOf(b.key));
  return { ...columns, lines };
}

/** The keys of the lines that are shown at first: those with the highest prices now. */
export function firstShown(lines: readonly ChartLine[]): ReadonlySet<string> {
  const now = (line: ChartLine): number => latest(line.points) ?? -1;
  const highest = [...lines].sort((a, b) => now(b) - now(a)).slice(0, FIRST_LINES);
  return new Set(highest.map(({ key }) => key));
}

/** The newest value that there is. */
export function latest(points: readonly Point[]): number | undefined {
  return points.findLast((point) => point !== null && point !== undefined) ?? undefined;
}

/** The value that holds at a place of a line: its own, or that of the last place before it that has one. */
export function valueAt(points: readonly Point[], index: number): number | undefined {
  for (let place = index; place >= 0; place--) {
    const point = points[place];
    if (point !== undefined) return point ?? undefined;
  }
  return undefined;
}

/** The last trade holds until the next one; before the first, the middle of what is offered. */
function prices({ last, bid, ask, time }: PriceSeries): readonly Point[] {
  const trades = carried(last);
  return time.map((_, index) => trades[index] ?? middle(drawable(bid[index]), drawable(ask[index])));
}

function middle(bid: number | null, ask: number | null): number | null {
  return bid !== null && ask !== null ? (bid + ask) / 2 : (bid ?? ask);
}

function carried(points: readonly Point[]): readonly Point[] {
  let held: number | null = null;
  return points.map((point) => (held = drawable(point) ?? held));
}

function drawable(point: Point): number | null {
  return isAmount(point) ? point : null;
}

const TIME = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

/** In UTC the middle of a day of the exchange has the same date as in New York, where that day begins and ends. */
const DAY = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeZone: 'UTC' });

/** The end of a period in words: a moment in the computer's time zone, or the day that ends then. */
export function timeWords(second: number, isDaily = false): string {
  const ms = second * 1000 - (isDaily ? HALF_DAY : 0);
  if (Number.isNaN(new Date(ms).getTime())) return String(second);
  return (isDaily ? DAY : TIME).format(ms);
}

/** What a chart draws, as a table, newest first. */
export function figures({ time, lines, volume, isDaily }: ChartColumns): PageBlock {
  const shown = [...lines.map(({ points, name }) => ({ name, points, words: dollars }))];
  if (volume) shown.push({ name: 'Volume', points: volume, words: contracts });
  const columns: readonly Column[] = [
    { label: isDaily ? 'Day' : 'Time' },
    ...shown.map(({ name }) => ({ label: name, align: 'end' as const })),
  ];
  const rows = time.map((second, index): readonly Cell[] => [
    { content: [{ text: timeWords(second, isDaily) }], sort: second },
    ...shown.map(({ points, words }) => ({ content: [{ text: words(points[index]) }] })),
  ]);
  return { type: 'table', columns, rows: rows.reverse() };
}
