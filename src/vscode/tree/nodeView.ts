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

/** A view of nodes: what is the same for all our trees. The views say what their rows are. */
export abstract class NodeView implements TreeSource<TreeNode>, vscode.Disposable {
  readonly #rows = new ShownRows();
  /** Rows that were closed after their children were drawn: what is in them is not kept up to date. */
  readonly #closed = new Set<TreeNode>();
  readonly #lacking = new FailedRows((node) => this.#isInSight(node));

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
    return [...this.#rows.all];
  }

  /** The open rows that a person can see. Only what stands below them is kept up to date. */
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

  /** Asked by the window, which asks for what is in a row that is open. */
  async children(node: TreeNode | undefined): Promise<readonly TreeNode[]> {
    if (node) this.#rows.setOpen(node, true);
    return this.rowsBelow(node);
  }

  /** The rows below one that need not be open, or those of the view. */
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
    // VS Code keeps what is expanded only below the same parent.
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
    await this.#redrawBelow(undefined, () => true);
  }

  /** The same for what changes with the clock alone: nothing is asked for. */
  protected async redrawTimes(): Promise<void> {
    await this.#redrawBelow(undefined, (parent) => this.isListedInMemory(parent));
  }

  /** Whether the rows below one, or those of the view, are made of what is in memory alone. */
  protected isListedInMemory(parent: TreeNode | undefined): boolean {
    return parent === undefined || parent.type === 'folder';
  }

  /** Whether a person who looks at the view can scroll to a row. */
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
    // The window may have asked meanwhile, or the view may have been cleared.
    const drawn = this.#rows.childrenOf(parent);
    if (!drawn) return;
    const children = listed ?? drawn;
    if (!haveSameRows(children, drawn)) return this.tree.redraw(parent);
    for (const node of this.#rows.take(parent, children)) {
      if (this.#rows.saysOther(node, JSON.stringify(this.rowOf(node)))) this.tree.redraw(node);
      else if (this.#rows.isOpen(node)) await this.#redrawBelow(node, isListed);
    }
  }

  /** A notice stands for what is missing beside it, another row for what is missing in it. */
  #isInSight(node: TreeNode): boolean {
    return this.#rows.isShown(node.path) && (node.type === 'notice' || this.#rows.isOpen(node) === true);
  }

  #opened(node: TreeNode): void {
    this.#rows.setOpen(node, true);
    if (this.#closed.delete(node)) this.tree.redraw(node);
    this.scheduler.poke();
  }

  /** Has something asked for again while the view is visible, once the exchange can be asked that could not be. */
  protected retryWhenOnline(thing: Pick<Required<Refreshable>, 'needsRetry' | 'refresh'>): vscode.Disposable {
    const isVisible = (): boolean => this.tree.view.visible;
    return vscode.Disposable.from(this.scheduler.add({ ...thing, isVisible }));
  }

  /** Forgets the rows, for other ones. */
  protected clear(): void {
    for (const some of [this.#rows, this.#closed, this.#lacking]) some.clear();
    this.tree.redraw();
  }

  protected whileBusy<T>(work: () => Promise<T>): Thenable<T> {
    return vscode.window.withProgress({ location: { viewId: this.tree.viewId } }, work);
  }
}

/** How long something is away is worded in minutes at the least. */
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
