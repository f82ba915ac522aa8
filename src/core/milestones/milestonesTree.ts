import { isEmptyFilter } from './milestoneFilter';
import type { MilestoneFeed } from './milestoneFeed';
import type { EntityRef } from '../entities/kinds';
import { definitions } from '../entities/registry';
import { mostUrgent, type Phase } from '../entities/phase';
import type { Milestone } from '../kalshi/milestones';
import { entityNode, type EntityTree } from '../tree/entityTree';
import { grouped, sorted, type MilestoneOrder } from './milestoneOrder';
import type { TreeNode } from '../tree/treeNode';

/** What a row says that stands on top although the list does not have it. */
const PINNED = 'pinned (not on the loaded pages)';

/** The milestones view without VS Code: the rows of the feed, and below them what stands below a thing in any tree. */
export class MilestonesTree {
  order: MilestoneOrder = { groupBy: 'none', sortBy: 'start' };
  /** Stands on top while the list does not have it: it was asked for by name. */
  pinned: Milestone | undefined;
  #folders: ReadonlyMap<string, readonly Milestone[]> = new Map();

  readonly #feed: MilestoneFeed;
  readonly #entities: EntityTree;
  readonly #now: () => number;

  constructor(feed: MilestoneFeed, entities: EntityTree, now: () => number = Date.now) {
    this.#feed = feed;
    this.#entities = entities;
    this.#now = now;
  }

  /** All that have a row. */
  get milestones(): readonly Milestone[] {
    const { milestones } = this.#feed.state;
    const { pinned } = this;
    return pinned && !milestones.some(({ id }) => id === pinned.id) ? [pinned, ...milestones] : milestones;
  }

  /** The stage of the one whose hour is nearest, which the pace of the view follows. A list without any changes too. */
  get nearest(): Phase {
    const nearest = mostUrgent(this.milestones.flatMap((one) => this.#stageOf(one) ?? []));
    return nearest === undefined || nearest === 'final' ? 'far' : nearest;
  }

  async children(node: TreeNode): Promise<readonly TreeNode[]> {
    return node.type === 'folder' ? this.#rows(node) : this.#entities.children(node);
  }

  /** The rows of the feed, or the folders that they are in. Never asks the exchange. */
  roots(): readonly TreeNode[] {
    const { milestones, hasMore, received, status, filter } = this.#feed.state;
    const [pinned] = this.milestones.length > milestones.length ? this.milestones : [];
    const top = pinned ? [entityNode({ kind: 'milestone', id: pinned.id }, '', undefined, PINNED)] : [];
    const rows = [...top, ...this.#list(milestones)];
    if (hasMore) return [...rows, { type: 'loadMore', path: 'more', received }];
    const nothingMatches = milestones.length === 0 && status === 'ready' && !isEmptyFilter(filter);
    return nothingMatches ? [...rows, { type: 'noMatch', path: 'noMatch' }] : rows;
  }

  /** Asks again for the page of milestones and for what the expanded nodes show, side by side. */
  async reloadAll(expanded: readonly TreeNode[]): Promise<void> {
    await Promise.all([this.#feed.refresh(), this.#entities.reloadBelow(expanded)]);
  }

  /**
   * Asks for the milestones that changed and for what stands below the expanded ones whose hour is near, side by side,
   * so that drawing the rows again answers from memory. Rejects with why that failed; what was there stays.
   */
  async update(expanded: readonly TreeNode[]): Promise<void> {
    const near = new Set(
      this.milestones.flatMap((one) => (/live|soon/.test(this.#stageOf(one) ?? '') ? one.id : [])),
    );
    const isWanted = ({ kind }: EntityRef, root?: EntityRef): boolean =>
      kind === 'event' && near.has(root?.id ?? '');
    const [, error] = await Promise.all([
      this.#feed.update(),
      this.#entities.reloadBelow(expanded, isWanted),
    ]);
    const failure = this.#feed.state.error ?? error;
    if (failure) throw failure;
  }

  #stageOf(one: Milestone): Phase | undefined {
    return definitions.milestone.phaseOf?.(one, this.#now());
  }

  #list(milestones: readonly Milestone[]): readonly TreeNode[] {
    const { groupBy, sortBy } = this.order;
    const all = sorted(milestones, sortBy);
    const folders = grouped(all, groupBy, this.#now());
    if (!folders) return all.map((one) => rowOf(one));
    const pathOf = (key: string): string => `${groupBy}/${key}`;
    this.#folders = new Map(folders.map((folder) => [pathOf(folder.key), folder.milestones]));
    return folders.map(({ key, label, isToday, milestones: { length } }) => ({
      type: 'folder',
      path: pathOf(key),
      label,
      description: String(length),
      context: 'milestones',
      expanded: isToday,
    }));
  }

  #rows(folder: TreeNode): readonly TreeNode[] {
    return (this.#folders.get(folder.path) ?? []).map((one) => rowOf(one, folder));
  }
}

/** The path leaves the folder out, so that what is expanded stays so in another order. */
function rowOf({ id }: Milestone, folder?: TreeNode): TreeNode {
  return entityNode({ kind: 'milestone', id }, '', folder);
}
