import type { EntityRef } from '../entities/kinds';
import type { PanelContent } from './content';
import type { ChartRange, LiveContent } from './live';

export type PanelAnswer =
  | { readonly ok: true; readonly content: PanelContent }
  /** With whether it may come later. */
  | { readonly ok: false; readonly sentence: string; readonly mayPass?: boolean };

/**
 * How new an answer has to be: `held` takes what is still held, `quiet` asks for what changes by itself, `fresh` asks
 * for all.
 */
export type Freshness = 'held' | 'quiet' | 'fresh';

/** What a page wants to see of what changes. */
export interface LiveOptions {
  readonly range: ChartRange;
  /** The plays too, which take a request of their own. */
  readonly withStats: boolean;
  readonly how: Freshness;
  /** What is shown now: it stands in for what cannot be loaded. */
  readonly before: LiveContent | undefined;
}

/** Where panels get what they show. */
export interface PanelSource {
  /** A failure is an answer, not a rejection. */
  load(
    ref: EntityRef,
    options: { readonly how: Freshness; readonly signal: AbortSignal },
  ): Promise<PanelAnswer>;
  /** Nothing for a thing of which nothing is live. What failed is told in the answer. */
  loadLive(ref: EntityRef, wish: LiveOptions): Promise<LiveContent | undefined>;
  /** Milliseconds from one refresh to the next; nothing when the thing is final, or nothing refreshes by itself. */
  refreshInterval(ref: EntityRef): number | undefined;
  /** What is known of the title without a request; the id when nothing is. */
  titleOf(ref: EntityRef): string;
}
