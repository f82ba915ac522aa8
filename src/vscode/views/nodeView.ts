import * as vscode from 'vscode';
import { treeRow, type TreeRow } from '../../core/presenters/treeRow';
import { treeTooltip } from '../../core/presenters/treeTooltip';
import type { KalshiError } from '../../core/kalshi/errors';
import type { Refreshable, RefreshScheduler } from '../../core/refresh/refreshScheduler';
import type { Session } from '../../core/session';
import type { TreeNode } from '../../core/tree/treeNode';
import type { DeferredTree, TreeSource } from './deferredTree';
import { LackingRows } from './lackingRows';

const CLICKS = {
  openDetails: { command: 'kalshi.openDetails', title: 'Open Details' },
  openPlace: { command: 'kalshi.usages.openPlace', title: 'Open Place' },
  loadMore: { command: 'kalshi.loadMore', title: 'Load More' },
  retry: { command: 'kalshi.retry', title: 'Retry' },
  selectEnvironment: { command: 'kalshi.selectEnvironment', title: 'Select Environment…' },
  clearFilter: { command: 'kalshi.milestones.clearFilter', title: 'Clear the Filter' },
} as const;

const STATES = {
  leaf: vscode.TreeItemCollapsibleState.None,
  collapsed: vscode.TreeItemCollapsibleState.Collapsed,
  expanded: vscode.TreeItemCollapsibleState.Expanded,
} as const;

/** A view of nodes: what is the same for all our trees. The views say what their rows are. */
export abstract class NodeView implements TreeSource<TreeNode>, vscode.Disposable {
  readonly #nodes = new Map<string, TreeNode>();
  readonly #expanded = new Map<string, TreeNode>();
  /** What the rows said when they were drawn, and which stood in the view and its folders, by path. */
  readonly #said = new Map<string, string>();
  readonly #order = new Map<string, string>();
  readonly #lacking = new LackingRows();

  protected readonly tree: DeferredTree<TreeNode>;
  protected readonly session: () => Session;
  protected readonly scheduler: RefreshScheduler;
  protected readonly listeners: vscode.Disposable[];
  /** Whether rows of things say their ticker or id. */
  showIds = false;

  constructor(tree: DeferredTree<TreeNode>, session: () => Session, scheduler: RefreshScheduler) {
    this.tree = tree;
    this.session = session;
    this.scheduler = scheduler;
    this.listeners = [
      this.comesBack({
        lacks: () => !this.#lacking.isEmpty,
        refresh: () => this.#lacking.askAgain((node) => this.refreshNodes([node])),
      }),
      tree.view.onDidChangeVisibility(() => scheduler.poke()),
      tree.view.onDidExpandElement(({ element }) => this.#expanded.set(element.path, element)),
      tree.view.onDidCollapseElement(({ element }) => this.#expanded.delete(element.path)),
    ];
  }

  /** The rows below one, or those of the view. */
  protected abstract childrenOf(node: TreeNode | undefined): Promise<readonly TreeNode[]>;

  /** Asks again for all that is shown. What is on the screen stays when that fails. */
  abstract refresh(): Promise<void>;

  /** The next page of the list that a row `loadMore` ends. */
  abstract loadMore(node?: TreeNode): Promise<void>;

  dispose(): void {
    for (const listener of this.listeners) listener.dispose();
  }

  get viewId(): string {
    return this.tree.viewId;
  }

  get selection(): readonly TreeNode[] {
    return this.tree.view.selection;
  }

  /** Calls back when the person selects rows here. */
  onDidSelect(selected: () => void): vscode.Disposable {
    return this.tree.view.onDidChangeSelection(selected);
  }

  /** The rows that VS Code was given. */
  get nodes(): readonly TreeNode[] {
    return [...this.#nodes.values()];
  }

  get expanded(): readonly TreeNode[] {
    return [...this.#expanded.values()];
  }

  /** The rows that a command was called on, if it was called on rows of this view. */
  nodesOf(subject: unknown, selection?: unknown): readonly TreeNode[] {
    const called = this.nodes.find((node) => node === subject);
    if (!called) return [];
    const selected = Array.isArray(selection) ? this.nodes.filter((node) => selection.includes(node)) : [];
    return selected.includes(called) ? selected : [called];
  }

  async children(node: TreeNode | undefined): Promise<readonly TreeNode[]> {
    const children = await this.childrenOf(node);
    if (node) this.#lacking.note(node, children, this.session().entityTree.failureBelow(node, children));
    this.scheduler.poke();
    this.#order.set(node?.path ?? '', pathsOf(children));
    return children.map((child) => this.#same(child));
  }

  parent(node: TreeNode): TreeNode | undefined {
    return node.parent;
  }

  item(node: TreeNode): vscode.TreeItem {
    const row = this.#row(node);
    this.#said.set(node.path, JSON.stringify(row));
    // VS Code keeps what is expanded only below the same parent.
    const state = row.state !== 'leaf' && this.#expanded.has(node.path) ? 'expanded' : row.state;
    const item = new vscode.TreeItem(row.label, STATES[state]);
    item.id = node.path;
    item.description = row.description;
    item.iconPath = new vscode.ThemeIcon(row.icon);
    item.contextValue = row.context;
    item.accessibilityInformation = { label: row.spoken };
    if (row.click) item.command = { ...CLICKS[row.click], arguments: [node] };
    return item;
  }

  tooltip(node: TreeNode): string | undefined {
    return treeTooltip(node, this.session().catalog, Date.now());
  }

  /** Asks again for some rows and what is below them. Resolves to why that failed, with the rows as they were. */
  async refreshNodes(nodes: readonly TreeNode[]): Promise<KalshiError | undefined> {
    const { entityTree } = this.session();
    // A notice stands for what could not be loaded above it.
    const things = nodes.flatMap((node) =>
      node.type === 'group' ? node : (entityTree.entityAbove(node) ?? []),
    );
    const error = await this.whileBusy(() => entityTree.reload(things));
    if (!error) for (const thing of things) this.tree.redraw(thing);
    return error;
  }

  /** Draws the rows again, in another order or other words, at the cost of one request at most. */
  async redrawAll(): Promise<void> {
    await this.session().entityTree.reloadBelow(this.expanded, () => false);
    this.tree.redraw();
  }

  /**
   * Draws again what has other words or other rows than before, from memory: a menu that is open on a row of which all
   * is drawn again loses its row.
   */
  protected async redrawChanged(): Promise<void> {
    const folders = [...this.#nodes.values()].filter(
      ({ type, path }) => type === 'folder' && this.#order.has(path),
    );
    for (const parent of [undefined, ...folders]) {
      if (pathsOf(await this.childrenOf(parent)) === this.#order.get(parent?.path ?? '')) continue;
      this.tree.redraw(parent);
      if (!parent) return;
    }
    for (const [path, said] of this.#said) {
      const node = this.#nodes.get(path);
      if (node && JSON.stringify(this.#row(node)) !== said) this.tree.redraw(node);
    }
  }

  /** Has something asked for again while the view is visible, once the exchange can be asked that could not be. */
  protected comesBack(thing: Pick<Required<Refreshable>, 'lacks' | 'refresh'>): vscode.Disposable {
    const isVisible = (): boolean => this.tree.view.visible;
    return vscode.Disposable.from(this.scheduler.add({ ...thing, isVisible }));
  }

  /** Forgets the rows, for other ones. */
  protected clear(): void {
    for (const map of [this.#nodes, this.#expanded, this.#said, this.#order, this.#lacking]) map.clear();
    this.tree.redraw();
  }

  protected whileBusy<T>(work: () => Promise<T>): Thenable<T> {
    return vscode.window.withProgress({ location: { viewId: this.tree.viewId } }, work);
  }

  #row(node: TreeNode): TreeRow {
    return treeRow(node, this.session().catalog, Date.now(), this.showIds);
  }

  /** The same object for the same path: VS Code finds a node that is drawn again by the object. */
  #same(node: TreeNode): TreeNode {
    const earlier = this.#nodes.get(node.path);
    if (earlier?.type === 'entity' && node.type === 'entity') {
      earlier.parent = node.parent;
      earlier.role = node.role;
      return earlier;
    }
    this.#nodes.set(node.path, node);
    return node;
  }
}

function pathsOf(nodes: readonly TreeNode[]): string {
  return nodes.map(({ path }) => path).join('\n');
}
