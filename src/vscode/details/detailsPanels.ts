import * as vscode from 'vscode';
import { sameRef, type EntityRef } from '../../core/entities/kinds';
import type { PanelSource } from '../../core/details/panelSource';
import type { RefreshScheduler } from '../../core/refresh/refreshScheduler';
import { readRef } from '../../core/details/readMessage';
import { detailsPanelType } from '../platform/contributionNames';
import { DetailsPanel, panelTitle, webviewOptions, type PanelActions } from './detailsPanel';

/** The open details panels, at most one for each thing on the exchange. */
export class DetailsPanels implements vscode.WebviewPanelSerializer, vscode.Disposable {
  readonly #open = new Set<DetailsPanel>();
  readonly #used = new vscode.EventEmitter<void>();
  readonly #changedActive = new vscode.EventEmitter<void>();
  /** A person works in a panel: it was opened with the focus, its page took it, or its tab came to the front. */
  readonly onDidUse = this.#used.event;
  /** Another panel is in front, or none. */
  readonly onDidChangeActive = this.#changedActive.event;

  readonly #extensionUri: vscode.Uri;
  readonly #source: PanelSource;
  readonly #actions: PanelActions;
  readonly #scheduler: RefreshScheduler;

  constructor(
    extensionUri: vscode.Uri,
    source: PanelSource,
    actions: PanelActions,
    scheduler: RefreshScheduler,
  ) {
    this.#scheduler = scheduler;
    this.#extensionUri = extensionUri;
    this.#source = source;
    this.#actions = actions;
  }

  /** What the panel that has the focus shows: what palette commands act on. */
  get active(): EntityRef | undefined {
    return [...this.#open].find(({ panel }) => panel.active)?.ref;
  }

  /** Reveals the panel of a thing, or opens one. */
  show(ref: EntityRef, preserveFocus = false): void {
    this.#reveal(ref, preserveFocus);
    if (!preserveFocus) this.#used.fire();
  }

  /** Loads what one panel shows again. Returns whether there is one. */
  refresh(ref: EntityRef): boolean {
    const panel = this.#find(ref);
    void panel?.session.load('fresh');
    return panel !== undefined;
  }

  /** After a change of the interval. */
  paceChanged(): void {
    for (const { session } of this.#open) session.intervalChanged();
  }

  /** After a change of environment: nothing that is shown holds any more. */
  refreshAll(): void {
    for (const { session } of this.#open) session.reset();
  }

  /**
   * Fills a panel that VS Code brings back after a reload, from the state that its page had saved. One without a
   * subject, or with that of another panel, is closed.
   */
  async deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const ref = readRef((state as { ref?: unknown } | null | undefined)?.ref);
    if (!ref || this.#find(ref)) {
      panel.dispose();
      return;
    }
    panel.webview.options = webviewOptions(this.#extensionUri);
    this.#add(ref, panel);
  }

  dispose(): void {
    for (const { panel } of [...this.#open]) panel.dispose();
    this.#used.dispose();
    this.#changedActive.dispose();
  }

  #reveal(ref: EntityRef, preserveFocus: boolean): void {
    const shown = this.#find(ref);
    if (shown) {
      shown.panel.reveal(undefined, preserveFocus);
      return;
    }
    const panel = vscode.window.createWebviewPanel(
      detailsPanelType,
      panelTitle(this.#source.titleOf(ref)),
      { viewColumn: vscode.ViewColumn.Active, preserveFocus },
      { ...webviewOptions(this.#extensionUri), enableFindWidget: true },
    );
    this.#add(ref, panel);
  }

  #find(ref: EntityRef): DetailsPanel | undefined {
    return [...this.#open].find((panel) => sameRef(panel.ref, ref));
  }

  #add(ref: EntityRef, panel: vscode.WebviewPanel): void {
    const actions = { ...this.#actions, used: () => this.#used.fire() };
    const details = new DetailsPanel(ref, panel, this.#extensionUri, this.#source, actions);
    this.#open.add(details);
    this.#changedActive.fire();
    const turn = this.#scheduler.add(details.session);
    panel.onDidDispose(() => {
      turn.dispose();
      this.#open.delete(details);
      this.#changedActive.fire();
    });
    // A panel that opens is in front without a step of the person's: a click on a row leaves the focus there.
    let wasActive = panel.active;
    panel.onDidChangeViewState(() => {
      if (panel.active !== wasActive) (panel.active ? this.#used : this.#changedActive).fire();
      wasActive = panel.active;
    });
  }
}
