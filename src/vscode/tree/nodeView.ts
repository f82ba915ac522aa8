import * as vscode from 'vscode';
import { treeRow, type TreeRow } from '../../core/tree/treeRow';
import { treeTooltip } from '../../core/tree/treeTooltip';
import type { KalshiError } from '../../core/kalshi/errors';
import type { Refreshable, RefreshScheduler } from '../../core/refresh/refreshScheduler';
import type { Session } from '../../core/session';
import { haveSameRows, ShownRows } from '../../core/tree/shownRows';
import type { TreeNode } from '../../core/tree/treeNode';
import type { DeferredTree, TreeSource } from './deferredTree';
import { FailedRows } from './failedRows';

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

/** The base class of the tree views. A subclass says what its rows are. */
export abstract class NodeView implements TreeSource<TreeNode>, vscode.Disposable {
  readonly #rows = new ShownRows();
  /** Collapsed rows whose children were drawn: what is in them is not refreshed. */
  readonly #closed = new Set<TreeNode>();
  readonly #lacking = new FailedRows((node) => this.#isInSight(node));

  protected readonly tree: DeferredTree<TreeNode>;
  protected readonly session: () => Session;
  protected readonly scheduler: RefreshScheduler;
  protected readonly listeners: vscode.Disposable[];
  /** Whether rows show their ticker or id. */
  showIds = false;

  constructor(tree: DeferredTree<TreeNode>, session: () => Session, scheduler: RefreshScheduler) {
    this.tree = tree;
    this.session = session;
    this.scheduler = scheduler;
    this.listeners = [
      this.retryWhenOnline({
        needsRetry: () => !this.#lacking.isEmpty,
        refresh: () => this.#lacking.askAgain((node) => this.refreshNodes([node])),
      }),
      tree.view.onDidChangeVisibility(() => scheduler.poke()),
      tree.view.onDidExpandElement(({ element }) => this.#opened(element)),
      tree.view.onDidCollapseElement(({ element }) => {
        this.#rows.setOpen(element, false);
        this.#closed.add(element);
        scheduler.poke();
      }),
      everyMinuteWhileVisible(tree.view, () => void this.redrawTimes()),
    ];
  }

  /** The rows below a row, or the top rows of the view. */
  protected abstract childrenOf(node: TreeNode | undefined): Promise<readonly TreeNode[]>;

  /** Reloads everything that is shown. If that fails, the screen stays as it is. */
  abstract refresh(): Promise<void>;

  /** Loads the next page of the list that ends with a row `loadMore`. */
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

  /** Calls back when rows are selected here. */
  onDidSelect(selected: () => void): vscode.Disposable {
    return this.tree.view.onDidChangeSelection(selected);
  }

  /** The rows that VS Code was given. */
  get nodes(): readonly TreeNode[] {
    return [...this.#rows.all];
  }

  /** The expanded rows that are visible. Only what is below them is refreshed. */
  get expanded(): readonly TreeNode[] {
    return this.#rows.opened;
  }

  /** The rows that a command was called on, if it was called on rows of this view. */
  nodesOf(subject: unknown, selection?: unknown): readonly TreeNode[] {
    const called = this.nodes.find((node) => node === subject);
    if (!called) return [];
    const selected = Array.isArray(selection) ? this.nodes.filter((node) => selection.includes(node)) : [];
    return selected.includes(called) ? selected : [called];
  }

  /** Called by the window, for expanded rows only. */
  async children(node: TreeNode | undefined): Promise<readonly TreeNode[]> {
    if (node) this.#rows.setOpen(node, true);
    return this.rowsBelow(node);
  }

  /** The rows below a row, expanded or not, or the top rows of the view. */
  protected async rowsBelow(node: TreeNode | undefined): Promise<readonly TreeNode[]> {
    const children = await this.#list(node);
    this.scheduler.poke();
    return this.#rows.take(node, children);
  }

  parent(node: TreeNode): TreeNode | undefined {
    return node.parent;
  }

  item(node: TreeNode): vscode.TreeItem {
    const row = this.rowOf(node);
    this.#rows.drawn(node, JSON.stringify(row));
    // VS Code keeps rows expanded only below the same parent.
    const isOpen = this.#rows.isOpen(node);
    const state =
      row.state === 'leaf' || isOpen === undefined ? row.state : isOpen ? 'expanded' : 'collapsed';
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

  /** Reloads some rows and what is below them. Resolves to the failure, which leaves the rows as they are. */
  async refreshNodes(nodes: readonly TreeNode[]): Promise<KalshiError | undefined> {
    const { entityTree } = this.session();
    // A notice stands for its parent, which could not be loaded.
    const things = nodes.flatMap((node) =>
      node.type === 'group' ? node : (entityTree.entityAbove(node) ?? []),
    );
    const error = await this.whileBusy(() => entityTree.reload(things));
    if (!error) for (const thing of things) this.tree.redraw(thing);
    return error;
  }

  /** Redraws the rows in another order or wording, with at most one request. */
  async redrawAll(): Promise<void> {
    await this.session().entityTree.reloadBelow(this.expanded, () => false);
    this.tree.redraw();
  }

  /**
   * Redraws only the rows that have changed, from the cache: if all rows are redrawn, a menu that is open on one of them
   * loses its row.
   */
  protected async redrawChanged(): Promise<void> {
    await this.#redrawBelow(undefined, () => true);
  }

  /** The same for what changes with the clock. Sends no request. */
  protected async redrawTimes(): Promise<void> {
    await this.#redrawBelow(undefined, (parent) => this.isListedInMemory(parent));
  }

  /** Whether the rows below a row, or those of the view, come from the cache alone. */
  protected isListedInMemory(parent: TreeNode | undefined): boolean {
    return parent === undefined || parent.type === 'folder';
  }

  /** Whether a row is visible, or can be scrolled to. */
  protected isShown(path: string): boolean {
    return this.#rows.isShown(path);
  }

  /** What a row shows. */
  protected rowOf(node: TreeNode): TreeRow {
    return treeRow(node, this.session().catalog, Date.now(), this.showIds);
  }

  async #list(node: TreeNode | undefined): Promise<readonly TreeNode[]> {
    const children = await this.childrenOf(node);
    if (node) this.#lacking.note(node, children, this.session().entityTree.failureBelow(node, children));
    return children;
  }

  async #redrawBelow(
    parent: TreeNode | undefined,
    isListed: (parent: TreeNode | undefined) => boolean,
  ): Promise<void> {
    if (!this.#rows.childrenOf(parent)) return;
    const listed = isListed(parent) ? await this.#list(parent) : undefined;
    // The window may have loaded them meanwhile, or the view may have been cleared.
    const drawn = this.#rows.childrenOf(parent);
    if (!drawn) return;
    const children = listed ?? drawn;
    if (!haveSameRows(children, drawn)) return this.tree.redraw(parent);
    for (const node of this.#rows.take(parent, children)) {
      if (this.#rows.saysOther(node, JSON.stringify(this.rowOf(node)))) this.tree.redraw(node);
      else if (this.#rows.isOpen(node)) await this.#redrawBelow(node, isListed);
    }
  }

  /** A notice stands for its siblings, another row for its children. */
  #isInSight(node: TreeNode): boolean {
    return this.#rows.isShown(node.path) && (node.type === 'notice' || this.#rows.isOpen(node) === true);
  }

  #opened(node: TreeNode): void {
    this.#rows.setOpen(node, true);
    if (this.#closed.delete(node)) this.tree.redraw(node);
    this.scheduler.poke();
  }

  /** Retries something while the view is visible, once the exchange can be reached again. */
  protected retryWhenOnline(thing: Pick<Required<Refreshable>, 'needsRetry' | 'refresh'>): vscode.Disposable {
    const isVisible = (): boolean => this.tree.view.visible;
    return vscode.Disposable.from(this.scheduler.add({ ...thing, isVisible }));
  }

  /** Drops all rows, before other ones are shown. */
  protected clear(): void {
    for (const some of [this.#rows, this.#closed, this.#lacking]) some.clear();
    this.tree.redraw();
  }

  protected whileBusy<T>(work: () => Promise<T>): Thenable<T> {
    return vscode.window.withProgress({ location: { viewId: this.tree.viewId } }, work);
  }
}

/** Relative times are in minutes at least. */
function everyMinuteWhileVisible(
  view: Pick<vscode.TreeView<TreeNode>, 'visible' | 'onDidChangeVisibility'>,
  draw: () => void,
): vscode.Disposable {
  let timer: ReturnType<typeof setInterval> | undefined;
  const start = (): void => {
    clearInterval(timer);
    timer = view.visible ? setInterval(draw, 60_000) : undefined;
  };
  start();
  return vscode.Disposable.from(
    view.onDidChangeVisibility(() => {
      start();
      if (view.visible) draw();
    }),
    new vscode.Disposable(() => clearInterval(timer)),
  );
}
