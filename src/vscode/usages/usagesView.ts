import * as vscode from 'vscode';
import type { KalshiError } from '../../core/kalshi/errors';
import type { TreeRow } from '../../core/tree/treeRow';
import { usagesWords } from '../../core/usages/usagesWords';
import type { RefreshScheduler } from '../../core/refresh/refreshScheduler';
import type { Session } from '../../core/session';
import type { TreeNode } from '../../core/tree/treeNode';
import { resolveUsed } from '../../core/usages/resolveUsed';
import { usageGroups, type UsageGroups } from '../../core/usages/usageGroups';
import { usedIdsInSlices, type UsedId } from '../../core/usages/usedIds';
import { UsagesTree } from '../../core/usages/usagesTree';
import type { UsagesState } from '../platform/contributionNames';
import { setContextKey } from '../platform/commands';
import { pathOf } from '../platform/filePaths';
import { scanFile } from './scanFile';
import type { WorkspaceScan } from './workspaceScan';
import type { DeferredTree } from '../tree/deferredTree';
import { NodeView } from '../tree/nodeView';
import { runUsages, type FoundSoFar } from './usagesRun';

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
  #isScanning = false;
  /** Whether ids could not be asked for and may be later. */
  #isPartial = false;
  #running: Run | undefined;

  constructor(tree: DeferredTree<TreeNode>, session: () => Session, scheduler: RefreshScheduler) {
    super(tree, session, scheduler);
    this.listeners.push(
      this.retryWhenOnline({ needsRetry: () => this.#isPartial, refresh: () => this.#lookUp(this.#used) }),
      vscode.workspace.onDidSaveTextDocument(({ uri }) => void this.#saved(uri)),
      vscode.workspace.onDidSaveNotebookDocument(({ uri }) => void this.#saved(uri)),
      vscode.workspace.onDidDeleteFiles(() => this.#changed()),
      vscode.workspace.onDidRenameFiles(() => this.#changed()),
    );
  }

  get groups(): UsageGroups {
    return this.#groups;
  }

  refresh(): Promise<void> {
    return this.scan();
  }

  async loadMore(): Promise<void> {
    // Nothing here comes in pages.
  }

  /** Looks through the files and asks what the ids stand for. It ends a scan that is under way. */
  scan(): Promise<void> {
    this.#stop();
    this.#running = this.#start();
    return this.#running.done;
  }

  /** Resolves once a scan is over: the one that is under way, or a first one. */
  async scanned(): Promise<void> {
    if (this.#running || !this.#scan) await (this.#running?.done ?? this.scan());
  }

  /** Starts over, with another exchange. */
  reset(): void {
    this.#stop();
    this.#scan = undefined;
    this.#isPartial = false;
    this.#used = [];
    this.#regroup();
    this.clear();
  }

  override dispose(): void {
    this.#stop();
    super.dispose();
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

  #stop(): void {
    this.#running?.stop.cancel();
    this.#running = undefined;
    this.#isAsking = this.#isScanning = false;
  }

  #start(): Run {
    const stop = new vscode.CancellationTokenSource();
    const done = this.#run(stop).finally(() => {
      if (!this.#isCurrent(stop)) return;
      this.#stop();
      this.#regroup();
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
    this.#setState('scanning');
    const before = this.#scan;
    const isWhole = await this.whileBusy(async () =>
      runUsages(resolver, stop, async (found) => {
        // The rows of an earlier scan stay until all of them are found again.
        const isLess = found.isScanning && before?.looked === before?.total && before !== undefined;
        if (this.#isCurrent(stop) && !isLess) await this.#show(found, stop.token.isCancellationRequested);
      }),
    );
    if (this.#isCurrent(stop)) this.#isPartial = !isWhole;
  }

  async #show({ scan, used, isScanning }: FoundSoFar, isCancelled: boolean): Promise<void> {
    if (!isScanning) this.#hasChanged = false;
    this.#isAsking = !isCancelled;
    this.#isScanning = isScanning;
    this.#scan = scan;
    this.#used = used;
    this.#regroup();
    await this.redrawChanged();
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
    const address = uri.toString();
    if (!this.#scanOf(address)) {
      if (vscode.workspace.getWorkspaceFolder(uri)) this.#changed();
      return;
    }
    const usages = await scanFile(uri).catch(() => undefined);
    // Other files may have been saved meanwhile.
    const before = this.#scanOf(address);
    if (!before) return;
    const files = new Map(before.files);
    if (usages && usages.ids.length > 0) files.set(address, usages);
    else files.delete(address);
    const scan = (this.#scan = { ...before, files });
    const used = await usedIdsInSlices(files);
    if (scan !== this.#scan) return;
    this.#used = used;
    this.#regroup();
    await this.#lookUp(this.#used.filter((one) => this.session().resolver.peek(one).state === 'unknown'));
  }

  /** The last scan, if it has looked at a file. */
  #scanOf(address: string): WorkspaceScan | undefined {
    return this.#scan?.addresses.has(address) ? this.#scan : undefined;
  }

  /** Requests ids that were not requested yet, or whose request failed. */
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
      isScanning: this.#isScanning,
    });
    const isEmpty = this.#groups.groups.length === 0;
    this.#setState(!isEmpty ? 'rows' : this.#isScanning ? 'scanning' : 'empty');
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
