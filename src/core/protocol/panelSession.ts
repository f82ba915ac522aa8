import type { EntityRef } from '../entities/kinds';
import type { PanelContent } from './content';
import type { HostToPage, Message } from './messages';

export type PanelAnswer =
  { readonly ok: true; readonly content: PanelContent } | { readonly ok: false; readonly sentence: string };

/** Where panels get what they show. */
export interface PanelSource {
  /** `fresh` asks the exchange even when an answer is still held. A failure is an answer, not a rejection. */
  load(
    ref: EntityRef,
    options: { readonly fresh: boolean; readonly signal: AbortSignal },
  ): Promise<PanelAnswer>;
  /** What is known of the title without a request; the id when nothing is. */
  titleOf(ref: EntityRef): string;
}

/**
 * The host's half of one panel: loads, keeps the last answer, and tells it to the page whenever there is one. A page
 * lives only while its panel is visible, so a new one is told everything again. The newest load wins.
 */
export class PanelSession {
  #loading: AbortController | undefined;
  #content: PanelContent | undefined;
  #failure: string | undefined;
  #hasPage = false;
  #pages = 0;

  readonly #source: PanelSource;
  readonly #post: (message: Message<HostToPage>) => void;

  constructor(
    readonly ref: EntityRef,
    source: PanelSource,
    post: (message: Message<HostToPage>) => void,
  ) {
    this.#source = source;
    this.#post = post;
  }

  get title(): string {
    return this.#content?.title ?? this.#source.titleOf(this.ref);
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
    if (asksAgain) void this.load(false);
  }

  pageGone(): void {
    this.#hasPage = false;
  }

  /** Loads, and resolves once the answer was taken in or a newer load has made it unwanted. Never rejects. */
  async load(fresh: boolean): Promise<void> {
    this.#loading?.abort();
    const controller = new AbortController();
    this.#loading = controller;
    this.#tell(this.#content ? { name: 'showRefreshing' } : this.#asLoading());
    const answer = await this.#answer(fresh, controller.signal);
    if (this.#loading !== controller) return;
    this.#loading = undefined;
    if (answer.ok) this.#content = answer.content;
    this.#failure = answer.ok ? undefined : answer.sentence;
    this.#tellOutcome();
  }

  /** What is known holds no more (another environment): loads again, or when there is a page to show it. */
  reset(): void {
    this.#loading?.abort();
    this.#loading = this.#content = this.#failure = undefined;
    if (this.#hasPage) void this.load(false);
  }

  dispose(): void {
    this.#hasPage = false;
    this.#loading?.abort();
    this.#loading = undefined;
  }

  async #answer(fresh: boolean, signal: AbortSignal): Promise<PanelAnswer> {
    try {
      return await this.#source.load(this.ref, { fresh, signal });
    } catch (error) {
      return { ok: false, sentence: `Could not load this because of an unexpected error: ${String(error)}.` };
    }
  }

  #replay(): void {
    if (!this.#content) this.#tell(this.#asLoading());
    this.#tellOutcome();
    if (this.#content && this.#loading) this.#tell({ name: 'showRefreshing' });
  }

  #tellOutcome(): void {
    if (this.#content) this.#tell({ name: 'showDetails', content: this.#content });
    if (this.#failure !== undefined && !this.#loading)
      this.#tell({ name: 'showFailure', sentence: this.#failure });
  }

  #asLoading(): Message<HostToPage> {
    return { name: 'showLoading', ref: this.ref, title: this.title };
  }

  #tell(message: Message<HostToPage>): void {
    if (this.#hasPage) this.#post(message);
  }
}
