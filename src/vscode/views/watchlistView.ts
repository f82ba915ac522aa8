import * as vscode from 'vscode';
import { definitions } from '../../core/entities/registry';
import type { KalshiError } from '../../core/kalshi/errors';
import { mayPass } from '../../core/kalshi/outage';
import { failureSentence } from '../../core/presenters/failure';
import { iconSafe } from '../../core/presenters/text';
import type { RefreshScheduler } from '../../core/refresh/refreshScheduler';
import type { Session } from '../../core/session';
import type { TreeNode } from '../../core/tree/treeNode';
import { changing, countLive, loadWatched, paceOfWatched } from '../../core/watchlist/loadWatched';
import type { WatchlistRows } from '../../core/watchlist/watchlistRows';
import { setContextKey } from '../platform/contextKeys';
import { refreshInterval } from '../platform/refreshing';
import type { DeferredTree } from './deferredTree';
import { NodeView } from './nodeView';

/** The watchlist: groups, things, and below a thing what stands below it in any tree. */
export class WatchlistView extends NodeView {
  #opened: Session | undefined;
  #isLoading = false;
  /** Why the last load did not bring all. */
  #error: KalshiError | undefined;
  /** All that was changed before was asked for since; milliseconds since 1970. */
  #askedAt = 0;

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
          pace: () => paceOfWatched(session().catalog, rows.refs, refreshInterval(), Date.now()),
          lacks: () => this.#error !== undefined && mayPass(this.#error),
          refresh: async () => {
            const error = await this.#load(changing(session().catalog, rows.refs, Date.now()), true);
            if (error) throw error;
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
    this.#opened = this.#error = undefined;
    this.tree.view.badge = undefined;
    this.clear();
  }

  override item(node: TreeNode): vscode.TreeItem {
    const item = super.item(node);
    const [watched] = this.rows.watchedAt([node.path]);
    if (!watched) return item;
    item.contextValue = `${item.contextValue ?? ''}.watched`;
    if (this.session().catalog.peek(watched.ref)) return item;
    if (this.#isLoading) {
      item.description = '';
      item.iconPath = new vscode.ThemeIcon('loading~spin');
    }
    if (watched.title) {
      item.label = iconSafe(watched.title, 120);
      item.accessibilityInformation = { label: `${item.label}, ${String(item.description)}` };
    }
    return item;
  }

  protected async childrenOf(node: TreeNode | undefined): Promise<readonly TreeNode[]> {
    if (node && node.type !== 'folder') return this.session().entityTree.children(node);
    if (this.#opened !== this.session()) await this.#open(this.session());
    return this.rows.children(node);
  }

  async #open(session: Session): Promise<void> {
    this.#opened = session;
    this.#askedAt = Date.now() - definitions.milestone.holdsFor;
    await this.rows.load();
    // The rows need not wait for the exchange: the list has their titles.
    if (this.#opened === session) void this.#load(this.rows.refs, false);
  }

  /** Draws the list after it was changed, and loads what is new in it. */
  #redrawChanged(): void {
    if (!this.#opened) return;
    const { catalog } = this.session();
    this.tree.redraw();
    void this.#load(
      this.rows.refs.filter((ref) => !catalog.peek(ref)),
      false,
    );
  }

  /** Asks for things, again or where they are not in memory, and draws all. What is shown stays when that fails. */
  async #load(refs: WatchlistRows['refs'], again: boolean): Promise<KalshiError | undefined> {
    const session = this.session();
    const { catalog, entityTree } = session;
    const askedAt = Date.now();
    this.#isLoading = refs.some((ref) => !catalog.peek(ref));
    const [failure, failureBelow] = await Promise.all([
      loadWatched(session, refs, again ? this.#askedAt : undefined),
      again ? entityTree.reloadBelow(this.expanded) : undefined,
    ]);
    const live = await countLive(session, this.rows.refs, askedAt);
    if (session !== this.session()) return undefined;
    const error = (this.#error = failure ?? failureBelow);
    if (again && !error) this.#askedAt = askedAt;
    this.#isLoading = false;
    this.#describe(live, error);
    if (again) await this.redrawChanged();
    else if (refs.length > 0) this.tree.redraw();
    return error;
  }

  #describe(live: number, error: KalshiError | undefined): void {
    const { view } = this.tree;
    const { note } = this.session();
    const lines = [note && `${note}.`, error && failureSentence(error)];
    // VS Code hides what stands in an empty view as soon as there is a message.
    this.tree.message = this.rows.refs.length > 0 ? lines.filter(Boolean).join(' ') : '';
    view.badge = live > 0 ? { value: live, tooltip: `${String(live)} live` } : undefined;
    this.scheduler.poke();
  }
}
