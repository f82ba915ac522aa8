import * as vscode from 'vscode';
import type { KalshiError } from '../../core/kalshi/errors';
import type { TreeRow } from '../../core/presenters/treeRow';
import { usagesWords } from '../../core/presenters/usagesWords';
import type { RefreshScheduler } from '../../core/refresh/refreshScheduler';
import type { Session } from '../../core/session';
import type { TreeNode } from '../../core/tree/treeNode';
import { resolveUsed } from '../../core/usages/resolveUsed';
import { usageGroups, type UsageGroups } from '../../core/usages/usageGroups';
import { usedIds, type UsedId } from '../../core/usages/usedIds';
import { UsagesTree } from '../../core/usages/usagesTree';
import type { UsagesState } from '../contributions/names';
import { setContextKey } from '../platform/contextKeys';
import { pathOf } from '../platform/filePaths';
import { scanFile } from '../platform/scanFile';
import { signalOf } from '../platform/signalOf';
import { scanWorkspace, type WorkspaceScan } from '../platform/workspaceScan';
import type { DeferredTree } from './deferredTree';
import { NodeView } from './nodeView';

/** A scan that is under way. */
interface Run {
  readonly done: Promise<void>;
  readonly stop: vscode.CancellationTokenSource;
}

const NOTHING: UsageGroups = { groups: [], others: 0 };

/** Every id of the exchange in the files of the workspace, by kind and state, with the places where it stands. */
export class UsagesView extends NodeView {
  #scan: WorkspaceScan | undefined;
  #used: readonly UsedId[] = [];
  #groups = NOTHING;
  #rows = new UsagesTree(NOTHING, pathOf);
  #hasChanged = false;
  #isAsking = false;
  /** Whether ids could not be asked for and may be later. */
  #isPartial = false;
  #running: Run | undefined;

  constructor(tree: DeferredTree<TreeNode>, session: () => Session, scheduler: RefreshScheduler) {
    super(tree, session, scheduler);
    this.listeners.push(
      this.comesBack({ lacks: () => this.#isPartial, refresh: () => this.#lookUp(this.#used) }),
      vscode.workspace.onDidSaveTextDocument(({ uri }) => void this.#saved(uri)),
      vscode.workspace.onDidSaveNotebookDocument(({ uri }) => void this.#saved(uri)),
      vscode.workspace.onDidDeleteFiles(() => this.#changed()),
      vscode.workspace.onDidRenameFiles(() => this.#changed()),
    );
  }

  get groups(): UsageGroups {
    return this.#groups;
  }

  get isScanned(): boolean {
    return this.#scan !== undefined;
  }

  refresh(): Promise<void> {
    return this.scan();
  }

  async loadMore(): Promise<void> {
    // Nothing here comes in pages.
  }

  /** Looks through the files, then asks what the ids stand for. One at a time: a second call waits for the first. */
  scan(): Promise<void> {
    this.#running ??= this.#start();
    return this.#running.done;
  }

  /** Starts over, with another exchange. */
  reset(): void {
    this.#running?.stop.cancel();
    this.#running = this.#scan = undefined;
    this.#isAsking = this.#isPartial = false;
    this.#used = [];
    this.#regroup();
    this.clear();
  }

  /** Below everything here are its places, and nothing of the exchange. */
  protected override rowOf(node: TreeNode): TreeRow {
    const row = super.rowOf(node);
    return node.type === 'entity' && row.state === 'leaf' ? { ...row, state: 'collapsed' } : row;
  }

  /** All of it is found before it is listed. */
  protected override isListedInMemory(): boolean {
    return true;
  }

  /** The groups tell what is over, which the clock decides too. */
  protected override async redrawTimes(): Promise<void> {
    if (!this.#running) this.#regroup();
    await super.redrawTimes();
  }

  override async refreshNodes(nodes: readonly TreeNode[]): Promise<KalshiError | undefined> {
    const error = await super.refreshNodes(nodes);
    this.#regroup();
    await this.redrawChanged();
    return error;
  }

  override async redrawAll(): Promise<void> {
    this.tree.redraw();
  }

  protected async childrenOf(node: TreeNode | undefined): Promise<readonly TreeNode[]> {
    if (!node) this.#describe();
    return this.#rows.children(node);
  }

  #start(): Run {
    const stop = new vscode.CancellationTokenSource();
    const done = this.#run(stop).finally(() => {
      if (!this.#isCurrent(stop)) return;
      this.#running = undefined;
      this.tree.redraw();
    });
    return { done, stop };
  }

  /** What a scan finds after a reset is of another exchange. */
  #isCurrent(stop: vscode.CancellationTokenSource): boolean {
    return this.#running?.stop === stop;
  }

  async #run(stop: vscode.CancellationTokenSource): Promise<void> {
    const { resolver } = this.session();
    const { token } = stop;
    this.#setState('scanning');
    const options = {
      location: vscode.ProgressLocation.Notification,
      title: 'Kalshi ids',
      cancellable: true,
    };
    await this.whileBusy(async () =>
      vscode.window.withProgress(options, async (progress, cancelled) => {
        cancelled.onCancellationRequested(() => stop.cancel());
        const say = (message: string): void => progress.report({ message });
        say('looking for files');
        const scan = await scanWorkspace({
          token,
          progress: (looked, total) => say(`${looked.toLocaleString()} of ${total.toLocaleString()} files`),
        });
        if (!this.#isCurrent(stop)) return;
        this.#hasChanged = false;
        this.#isAsking = !token.isCancellationRequested;
        this.#take(scan.files, scan);
        this.tree.redraw();
        const told = (asked: number): void => say(`${asked.toLocaleString()} ids looked up`);
        const isWhole = await resolveUsed(this.#used, resolver, signalOf(token), told);
        if (this.#isCurrent(stop)) this.#isPartial = !isWhole;
      }),
    );
    if (!this.#isCurrent(stop)) return;
    this.#isAsking = false;
    this.#regroup();
  }

  #take(files: WorkspaceScan['files'], scan: WorkspaceScan): void {
    this.#scan = { ...scan, files };
    this.#used = usedIds(files);
    this.#regroup();
  }

  #regroup(): void {
    const { resolver } = this.session();
    this.#groups = usageGroups(this.#used, (mention) => resolver.peek(mention), {
      now: Date.now(),
      isAsking: this.#isAsking,
    });
    this.#rows = new UsagesTree(this.#groups, pathOf);
  }

  /** What is saved is looked at again, and nothing else. */
  async #saved(uri: vscode.Uri): Promise<void> {
    const scan = this.#scan;
    const address = uri.toString();
    if (!scan) return;
    if (!scan.addresses.has(address)) {
      if (vscode.workspace.getWorkspaceFolder(uri)) this.#changed();
      return;
    }
    const usages = await scanFile(uri).catch(() => undefined);
    if (scan !== this.#scan) return;
    const files = new Map(scan.files);
    if (usages && usages.ids.length > 0) files.set(address, usages);
    else files.delete(address);
    this.#take(files, scan);
    await this.#lookUp(this.#used.filter((one) => this.session().resolver.peek(one).state === 'unknown'));
  }

  /** Asks for ids that were not asked for yet, or in vain. */
  async #lookUp(used: readonly UsedId[]): Promise<void> {
    const session = this.session();
    const isWhole = await resolveUsed(used, session.resolver, new AbortController().signal);
    if (session !== this.session()) return;
    this.#isPartial = !isWhole;
    this.#regroup();
    await this.redrawChanged();
    this.scheduler.poke();
  }

  #changed(): void {
    if (!this.#scan) return;
    this.#hasChanged = true;
    this.#describe();
  }

  #describe(): void {
    const scan = this.#scan;
    if (this.#running && !scan) return;
    if (!scan) return this.#setState('unscanned');
    const { files } = scan;
    const tooFull = [...files.values()].filter(({ isCut }) => isCut).length;
    const { note } = this.session();
    const words = usagesWords(this.#groups, {
      ...{ ...scan, withIds: files.size, tooFull, hasChanged: this.#hasChanged, isAsking: this.#isAsking },
    });
    const isEmpty = this.#groups.groups.length === 0;
    this.#setState(isEmpty ? 'empty' : 'rows');
    // VS Code hides what stands in an empty view as soon as there is a message.
    const isWhole = scan.looked === scan.total && !scan.isCut;
    this.tree.view.message = isEmpty && isWhole ? '' : [note && `${note}.`, words].filter(Boolean).join(' ');
  }

  #setState(state: UsagesState): void {
    setContextKey('kalshi.usages.state', state);
    if (state === 'unscanned') this.tree.view.message = '';
    if (state === 'scanning' && !this.#scan) this.tree.view.message = 'Scanning the workspace…';
  }
}
