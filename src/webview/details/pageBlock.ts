import type { Block } from '../../core/details/content';
import type { Inline } from '../../core/format/inline';

/** What a section is made of: the blocks of the protocol, and what the page makes of live data. */
export type PageBlock =
  | Block
  /** What matters most, in one line. */
  | { readonly type: 'lead'; readonly runs: readonly Inline[] }
  /** A block under a heading of its own. */
  | { readonly type: 'part'; readonly title: string; readonly block: PageBlock }
  /** A block that is built only when it is unfolded. */
  | { readonly type: 'fold'; readonly title: string; readonly block: PageBlock }
  /** Side by side where there is room. */
  | { readonly type: 'beside'; readonly blocks: readonly PageBlock[] };

/** What is normal is said quietly. */
export function sentence(text: string): PageBlock {
  return { type: 'text', text };
}
