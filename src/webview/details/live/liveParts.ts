import type { PanelContent } from '../../../core/details/content';
import type { ChartRange, LiveContent } from '../../../core/details/live';
import { blockElements } from '../blockElement';
import { foldingSection, type SectionHead } from '../foldingSection';
import type { PageBlock } from '../pageBlock';
import type { PageMemory } from '../pageMemory';
import type { PagePart } from '../sectionList';
import { bookBlocks } from './bookBlocks';
import { liveBlocks } from './liveBlocks';
import { playBlocks } from './playBlocks';
import { PriceChart } from './priceChart';
import { tradeBlocks } from './tradeBlocks';

/** What the live part of a page asks of the extension host. */
export interface LiveWishes {
  chooseRange(range: ChartRange): void;
  loadGameStats(): void;
}

/** The sections of what changes while one looks. */
export class LiveParts {
  #chart: PriceChart | undefined;
  #hasAskedForPlays = false;

  constructor(
    private readonly memory: PageMemory,
    private readonly wishes: LiveWishes,
  ) {}

  /** What stands before everything else: what happens now, and where the prices have been. */
  first(live: LiveContent, content: PanelContent | undefined): readonly PagePart[] {
    const { liveData, gameStats, chart, problem } = live;
    const warning =
      problem === undefined ? [] : [{ type: 'notice' as const, tone: 'warning' as const, text: problem }];
    return [
      ...warning.map((block): PagePart => ({
        id: 'live-problem',
        key: block.text,
        make: () => this.#bare(block),
      })),
      // Few events have any.
      ...(liveData === undefined || (liveData === null && chart)
        ? []
        : [this.#section({ id: 'live', title: 'Live data' }, () => liveBlocks(liveData, content), liveData)]),
      ...(liveData && !chart ? [this.#plays(gameStats)] : []),
      ...this.#chartPart(live),
    ];
  }

  /** What stands after the first section of the page: what is offered, and what was traded. */
  then({ book, trades }: LiveContent): readonly PagePart[] {
    return [
      ...(book === undefined
        ? []
        : [this.#section({ id: 'book', title: 'Order book' }, () => bookBlocks(book), book)]),
      ...(trades
        ? [
            this.#section(
              { id: 'trades', title: 'Recent trades', count: trades.length },
              () => tradeBlocks(trades),
              trades,
            ),
          ]
        : []),
    ];
  }

  /** Another thing, or nothing of it yet. */
  clear(): void {
    this.#chart?.dispose();
    this.#chart = undefined;
    this.#hasAskedForPlays = false;
  }

  #plays(stats: LiveContent['gameStats']): PagePart {
    const ask = (): void => {
      if (stats !== undefined || this.#hasAskedForPlays) return;
      this.#hasAskedForPlays = true;
      this.wishes.loadGameStats();
    };
    const head = { id: 'plays', title: 'Plays', folded: true };
    return this.#section(head, () => playBlocks(stats), stats, ask);
  }

  #chartPart({ chart, problem }: LiveContent): readonly PagePart[] {
    if (!chart) return [];
    const shown = (this.#chart ??= new PriceChart(this.memory, (range) => this.wishes.chooseRange(range)));
    shown.show(chart, problem !== undefined);
    const make = (): HTMLElement =>
      foldingSection({ id: 'chart', title: 'Prices over time' }, [shown.root], this.memory);
    return [{ id: 'chart', key: '', make }];
  }

  #section(
    head: SectionHead,
    blocks: () => readonly PageBlock[],
    of: unknown,
    onOpen?: () => void,
  ): PagePart {
    const place = { title: head.title, key: head.id, memory: this.memory };
    const make = (): HTMLElement => foldingSection(head, blockElements(blocks(), place), this.memory, onOpen);
    return { id: head.id, key: JSON.stringify([head, of]), make };
  }

  #bare(block: PageBlock): HTMLElement {
    return (
      blockElements([block], { title: '', key: 'live-problem', memory: this.memory })[0] ??
      document.createElement('p')
    );
  }
}
