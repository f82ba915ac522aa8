import type * as vscode from 'vscode';
import type { KalshiError } from '../../core/kalshi/errors';
import { plainText } from '../../core/format/text';
import type { TreeRow } from '../../core/tree/treeRow';
import type { RefreshScheduler } from '../../core/refresh/refreshScheduler';
import type { Session } from '../../core/session';
import { isTargetFolder, type TargetsTree } from '../../core/targets/targetsTree';
import type { TreeNode } from '../../core/tree/treeNode';
import { setContextKey } from '../platform/commands';
import type { DeferredTree } from '../tree/deferredTree';
import { NodeView } from '../tree/nodeView';

const BROWSED = 'targets.types';
/** Types that a person named and that are remembered, the newest. */
const MAX_BROWSED = 100;

/** The view of structured targets: its rows, its filter, and the types that the person named. */
export class TargetsView extends NodeView {
  #filter = '';

  readonly #memory: vscode.Memento;

  constructor(
    tree: DeferredTree<TreeNode>,
    session: () => Session,
    memory: vscode.Memento,
    scheduler: RefreshScheduler,
  ) {
    super(tree, session, scheduler);
    this.#memory = memory;
  }

  get filter(): string {
    return this.#filter;
  }

  /** The types that have a row. */
  get types(): readonly string[] {
    return this.#rows.lists.types(this.#browsed);
  }

  async refresh(): Promise<void> {
    await this.whileBusy(() => this.#rows.refresh(this.expanded));
    this.tree.redraw();
  }

  override async refreshNodes(nodes: readonly TreeNode[]): Promise<KalshiError | undefined> {
    const [node] = nodes;
    // What could not be loaded for a folder is asked for by reading on.
    if (node?.type !== 'notice' || node.parent?.type !== 'folder') return super.refreshNodes(nodes);
    await this.loadMore(node);
    return this.session().entityTree.failureBelow(node.parent, await this.#rows.children(node.parent));
  }

  async loadMore(node?: TreeNode): Promise<void> {
    if (node) await this.whileBusy(() => this.#rows.more(node));
    await this.redrawAll();
  }

  setFilter(words: string): void {
    this.#filter = words.trim();
    setContextKey('kalshi.targets.filtered', this.#filter !== '');
    this.tree.redraw();
  }

  /** Gives a type a row, whatever it is, and opens it. */
  async browse(type: string): Promise<void> {
    if (!this.types.includes(type))
      await this.#memory.update(BROWSED, [...this.#browsed, type].slice(-MAX_BROWSED));
    this.setFilter('');
    const row = (await this.rowsBelow(undefined)).find(
      (one) => isTargetFolder(one) && one.scope.type === type,
    );
    try {
      if (row) await this.tree.view.reveal(row, { select: true, focus: true, expand: true });
    } catch {
      // VS Code cannot go to a row while it draws the rows anew; it stands in the view all the same.
    }
  }

  /** Starts over with another exchange, of which other things are loaded. */
  reset(): void {
    this.setFilter('');
    this.clear();
  }

  /** Below every target there is what names it, in this view. */
  protected override rowOf(node: TreeNode): TreeRow {
    const row = super.rowOf(node);
    const isTarget = node.type === 'entity' && node.ref.kind === 'structuredTarget';
    return isTarget && row.state === 'leaf' ? { ...row, state: 'collapsed' } : row;
  }

  /** What names a target is looked up when it is listed. */
  protected override isListedInMemory(parent: TreeNode | undefined): boolean {
    return parent === undefined || isTargetFolder(parent);
  }

  protected childrenOf(node: TreeNode | undefined): Promise<readonly TreeNode[]> {
    const rows = this.#rows;
    if (!node) this.#describe(rows);
    return rows.children(node);
  }

  get #browsed(): readonly string[] {
    const saved = this.#memory.get<unknown>(BROWSED);
    return Array.isArray(saved) ? saved.filter((one) => typeof one === 'string') : [];
  }

  get #rows(): TargetsTree {
    const { targetsTree } = this.session();
    targetsTree.filter = this.#filter;
    targetsTree.browsed = this.#browsed;
    return targetsTree;
  }

  #describe({ lists }: TargetsTree): void {
    const words = this.#filter;
    const count = (filter: string): number => lists.loaded({}, filter).length;
    const filter = words && `Filter: “${plainText(words, 60)}”, ${count(words)} of ${count('')} loaded.`;
    const { note } = this.session();
    this.tree.view.message = [note && `${note}.`, filter].filter(Boolean).join(' ');
  }
}
