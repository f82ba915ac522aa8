import type uPlot from 'uplot';
import type { ChartContent, ChartRange } from '../../../core/details/live';
import { blockElements, type BlockPlace } from '../blockElement';
import { element } from '../element';
import { morphChildren } from '../morph';
import type { PageBlock } from '../pageBlock';
import type { PageMemory } from '../pageMemory';
import { chartColumns, figures, firstShown, inOrder, type ChartColumns } from './chartColumns';
import { ChartLegend, type LegendLine } from './chartLegend';
import { LineStyles } from './lineStyles';
import { makePlot, plotData } from './plot';
import { placeAfter } from './placeAfter';
import { RangeChoice } from './rangeChoice';

/** Prices over time: drawn, read out where the cursor stands, and as a table. Refreshed in place. */
export class PriceChart {
  readonly root: HTMLElement;
  readonly #styles = new LineStyles();
  readonly #ranges: RangeChoice;
  readonly #legend = new ChartLegend((key) => this.#toggle(key));
  readonly #area = element('div', {
    class: 'plot',
    tabindex: '0',
    role: 'slider',
    'aria-label': 'Prices over time',
  });
  readonly #notes = element('div', { class: 'chart-notes' });
  readonly #figures = element('div');

  readonly #size = new ResizeObserver(() => this.#fit());
  readonly #theme = new MutationObserver(() => this.#plot?.redraw(false));

  #columns: ChartColumns = { time: [], lines: [] };
  #keys: readonly string[] = [];
  #first: ReadonlySet<string> = new Set();
  #plot: uPlot | undefined;
  /** The second that the cursor stands at. */
  #cursor: number | undefined;
  #wanted: ChartRange | undefined;

  constructor(
    private readonly memory: PageMemory,
    chooseRange: (range: ChartRange) => void,
  ) {
    this.#ranges = new RangeChoice((range) => {
      this.#wanted = range;
      this.root.classList.add('waiting');
      chooseRange(range);
    });
    this.root = element(
      'div',
      { class: 'chart' },
      this.#ranges.root,
      this.#legend.root,
      this.#area,
      this.#notes,
      this.#figures,
    );
    this.#area.addEventListener('keydown', (event) => this.#step(event));
    this.#area.addEventListener('blur', () => this.#setCursor(undefined));
    this.#size.observe(this.#area);
    this.#theme.observe(document.body, { attributeFilter: ['class'] });
  }

  dispose(): void {
    this.#size.disconnect();
    this.#theme.disconnect();
    this.#drop();
  }

  /** @param hasFailed whether a part of this answer is an earlier one */
  show(chart: ChartContent, hasFailed: boolean): void {
    if (this.#wanted === chart.range || hasFailed) this.#wanted = undefined;
    this.#ranges.value = this.#wanted ?? chart.range;
    this.root.classList.toggle('waiting', this.#wanted !== undefined);
    this.#take(chartColumns(chart));
    const { time } = this.#columns;
    this.#area.hidden = this.#legend.root.hidden = time.length === 0;
    this.#plot?.setData(plotData(this.#columns));
    this.#fit();
    this.#showCursor();
    this.#showWords(chart);
  }

  /** Other lines are another plot; the same ones keep their places and styles. */
  #take(columns: ChartColumns): void {
    const keys = columns.lines.map(({ key }) => key);
    const isOther = String(keys.toSorted()) !== String(this.#keys.toSorted());
    if (isOther) {
      this.#first = firstShown(columns.lines);
      this.#keys = keys.toSorted((a, b) => Number(this.#first.has(b)) - Number(this.#first.has(a)));
    }
    this.#columns = inOrder(columns, this.#keys);
    if (isOther || columns.time.length === 0) this.#drop();
    if (isOther) this.#legend.setLines(this.#styled());
  }

  #drop(): void {
    this.#plot?.destroy();
    this.#plot = undefined;
  }

  #showWords({ problem }: ChartContent): void {
    const isEmpty = this.#columns.time.length === 0;
    const notes: readonly PageBlock[] = [
      ...(isEmpty ? [{ type: 'text' as const, text: 'No prices in this range.' }] : []),
      ...(problem === undefined ? [] : [{ type: 'text' as const, text: problem }]),
    ];
    this.#fill(this.#notes, notes, 'chart.notes');
    const table: PageBlock = { type: 'fold', title: 'Show figures', block: figures(this.#columns) };
    this.#fill(this.#figures, isEmpty ? [] : [table], 'chart.figures');
  }

  #fill(target: HTMLElement, blocks: readonly PageBlock[], key: string): void {
    const place: BlockPlace = { title: 'Prices over time', key, memory: this.memory };
    morphChildren(target, blockElements(blocks, place));
  }

  /** As wide as the panel; there is nothing to draw on while it is folded. */
  #fit(): void {
    const width = this.#area.clientWidth;
    if (width === 0 || this.#columns.time.length === 0) return;
    if (!this.#plot) {
      this.#plot = makePlot(this.#columns, this.#styled(), this.#area, (index) => this.#moved(index));
    } else if (this.#plot.width !== width) {
      this.#plot.setSize({ width, height: this.#plot.height });
    }
  }

  #styled(): readonly LegendLine[] {
    return this.#columns.lines.map(({ key, name }) => ({
      key,
      name,
      isShown: this.#isShown(key),
      ...this.#styles.of(key),
    }));
  }

  #isShown(key: string): boolean {
    return this.memory.isOpen(`line.${key}`, this.#first.has(key));
  }

  get #shown(): ReadonlySet<number> {
    return new Set(this.#columns.lines.flatMap(({ key }, line) => (this.#isShown(key) ? [line] : [])));
  }

  #toggle(key: string): void {
    const isShown = !this.#isShown(key);
    this.memory.setOpen(`line.${key}`, isShown, this.#first.has(key));
    const line = this.#columns.lines.findIndex((one) => one.key === key);
    this.#plot?.setSeries(line + (this.#columns.volume ? 2 : 1), { show: isShown });
    this.#legend.mark(this.#shown);
    this.#tell();
  }

  #step(event: KeyboardEvent): void {
    const { time } = this.#columns;
    if (event.key === 'Escape') this.#setCursor(undefined);
    const place = placeAfter(event.key, this.#place, time.length);
    if (place === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    this.#setCursor(time[place]);
  }

  /** Of the cursor, or of the newest prices. */
  get #place(): number {
    const { time } = this.#columns;
    const place = this.#cursor === undefined ? -1 : time.indexOf(this.#cursor);
    return place < 0 ? time.length - 1 : place;
  }

  #setCursor(second: number | undefined): void {
    this.#cursor = second;
    this.#showCursor();
  }

  #showCursor(): void {
    const left = this.#cursor === undefined ? -10 : (this.#plot?.valToPos(this.#cursor, 'x') ?? -10);
    this.#plot?.setCursor({ left, top: left < 0 ? -10 : 1 }, false);
    this.#tell();
  }

  #moved(index: number | undefined): void {
    this.#cursor = index === undefined ? undefined : this.#columns.time[index];
    this.#tell();
  }

  #tell(): void {
    const { time } = this.#columns;
    if (time.length === 0) return;
    const sentence = this.#legend.tell(this.#columns, this.#place, this.#shown);
    const values = { valuemin: 0, valuemax: time.length - 1, valuenow: this.#place, valuetext: sentence };
    for (const [name, value] of Object.entries(values))
      this.#area.setAttribute(`aria-${name}`, String(value));
  }
}
