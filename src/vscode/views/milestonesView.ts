import * as vscode from 'vscode';
import type { FeedState } from '../../core/catalog/milestoneFeed';
import { isEmptyFilter, readMilestoneFilter, type MilestoneFilter } from '../../core/catalog/milestoneFilter';
import { failureSentence } from '../../core/presenters/failure';
import { filterWords } from '../../core/presenters/filterWords';
import { treeRow } from '../../core/presenters/treeRow';
import { treeTooltip } from '../../core/presenters/treeTooltip';
import type { KalshiError } from '../../core/kalshi/errors';
import type { Session } from '../../core/session';
import type { TreeNode } from '../../core/tree/treeNode';
import { milestonesViewId, type ContextKeys } from '../contributions/names';
import { setContextKey } from '../platform/contextKeys';
import type { DeferredTree, TreeSource } from './deferredTree';

const FILTER_KEY = 'milestones.filter';

const CLICKS = {
  openDetails: { command: 'kalshi.openDetails', title: 'Open Details' },
  loadMore: { command: 'kalshi.milestones.loadMore', title: 'Load More' },
  retry: { command: 'kalshi.milestones.retry', title: 'Retry' },
  clearFilter: { command: 'kalshi.milestones.clearFilter', title: 'Clear the Filter' },
} as const;

/** The failures that the empty view has words of its own for, in package.json. */
const WELCOMES = ['offline', 'rateLimited', 'captivePortal', 'unavailable', 'misconfigured'] as const;

const STATES = {
  leaf: vscode.TreeItemCollapsibleState.None,
  collapsed: vscode.TreeItemCollapsibleState.Collapsed,
  expanded: vscode.TreeItemCollapsibleState.Expanded,
} as const;

/** The milestones view: its rows, its filter, and what stands in it when there are none. */
export class MilestonesView implements TreeSource<TreeNode>, vscode.Disposable {
  readonly #nodes = new Map<string, TreeNode>();
  readonly #expanded = new Map<string, TreeNode>();
  #opened: Session | undefined;
  #filter: MilestoneFilter;

  readonly #tree: DeferredTree<TreeNode>;
  readonly #session: () => Session;
  readonly #memory: vscode.Memento;
  readonly #listeners: readonly vscode.Disposable[];

  constructor(tree: DeferredTree<TreeNode>, session: () => Session, memory: vscode.Memento) {
    this.#tree = tree;
    this.#session = session;
    this.#memory = memory;
    this.#filter = readMilestoneFilter(memory.get(FILTER_KEY));
    this.#listeners = [
      tree.view.onDidExpandElement(({ element }) => this.#expanded.set(element.path, element)),
      tree.view.onDidCollapseElement(({ element }) => this.#expanded.delete(element.path)),
    ];
  }

  dispose(): void {
    for (const listener of this.#listeners) listener.dispose();
  }

  get selection(): readonly TreeNode[] {
    return this.#tree.view.selection;
  }

  /** The rows that a command was called on, if it was called on rows. */
  nodesOf(subject: unknown, selection: unknown): readonly TreeNode[] {
    const known = [...this.#nodes.values()];
    const called = known.find((node) => node === subject);
    if (!called) return [];
    const selected = Array.isArray(selection) ? known.filter((node) => selection.includes(node)) : [];
    return selected.includes(called) ? selected : [called];
  }

  get currentFilter(): MilestoneFilter {
    return this.#filter;
  }

  async children(node: TreeNode | undefined): Promise<readonly TreeNode[]> {
    const session = this.#session();
    if (!node && this.#opened !== session) await this.#open(session);
    const children = node ? await session.tree.children(node) : session.tree.roots();
    if (!node) this.#describe();
    return children.map((child) => this.#same(child));
  }

  parent(node: TreeNode): TreeNode | undefined {
    return node.parent;
  }

  item(node: TreeNode): vscode.TreeItem {
    const row = treeRow(node, this.#session().catalog, Date.now());
    const item = new vscode.TreeItem(row.label, STATES[row.state]);
    item.id = node.path;
    item.description = row.description;
    item.iconPath = new vscode.ThemeIcon(row.icon);
    item.contextValue = row.context;
    item.accessibilityInformation = { label: row.spoken };
    if (row.click) item.command = { ...CLICKS[row.click], arguments: [node] };
    return item;
  }

  tooltip(node: TreeNode): string | undefined {
    return treeTooltip(node, this.#session().catalog, Date.now());
  }

  /** Asks again for the milestones and for all that is expanded. What is shown stays when that fails. */
  async refresh(): Promise<void> {
    const { tree, feed } = this.#session();
    await this.#whileBusy(() => tree.reloadAll([...this.#expanded.values()]));
    if (feed.state.status === 'failed' && feed.state.milestones.length > 0) this.#describe();
    else this.#tree.redraw();
  }

  /** Asks again for some rows and what is below them. Resolves to why that failed, with the rows as they were. */
  async refreshNodes(nodes: readonly TreeNode[]): Promise<KalshiError | undefined> {
    const { tree } = this.#session();
    // A notice stands for what could not be loaded above it.
    const things = nodes.flatMap((node) => (node.type === 'group' ? node : (tree.entityAbove(node) ?? [])));
    const error = await this.#whileBusy(() => tree.reload(things));
    if (!error) for (const thing of things) this.#tree.redraw(thing);
    return error;
  }

  async loadMore(): Promise<void> {
    await this.#whileBusy(() => this.#session().feed.loadMore());
    this.#tree.redraw();
  }

  async setFilter(filter: MilestoneFilter): Promise<void> {
    this.#filter = filter;
    await this.#memory.update(FILTER_KEY, isEmptyFilter(filter) ? undefined : filter);
    this.reset();
  }

  /** Starts over, with another filter or another exchange. */
  reset(): void {
    this.#opened = undefined;
    this.#nodes.clear();
    this.#expanded.clear();
    this.#tree.redraw();
  }

  async #open(session: Session): Promise<void> {
    this.#opened = session;
    setContextKey('kalshi.milestones.state', 'loading');
    this.#describe();
    await session.feed.open(this.#filter);
  }

  /** The same object for the same place: VS Code finds a node that is drawn again by the object. */
  #same(node: TreeNode): TreeNode {
    const earlier = this.#nodes.get(node.path);
    if (earlier?.type === 'entity') return earlier;
    this.#nodes.set(node.path, node);
    return node;
  }

  #whileBusy<T>(work: () => Promise<T>): Thenable<T> {
    return vscode.window.withProgress({ location: { viewId: milestonesViewId } }, work);
  }

  /** Says in the head of the view what is listed, and in its place why nothing is. */
  #describe(): void {
    const { feed, note } = this.#session();
    const { view } = this.#tree;
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
