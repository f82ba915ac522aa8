import type * as vscode from 'vscode';
import type { FeedState } from '../../core/catalog/milestoneFeed';
import { isEmptyFilter, readMilestoneFilter, type MilestoneFilter } from '../../core/catalog/milestoneFilter';
import { failureSentence } from '../../core/presenters/failure';
import { filterWords } from '../../core/presenters/filterWords';
import type { Session } from '../../core/session';
import type { TreeNode } from '../../core/tree/treeNode';
import type { ContextKeys } from '../contributions/names';
import { setContextKey } from '../platform/contextKeys';
import type { DeferredTree } from './deferredTree';
import { NodeView } from './nodeView';

const FILTER_KEY = 'milestones.filter';

/** The failures that the empty view has words of its own for, in package.json. */
const WELCOMES = ['offline', 'rateLimited', 'captivePortal', 'unavailable', 'misconfigured'] as const;

/** The milestones view: its rows, its filter, and what stands in it when there are none. */
export class MilestonesView extends NodeView {
  #opened: Session | undefined;
  #filter: MilestoneFilter;

  readonly #memory: vscode.Memento;

  constructor(tree: DeferredTree<TreeNode>, session: () => Session, memory: vscode.Memento) {
    super(tree, session);
    this.#memory = memory;
    this.#filter = readMilestoneFilter(memory.get(FILTER_KEY));
  }

  get currentFilter(): MilestoneFilter {
    return this.#filter;
  }

  /** Asks again for the milestones and for all that is expanded. What is shown stays when that fails. */
  async refresh(): Promise<void> {
    const { milestonesTree, feed } = this.session();
    await this.whileBusy(() => milestonesTree.reloadAll(this.expanded));
    if (feed.state.status === 'failed' && feed.state.milestones.length > 0) this.#describe();
    else this.tree.redraw();
  }

  async loadMore(): Promise<void> {
    await this.whileBusy(() => this.session().feed.loadMore());
    this.tree.redraw();
  }

  async setFilter(filter: MilestoneFilter): Promise<void> {
    this.#filter = filter;
    await this.#memory.update(FILTER_KEY, isEmptyFilter(filter) ? undefined : filter);
    this.reset();
  }

  /** Starts over, with another filter or another exchange. */
  reset(): void {
    this.#opened = undefined;
    this.clear();
  }

  protected async childrenOf(node: TreeNode | undefined): Promise<readonly TreeNode[]> {
    const session = this.session();
    if (node) return session.milestonesTree.children(node);
    if (this.#opened !== session) await this.#open(session);
    const roots = session.milestonesTree.roots();
    this.#describe();
    return roots;
  }

  async #open(session: Session): Promise<void> {
    this.#opened = session;
    setContextKey('kalshi.milestones.state', 'loading');
    this.#describe();
    await session.feed.open(this.#filter);
  }

  /** Says in the head of the view what is listed, and in its place why nothing is. */
  #describe(): void {
    const { feed, note } = this.session();
    const { view } = this.tree;
    const state = stateOf(feed.state);
    const words = filterWords(this.#filter);
    const stale = feed.state.status === 'failed' ? feed.state.error : undefined;
    const lines = [note && `${note}.`, words && `Filter: ${words}.`, stale && failureSentence(stale)];
    // VS Code hides what stands in an empty view as soon as there is a message.
    view.message = state === 'rows' ? lines.filter(Boolean).join(' ') : '';
    setContextKey('kalshi.milestones.filtered', words !== '');
    setContextKey('kalshi.milestones.state', state);
  }
}

function stateOf({
  status,
  milestones,
  hasMore,
  filter,
  error,
}: FeedState): ContextKeys['kalshi.milestones.state'] {
  if (milestones.length > 0 || hasMore) return 'rows';
  if (status === 'loading') return 'loading';
  if (!error) return isEmptyFilter(filter) ? 'empty' : 'rows';
  return WELCOMES.find((reason) => reason === error.reason) ?? 'failed';
}
