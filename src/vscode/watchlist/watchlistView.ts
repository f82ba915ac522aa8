import * as vscode from 'vscode';
import type { EntityRef } from '../../core/entities/kinds';
import type { KalshiError } from '../../core/kalshi/errors';
import { isTemporary } from '../../core/kalshi/circuitBreaker';
import { failureSentence } from '../../core/format/failure';
import { iconSafe } from '../../core/format/text';
import type { TreeRow } from '../../core/tree/treeRow';
import type { RefreshScheduler } from '../../core/refresh/refreshScheduler';
import type { Session } from '../../core/session';
import type { TreeNode } from '../../core/tree/treeNode';
import { changing, countLive, watchedInterval } from '../../core/watchlist/loadWatched';
import { WatchlistLoads } from '../../core/watchlist/watchlistLoads';
import type { WatchlistRows } from '../../core/watchlist/watchlistRows';
import { setContextKey } from '../platform/commands';
import { liveIntervalMs } from '../platform/refreshing';
import type { DeferredTree } from '../tree/deferredTree';
import { NodeView } from '../tree/nodeView';

/** The watchlist: groups, things, and below a thing what stands below it in any tree. */
export class WatchlistView extends NodeView {
  #opened: Session | undefined;
  #loads: WatchlistLoads | undefined;
  /** Why the last load did not bring all that stands below the things. */
  #errorBelow: KalshiError | undefined;

  readonly rows: WatchlistRows;

  constructor(
    tree: DeferredTree<TreeNode>,
    session: () => Session,
    rows: WatchlistRows,
    scheduler: RefreshScheduler,
  ) {
    super(tree, session, scheduler);
    this.rows = rows;
    rows.store.onNews = () => this.#redrawChanged();
    this.listeners.push(
      this.onDidSelect(() => {
        const watched = rows.watchedAt(this.selection.map(({ path }) => path));
        setContextKey('kalshi.watchlist.hasSelection', watched.length > 0);
      }),
      vscode.Disposable.from(
        scheduler.add({
          isVisible: () => tree.view.visible && this.#opened === session(),
          refreshInterval: () =>
            watchedInterval(session().catalog, this.#shownRefs, liveIntervalMs(), Date.now()),
          needsRetry: () => this.#mayComeBack,
          refresh: async () => {
            const shown = this.#shownRefs;
            const wanted = changing(session().catalog, shown, Date.now());
            const failed = this.#loads?.failedAmong(shown) ?? [];
            await this.#load([...new Set([...wanted, ...failed])], true);
            if (this.#mayComeBack) throw new Error('not all of it came');
          },
        }),
      ),
    );
  }

  async refresh(): Promise<void> {
    await this.whileBusy(async () => {
      await this.rows.load();
      await this.#load(this.rows.refs, true);
    });
  }

  async loadMore(): Promise<void> {
    // Nothing here comes in pages.
  }

  /** Starts over, with another exchange. */
  reset(): void {
    this.#opened = this.#loads = this.#errorBelow = undefined;
    this.tree.view.badge = undefined;
    this.clear();
  }

  protected override rowOf(node: TreeNode): TreeRow {
    const row = super.rowOf(node);
    const [watched] = this.rows.watchedAt([node.path]);
    if (!watched) return row;
    const context = `${row.context}.watched`;
    if (this.session().catalog.peek(watched.ref)) return { ...row, context };
    const isLoading = this.#loads?.isLoading(watched.ref) === true;
    const label = watched.title ? iconSafe(watched.title, 120) : row.label;
    const description = isLoading ? '' : row.description;
    return {
      ...{ ...row, context, label, description },
      ...(isLoading && { icon: 'loading~spin' }),
      ...(watched.title && { spoken: [label, description].filter(Boolean).join(', ') }),
    };
  }

  protected async childrenOf(node: TreeNode | undefined): Promise<readonly TreeNode[]> {
    if (node && node.type !== 'folder') return this.session().entityTree.children(node);
    if (this.#opened !== this.session()) await this.#open(this.session());
    return this.rows.children(node);
  }

  /** Not those in a group that is closed. */
  get #shownRefs(): readonly EntityRef[] {
    return this.rows.shownRefs((path) => this.isShown(path));
  }

  get #mayComeBack(): boolean {
    const error = this.#loads?.errorOf(this.#shownRefs) ?? this.#errorBelow;
    return error !== undefined && isTemporary(error);
  }

  get #error(): KalshiError | undefined {
    return this.#loads?.errorOf(this.rows.refs) ?? this.#errorBelow;
  }

  async #open(session: Session): Promise<void> {
    this.#opened = session;
    this.#loads = new WatchlistLoads(session);
    await this.rows.load();
    // The rows need not wait for the exchange: the list has their titles.
    if (this.#opened === session) void this.#load(this.#loads.newAmong(this.rows.refs), false);
  }

  /** Draws the list after it was changed, and loads what is new in it. */
  #redrawChanged(): void {
    if (!this.#opened) return;
    this.tree.redraw();
    void this.#load(this.#loads?.newAmong(this.rows.refs) ?? [], false);
  }

  /** Asks for things, again or where they are not in memory, and draws what has changed. What is shown stays when that fails. */
  async #load(refs: WatchlistRows['refs'], again: boolean): Promise<void> {
    const session = this.session();
    const loads = this.#loads;
    if (!loads) return;
    const askedAt = Date.now();
    const below = again ? session.entityTree.reloadBelow(this.expanded) : undefined;
    await (again ? loads.reload(refs) : loads.load(refs));
    const errorBelow = await below;
    const live = await countLive(session, this.rows.refs, askedAt);
    if (loads !== this.#loads) return;
    if (again) this.#errorBelow = errorBelow;
    this.#describe(live);
    await this.redrawChanged();
  }

  #describe(live: number): void {
    const { view } = this.tree;
    const error = this.#error;
    const { note } = this.session();
    const lines = [note && `${note}.`, error && failureSentence(error)];
    // VS Code hides what stands in an empty view as soon as there is a message.
    this.tree.message = this.rows.refs.length > 0 ? lines.filter(Boolean).join(' ') : '';
    view.badge = live > 0 ? { value: live, tooltip: `${String(live)} live` } : undefined;
    this.scheduler.poke();
  }
}
