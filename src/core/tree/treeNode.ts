import type { ChildGroup } from '../entities/definition';
import type { EntityRef } from '../entities/kinds';
import type { KalshiError } from '../kalshi/errors';

interface Place {
  /** Tells the same thing in two places apart, and keeps expansion and selection over a refresh. */
  readonly path: string;
  readonly parent?: TreeNode;
}

export interface EntityNode extends Place {
  readonly type: 'entity';
  readonly ref: EntityRef;
  /** What it is to its parent: `home team`. */
  readonly role?: string;
}

export interface GroupNode extends Place {
  readonly type: 'group';
  readonly owner: EntityRef;
  readonly group: ChildGroup;
}

/** A row that stands where things should: why they could not be loaded. */
export interface NoticeNode extends Place {
  readonly type: 'notice';
  readonly error: KalshiError;
}

export interface LoadMoreNode extends Place {
  readonly type: 'loadMore';
  /** How many the exchange has sent so far. */
  readonly received: number;
}

/** Stands alone where the filter leaves nothing over. */
export interface NoMatchNode extends Place {
  readonly type: 'noMatch';
}

export type TreeNode = EntityNode | GroupNode | NoticeNode | LoadMoreNode | NoMatchNode;
