import type { EntityRef } from '../entities/kinds';
import type { PanelContent } from './content';
import type { ChartRange } from './live';
import { LiveSession } from './liveSession';
import type { HostToPage, Message } from './messages';
import type { Freshness, PanelAnswer, PanelSource } from './panelSource';

/**
 * The host's half of one panel: loads, keeps the last answer, and tells it to the page whenever there is one. A page
 * lives only while its panel is visible, so a new one is told everything again. The newest load wins.
 */
export class PanelSession {
  #loading: AbortController | undefined;
  #refreshing: AbortController | undefined;
  #content: PanelContent | undefined;
  #failure: string | undefined;
  #mayPass = false;
  #hasPage = false;
  #pages = 0;

  readonly #live: LiveSession;
  readonly #source: PanelSource;
  readonly #post: (message: Message<HostToPage>) => void;

  constructor(
    readonly ref: EntityRef,
    source: PanelSource,
    post: (message: Message<HostToPage>) => void,
    range: ChartRange = '1D',
  ) {
    this.#source = source;
    this.#post = post;
    this.#live = new LiveSession(ref, source, range);
  }

  get title(): string {
    return this.#content?.title ?? this.#source.titleOf(this.ref);
  }

  isVisible(): boolean {
    return this.#hasPage;
  }

  /** None before there is something to refresh: a load that failed has a button of its own. */
  refreshInterval(): number | undefined {
    return this.#loading || !this.#content ? undefined : this.#source.refreshInterval(this.ref);
  }

  needsRetry(): boolean {
    if (this.#loading) return false;
    return this.#mayPass || this.#content?.isIncomplete === true || this.#live.content?.problem !== undefined;
  }

  get refreshedAt(): number {
    return Math.max(this.#content?.loadedAt ?? 0, this.#live.content?.loadedAt ?? 0);
  }

  /**
   * A page is there. It is told what is known; what was loaded for an earlier page is asked for again, which memory
   * answers as long as it holds and words the times anew.
   */
  pageReady(): void {
    this.#hasPage = true;
    this.#pages += 1;
    const isUntold = this.#content !== undefined && this.#pages === 1;
    const asksAgain = !this.#loading && this.#failure === undefined && !isUntold;
    if (this.#content || !asksAgain) this.#replay();
    if (asksAgain) void this.load('held');
    else if (!this.#loading) void this.#loadLive('held');
  }

  pageGone(): void {
    this.#hasPage = false;
  }

  /** Loads, and resolves once the answer was taken in or a newer load has made it unwanted. Never rejects. */
  async load(how: Freshness): Promise<void> {
    this.#stop();
    const controller = new AbortController();
    this.#loading = controller;
    this.#tell(this.#content ? { name: 'showRefreshing' } : this.#asLoading());
    const answer = await this.#answer(how, controller.signal);
    if (this.#loading !== controller) return;
    this.#loading = undefined;
    this.#take(answer);
    this.#tellOutcome();
    await this.#loadLive(how);
  }

  /**
   * Asks again for what changes by itself. The page hears of it when something has changed.
   * @throws Error when not all of it came
   */
  async refresh(): Promise<void> {
    const controller = new AbortController();
    this.#refreshing = controller;
    const [answer, live] = await Promise.all([
      this.#answer('quiet', controller.signal),
      this.#live.load('quiet'),
    ]);
    if (this.#refreshing !== controller) return;
    this.#refreshing = undefined;
    const told = this.#shown;
    this.#take(answer);
    if (this.#shown !== told) this.#tellOutcome();
    if (live) this.#tellLive();
    if (!answer.ok || live?.problem !== undefined) throw new Error('not all of it came');
  }

  /** The newest range wins. */
  async chooseRange(range: ChartRange): Promise<void> {
    this.#live.range = range;
    await this.#loadLive('held');
  }

  async loadGameStats(): Promise<void> {
    this.#live.withStats = true;
    await this.#loadLive('held');
  }

  /** The page says how soon it is asked for again. */
  intervalChanged(): void {
    this.#tellLive();
  }

  /** What is known holds no more (another environment): loads again, or when there is a page to show it. */
  reset(): void {
    this.#stop();
    this.#content = this.#failure = undefined;
    this.#mayPass = false;
    this.#live.reset();
    if (this.#hasPage) void this.load('held');
  }

  dispose(): void {
    this.#hasPage = false;
    this.#stop();
    this.#live.reset();
  }

  /** Aborts the loads under way. */
  #stop(): void {
    this.#loading?.abort();
    this.#refreshing?.abort();
    this.#loading = this.#refreshing = undefined;
  }

  async #answer(how: Freshness, signal: AbortSignal): Promise<PanelAnswer> {
    try {
      return await this.#source.load(this.ref, { how, signal });
    } catch (error) {
      return { ok: false, sentence: `Could not load this because of an unexpected error: ${String(error)}.` };
    }
  }

  #take(answer: PanelAnswer): void {
    if (answer.ok) this.#content = answer.content;
    this.#failure = answer.ok ? undefined : answer.sentence;
    this.#mayPass = !answer.ok && answer.mayPass === true;
  }

  /** What the page shows of it, but for when it came. */
  get #shown(): string {
    return JSON.stringify([{ ...this.#content, loadedAt: 0 }, this.#failure]);
  }

  /** Only for somebody who looks at the thing itself. */
  async #loadLive(how: Freshness): Promise<void> {
    if (this.#hasPage && this.#content && (await this.#live.load(how))) this.#tellLive();
  }

  #replay(): void {
    if (!this.#content) this.#tell(this.#asLoading());
    this.#tellOutcome();
    if (this.#live.content) this.#tellLive();
    if (this.#content && this.#loading) this.#tell({ name: 'showRefreshing' });
  }

  #tellOutcome(): void {
    if (this.#content) this.#tell({ name: 'showDetails', content: this.#content });
    if (this.#failure !== undefined && !this.#loading)
      this.#tell({ name: 'showFailure', sentence: this.#failure });
  }

  #tellLive(): void {
    const { content } = this.#live;
    const refreshesIn = this.refreshInterval();
    const times = { loadedAt: this.refreshedAt, ...(refreshesIn && { refreshesIn }) };
    if (content) this.#tell({ name: 'showLive', live: { ...content, ...times } });
  }

  #asLoading(): Message<HostToPage> {
    return { name: 'showLoading', ref: this.ref, title: this.title };
  }

  #tell(message: Message<HostToPage>): void {
    if (this.#hasPage) this.#post(message);
  }
}
