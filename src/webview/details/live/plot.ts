import uPlot from 'uplot';
import type { ChartColumns } from './chartColumns';
import { dollars } from './amounts';
import type { LineStyle } from './lineStyles';

export interface PlotLine extends LineStyle {
  readonly isShown: boolean;
}

const HEIGHT = 260;
const DAY = 86_400;
/** Volume keeps to the lowest part of the plot. */
const VOLUME_PART = 4;
/** Dollars above and below the lines, at least. */
const LEAST_MARGIN = 0.01;
const LEAST_SECONDS = 600;
const FEW_POINTS = 3;

const CLOCK = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });
const DATE = new Intl.DateTimeFormat(undefined, { month: 'short', day: 'numeric' });

/** Draws columns in colours of the theme. @param onCursor told the index that the cursor is at, or nothing */
export function makePlot(
  columns: ChartColumns,
  lines: readonly PlotLine[],
  target: HTMLElement,
  onCursor: (index: number | undefined) => void,
): uPlot {
  const series = lines.map(({ color, dash, isShown }, index): uPlot.Series => ({
    show: isShown,
    scale: 'y',
    stroke: () => themed(color),
    width: 1.75,
    dash: [...dash],
    ...(uPlot.paths.stepped && { paths: uPlot.paths.stepped({ align: 1 }) }),
    points: { size: 5, ...(pointsOf(columns, index) < FEW_POINTS && { show: true }) },
  }));
  return new uPlot(
    {
      width: target.clientWidth,
      height: HEIGHT,
      // Room for half of the last time.
      padding: [8, 24, 0, 0],
      legend: { show: false },
      cursor: { y: false, drag: { x: false, y: false, setScale: false }, points: { size: 7 } },
      scales: {
        x: { time: true, range: ({ data: [time] }) => timeRange(time[0] ?? 0, time.at(-1) ?? 0) },
        y: { range: (_, least, most) => priceRange(least, most) },
        volume: { range: (_, __, most) => [0, (most || 1) * VOLUME_PART] },
      },
      axes: axes(),
      series: [{}, ...(columns.volume ? [volumeBars()] : []), ...series],
      hooks: { setCursor: [({ cursor: { idx } }) => onCursor(idx ?? undefined)] },
    },
    plotData(columns),
    target,
  );
}

function axes(): uPlot.Axis[] {
  const axis = {
    font: `12px ${themed('--vscode-font-family')}`,
    stroke: () => themed('--vscode-foreground'),
  };
  const lines = { width: 1, stroke: () => shade(12) };
  return [
    {
      ...axis,
      size: 34,
      space: 84,
      grid: { show: false },
      ticks: lines,
      values: (_, splits, __, ___, step) => splits.map((at) => timeLabel(at, step)),
    },
    { ...axis, scale: 'y', grid: lines, ticks: lines, size: 58, values: (_, splits) => splits.map(dollars) },
  ];
}

/** What the plot is given, in the order of its series. */
export function plotData({ time, lines, volume }: ChartColumns): uPlot.AlignedData {
  const columns = [...(volume ? [volume] : []), ...lines.map(({ points }) => points)];
  return [[...time], ...columns.map((points) => [...points])];
}

function volumeBars(): uPlot.Series {
  const color = (): string => shade(30);
  return {
    scale: 'volume',
    width: 0,
    fill: color,
    stroke: color,
    ...(uPlot.paths.bars && { paths: uPlot.paths.bars({ size: [0.7, 24], align: -1 }) }),
    points: { show: false },
  };
}

function pointsOf({ lines }: ChartColumns, index: number): number {
  return lines[index]?.points.filter((point) => typeof point === 'number').length ?? 0;
}

/** All that there is, and never so little that its minutes are told in seconds. */
function timeRange(first: number, last: number): [number, number] {
  const missing = Math.max(0, LEAST_SECONDS - (last - first)) / 2;
  return [first - missing, last + missing];
}

/** Some room around the prices, but never beyond what a price can be. */
function priceRange(least: number | null, most: number | null): [number, number] {
  if (least === null || most === null) return [0, 1];
  const margin = Math.max(LEAST_MARGIN, (most - least) * 0.1);
  return [
    least < 0 ? least - margin : Math.max(0, least - margin),
    most > 1 ? most + margin : Math.min(1, most + margin),
  ];
}

/** The date where a day starts, the time anywhere else. */
function timeLabel(second: number, step: number): string {
  const date = new Date(second * 1000);
  const startsDay = step >= DAY || (date.getHours() === 0 && date.getMinutes() === 0);
  return (startsDay ? DATE : CLOCK).format(date);
}

/** So many percent of the colour of the text. */
function shade(percent: number): string {
  return `color-mix(in srgb, ${themed('--vscode-foreground')} ${percent}%, transparent)`;
}

/** A variable of the theme. */
function themed(name: string): string {
  return getComputedStyle(document.body).getPropertyValue(name).trim();
}
