import type { EntityRef } from '../entities/kinds';
import type { ChartRange, LiveContent } from './live';
import type { Freshness, PanelSource } from './panelSource';

/** What one panel shows live, and what of it its page has chosen. The newest load wins. */
export class LiveSession {
  #content: LiveContent | undefined;
  #turn = 0;

  readonly #ref: EntityRef;
  readonly #source: Pick<PanelSource, 'loadLive'>;

  range: ChartRange;
  /** Whether the page has asked for the plays. */
  withStats = false;

  constructor(ref: EntityRef, source: Pick<PanelSource, 'loadLive'>, range: ChartRange) {
    this.#ref = ref;
    this.#source = source;
    this.range = range;
  }

  get content(): LiveContent | undefined {
    return this.#content;
  }

  /** Resolves to what came, or to nothing when there is none or it is no longer wanted. Never rejects. */
  async load(how: Freshness): Promise<LiveContent | undefined> {
    const turn = ++this.#turn;
    const { range, withStats } = this;
    const before = this.#content;
    const content = await this.#source
      .loadLive(this.#ref, { range, withStats, how, before })
      .catch((error: unknown) => ({
        loadedAt: 0,
        ...before,
        problem: `Unexpected error: ${String(error)}.`,
      }));
    if (turn !== this.#turn) return undefined;
    return (this.#content = content);
  }

  /** What is known holds no more. What the page has chosen stays. */
  reset(): void {
    this.#turn++;
    this.#content = undefined;
  }
}
