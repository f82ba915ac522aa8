import { isEmptyFilter } from '../catalog/milestoneFilter';
import type { MilestoneFeed } from '../catalog/milestoneFeed';
import { entityNode, type EntityTree } from './entityTree';
import type { TreeNode } from './treeNode';

/** The milestones view without VS Code: the rows of the feed, and below them what stands below a thing in any tree. */
export class MilestonesTree {
  readonly #feed: MilestoneFeed;
  readonly #entities: EntityTree;

  constructor(feed: MilestoneFeed, entities: EntityTree) {
    this.#feed = feed;
    this.#entities = entities;
  }

  async children(node: TreeNode): Promise<readonly TreeNode[]> {
    return this.#entities.children(node);
  }

  /** The rows of the feed. Never asks the exchange. */
  roots(): readonly TreeNode[] {
    const { milestones, hasMore, received, status, filter } = this.#feed.state;
    const rows = milestones.map(({ id }): TreeNode => entityNode({ kind: 'milestone', id }));
    if (hasMore) return [...rows, { type: 'loadMore', path: 'more', received }];
    const nothingMatches = rows.length === 0 && status === 'ready' && !isEmptyFilter(filter);
    return nothingMatches ? [{ type: 'noMatch', path: 'noMatch' }] : rows;
  }

  /** Asks again for the page of milestones and for what the expanded nodes show, side by side. */
  async reloadAll(expanded: readonly TreeNode[]): Promise<void> {
    await Promise.all([this.#feed.refresh(), this.#entities.reloadBelow(expanded)]);
  }
}
