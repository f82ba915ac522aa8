import type { EntityRef } from '../../src/core/entities/kinds';
import type { KalshiError } from '../../src/core/kalshi/errors';
import { isTemporary } from '../../src/core/kalshi/circuitBreaker';
import type { IdMention } from '../../src/core/ids/idMention';
import { failureSentence } from '../../src/core/format/failure';
import { loadPanel } from '../../src/core/details/loadPanel';
import type { HostToPage, Message } from '../../src/core/details/messages';
import { PanelSession } from '../../src/core/details/panelSession';
import { RefreshScheduler, type Refreshable } from '../../src/core/refresh/refreshScheduler';
import type { Session } from '../../src/core/session';
import type { TreeNode } from '../../src/core/tree/treeNode';
import { loadWatched } from '../../src/core/watchlist/loadWatched';
import { FailedRows } from '../../src/vscode/tree/failedRows';

type Shown = Pick<Required<Refreshable>, 'needsRetry' | 'refresh'>;

/** What a person has on the screen, on the real core and without VS Code: all of it comes back by itself or not at all. */
export class Screen {
  readonly scheduler: RefreshScheduler;
  readonly #things = new Map<string, Shown>();
  readonly #panels = new Map<PanelSession, { dispose(): void }>();
  /** The rows that were drawn, by the path of what they stand below. */
  readonly #rows = new Map<string, readonly TreeNode[]>();
  readonly #lacking = new FailedRows();
  #unnamed: readonly IdMention[] = [];

  readonly session: Session;
  readonly #intervalMs: number;

  /** @param intervalMs between two refreshes of what is live; 0 is never */
  constructor(session: Session, intervalMs = 0) {
    this.session = session;
    this.#intervalMs = intervalMs;
    this.scheduler = new RefreshScheduler({
      intervalMs: () => intervalMs,
      isFocused: () => true,
      reach: () => session.api,
    });
  }

  /** The names of what lacks something. */
  get lacking(): readonly string[] {
    const panels = [...this.#panels.keys()].map((panel): [string, Shown] => [`panel ${panel.ref.id}`, panel]);
    return [...this.#things, ...panels].flatMap(([name, thing]) => (thing.needsRetry() ? [name] : []));
  }

  /** How many rows were drawn and still stand there, without those that say what is missing. */
  get rows(): number {
    return [...this.#rows.values()].flat().filter(({ type }) => type !== 'notice').length;
  }

  /** The list of milestones, and below it the rows that `expand` draws. */
  async openList(): Promise<void> {
    const { feed, milestonesTree } = this.session;
    const update = (): Promise<void> => milestonesTree.update([]);
    this.#show('list', { needsRetry: () => this.#isListStale(), refresh: update });
    this.#show('rows', {
      needsRetry: () => !this.#lacking.isEmpty,
      refresh: () => this.#lacking.askAgain((node) => this.#reload(node)),
    });
    await feed.open({});
    this.scheduler.poke();
  }

  /** Draws what stands below a row. */
  async expand(node: TreeNode): Promise<readonly TreeNode[]> {
    const { milestonesTree, entityTree } = this.session;
    const children = await milestonesTree.children(node);
    this.#lacking.note(node, children, entityTree.failureBelow(node, children));
    this.#rows.set(node.path, children);
    this.scheduler.poke();
    return children;
  }

  /** The names beside the ids of a document. */
  async showNames(mentions: readonly IdMention[]): Promise<void> {
    const resolve = async (some: readonly IdMention[]): Promise<void> => {
      let unnamed: readonly IdMention[] = [];
      const failed = (): void => void (unnamed = some);
      await this.session.resolver.resolve(some, { looksLikeKalshi: true, failed });
      this.#unnamed = unnamed;
      this.scheduler.poke();
    };
    this.#show('names', {
      needsRetry: () => this.#unnamed.length > 0,
      refresh: () => resolve(this.#unnamed),
    });
    await resolve(mentions);
  }

  async watch(refs: readonly EntityRef[]): Promise<void> {
    let error: KalshiError | undefined;
    const load = async (): Promise<void> => {
      error = await loadWatched(this.session, refs, undefined);
      if (error) throw error;
    };
    this.#show('watchlist', { needsRetry: () => error !== undefined && isTemporary(error), refresh: load });
    await load().catch(() => undefined);
    this.scheduler.poke();
  }

  /** Opens a panel, and resolves when it shows something. */
  async openPanel(
    ref: EntityRef,
    post: (message: Message<HostToPage>) => void = () => undefined,
  ): Promise<PanelSession> {
    const { session } = this;
    const panel = new PanelSession(
      ref,
      {
        load: async (of, options) => {
          const outcome = await loadPanel(session, of, options);
          if (outcome.ok) return { ok: true, content: outcome.value };
          const { error } = outcome;
          return { ok: false, sentence: failureSentence(error), mayPass: isTemporary(error) };
        },
        loadLive: (of, wish) => session.live.load(of, wish),
        refreshInterval: (of) => session.live.refreshInterval(of, this.#intervalMs),
        titleOf: ({ id }) => id,
      },
      post,
    );
    this.#panels.set(panel, this.scheduler.add(panel));
    panel.pageReady();
    await panel.load('held');
    this.scheduler.poke();
    return panel;
  }

  closePanel(panel: PanelSession): void {
    panel.dispose();
    this.#panels.get(panel)?.dispose();
    this.#panels.delete(panel);
  }

  dispose(): void {
    this.scheduler.dispose();
    for (const panel of this.#panels.keys()) this.closePanel(panel);
  }

  #show(name: string, thing: Shown): void {
    const isNew = !this.#things.has(name);
    this.#things.set(name, thing);
    if (!isNew) return;
    const lacks = (): boolean => this.#things.get(name)?.needsRetry() === true;
    const refresh = async (): Promise<void> => this.#things.get(name)?.refresh();
    this.scheduler.add({
      needsRetry: lacks,
      refresh,
      isVisible: () => true,
      refreshInterval: () => this.#intervalMs || undefined,
    });
  }

  #isListStale(): boolean {
    const { status, error } = this.session.feed.state;
    return status === 'failed' && error !== undefined && isTemporary(error);
  }

  async #reload(node: TreeNode): Promise<KalshiError | undefined> {
    const { entityTree } = this.session;
    const thing = entityTree.entityAbove(node) ?? node;
    const error = await entityTree.reload([thing]);
    if (error) return error;
    for (const path of this.#rows.keys()) if (path.startsWith(`${thing.path}/`)) this.#rows.delete(path);
    await this.expand(thing);
    return undefined;
  }
}
