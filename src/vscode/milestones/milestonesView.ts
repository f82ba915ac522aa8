import type { FeedState } from '../../core/milestones/milestoneFeed';
import {
  isEmptyFilter,
  readMilestoneFilter,
  type MilestoneFilter,
} from '../../core/milestones/milestoneFilter';
import type { ViewState, ContextKeys } from '../platform/contributionNames';
import * as vscode from 'vscode';
import type { Outcome } from '../../core/catalog/outcome';
import type { EntityRef } from '../../core/entities/kinds';
import { environments } from '../../core/kalshi/environments';
import { isTemporary } from '../../core/kalshi/circuitBreaker';
import { failureSentence } from '../../core/format/failure';
import { filterWords, orderWords } from '../../core/milestones/filterWords';
import { intervalOfPhase } from '../../core/refresh/phaseInterval';
import type { Refreshable, RefreshScheduler } from '../../core/refresh/refreshScheduler';
import type { Session } from '../../core/session';
import { pathToMilestone, rowBelow } from '../../core/milestones/pathToMilestone';
import type { TreeNode } from '../../core/tree/treeNode';
import { setting, settingProblem } from '../platform/configuration';
import { setContextKey } from '../platform/commands';
import { liveIntervalMs } from '../platform/refreshing';
import type { DeferredTree } from '../tree/deferredTree';
import { NodeView } from '../tree/nodeView';
import type { ViewOptions } from '../tree/viewOptions';

const FILTER_KEY = 'milestones.filter';

/** Milliseconds until VS Code has drawn rows anew: it gathers the changes of a tree for 200. */
const DRAWN = 250;

/** The milestones view: its rows, its filter and order, and what stands in it when there are none. */
export class MilestonesView extends NodeView {
  #opened: Session | undefined;
  #opening: Promise<void> | undefined;
  #turn: { dispose(): void } | undefined;
  #filter: MilestoneFilter;

  readonly #told = new Map<keyof ContextKeys, unknown>();
  readonly #memory: vscode.Memento;
  readonly #options: ViewOptions;

  /** What changed comes by itself, as often as the nearest milestone asks for. */
  readonly #live: Refreshable = {
    isVisible: () => this.tree.view.visible && this.#opened === this.session(),
    refreshInterval: () => intervalOfPhase(this.session().milestonesTree.nearest, liveIntervalMs()),
    needsRetry: () => {
      const { status, error } = this.session().feed.state;
      return status === 'failed' && error !== undefined && isTemporary(error);
    },
    refresh: async () => {
      const session = this.session();
      try {
        await session.milestonesTree.update(this.expanded);
        if (session === this.session()) await this.redrawChanged();
      } finally {
        this.#describe();
      }
    },
  };

  constructor(
    tree: DeferredTree<TreeNode>,
    session: () => Session,
    memory: vscode.Memento,
    scheduler: RefreshScheduler,
    options: ViewOptions,
  ) {
    super(tree, session, scheduler);
    this.#options = options;
    this.#memory = memory;
    this.#filter = readMilestoneFilter(memory.get(FILTER_KEY));
    this.listeners.push(
      new vscode.Disposable(() => this.#turn?.dispose()),
      options.onDidChange(['milestones.groupBy', 'milestones.sortBy'], () => void this.redrawAll()),
    );
  }

  get currentFilter(): MilestoneFilter {
    return this.#filter;
  }

  /** Asks again for the milestones and for all that is expanded. What is shown stays when that fails. */
  async refresh(): Promise<void> {
    const { milestonesTree, feed } = this.session();
    milestonesTree.pinned = undefined;
    await this.whileBusy(() => milestonesTree.reloadAll(this.expanded));
    this.#waitAnew();
    if (feed.state.status === 'failed' && feed.state.milestones.length > 0) this.#describe();
    else this.tree.redraw();
  }

  async loadMore(): Promise<void> {
    await this.whileBusy(() => this.session().feed.loadMore());
    await this.redrawAll();
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

  /**
   * Opens and selects the row of a milestone, an event or a market. A milestone that the list does not have gets a row
   * on top of it until the next refresh. Resolves to whether there is a milestone that it stands under.
   */
  async reveal(ref: EntityRef): Promise<Outcome<boolean>> {
    const session = this.session();
    await this.#isOpen(session);
    const outcome = await pathToMilestone(ref, session, Date.now());
    if (!outcome.ok || session !== this.session()) return outcome.ok ? { ...outcome, value: true } : outcome;
    const { milestone, below } = outcome.value;
    if (!milestone) return { ...outcome, value: false };
    if (!session.milestonesTree.milestones.some(({ id }) => id === milestone.id)) {
      session.milestonesTree.pinned = milestone;
      await this.#drawAgain();
    }
    let row: TreeNode | undefined;
    for (const step of [{ kind: 'milestone', id: milestone.id } as const, ...below])
      row = (await rowBelow(row, step, (node) => this.rowsBelow(node))) ?? row;
    if (row) await this.#show(row);
    return { ...outcome, value: true };
  }

  protected async childrenOf(node: TreeNode | undefined): Promise<readonly TreeNode[]> {
    const session = this.session();
    const { milestonesTree } = session;
    if (node) return milestonesTree.children(node);
    await this.#isOpen(session);
    milestonesTree.order = this.#options.order;
    const roots = milestonesTree.roots();
    this.#describe();
    return roots.length > 0 ? [...environmentProblem(), ...roots] : roots;
  }

  /** Loads the first page, once. */
  #isOpen(session: Session): Promise<void> | undefined {
    if (this.#opened !== session) this.#opening = this.#open(session);
    return this.#opening;
  }

  async #open(session: Session): Promise<void> {
    this.#opened = session;
    session.milestonesTree.pinned = undefined;
    this.#tell('kalshi.milestones.state', 'loading');
    this.#describe();
    await session.feed.open(this.#filter);
    this.#waitAnew();
  }

  /** All was just loaded: the first update is due in a while from now. */
  #waitAnew(): void {
    this.#turn?.dispose();
    this.#turn = this.scheduler.add(this.#live);
  }

  async #drawAgain(): Promise<void> {
    this.tree.redraw();
    await new Promise((resolve) => setTimeout(resolve, DRAWN));
  }

  async #show(row: TreeNode): Promise<void> {
    const show = (): Thenable<void> => this.tree.view.reveal(row, { select: true, focus: true });
    try {
      await show();
    } catch {
      // VS Code may have drawn what stood there before it was loaded.
      await this.#drawAgain();
      await show();
    }
  }

  /** Says in the head of the view what is listed, and in its place why nothing is. */
  #describe(): void {
    const { feed, note, milestonesTree } = this.session();
    const state = viewStateOf(feed.state);
    const filter = filterWords(this.#filter);
    const order = orderWords(milestonesTree.order);
    const stale = feed.state.status === 'failed' ? feed.state.error : undefined;
    const lines = [
      note && `${note}.`,
      filter && `Filter: ${filter}.`,
      order,
      stale && failureSentence(stale),
    ];
    // VS Code hides what stands in an empty view as soon as there is a message.
    this.tree.message = state === 'rows' ? lines.filter(Boolean).join(' ') : '';
    this.#tell('kalshi.milestones.filtered', filter !== '');
    this.#tell('kalshi.environment.unknown', settingProblem('environment') !== undefined);
    this.#tell('kalshi.milestones.state', state);
    this.scheduler.poke();
  }

  /** Only what is new: each is a call to the window, and most updates bring nothing. */
  #tell<K extends keyof ContextKeys>(key: K, value: ContextKeys[K]): void {
    if (this.#told.get(key) === value) return;
    this.#told.set(key, value);
    setContextKey(key, value);
  }
}

/** A row that says which exchange is read, where the setting names none. */
function environmentProblem(): readonly TreeNode[] {
  if (settingProblem('environment') === undefined) return [];
  const { label } = environments[setting('environment')];
  return [
    {
      type: 'text',
      path: 'environment',
      label: `Unknown environment in the settings: reading ${label}`,
      hint: settingProblem('environment') ?? '',
      click: 'selectEnvironment',
    },
  ];
}

/** The failures that the empty view has words of its own for, in package.json. */
const WELCOMES = ['offline', 'rateLimited', 'captivePortal', 'unavailable', 'misconfigured'] as const;

/** What stands in the milestones view: its rows, or a text in their place. */
export function viewStateOf({ status, milestones, hasMore, filter, error }: FeedState): ViewState {
  if (milestones.length > 0 || hasMore) return 'rows';
  if (status === 'loading') return 'loading';
  if (!error) return isEmptyFilter(filter) ? 'empty' : 'rows';
  return WELCOMES.find((reason) => reason === error.reason) ?? 'failed';
}
