import * as vscode from 'vscode';
import type { RefreshScheduler } from '../../core/refresh/refreshScheduler';
import type { Session } from '../../core/session';
import { filePanelType } from '../platform/contributionNames';
import { pathOf } from '../platform/filePaths';
import { panelTitle, webviewOptions } from './detailsPanel';
import { FilePanel, type FilePanelActions } from './filePanel';

/** The open panels with the ids of files, at most one for each file. VS Code does not bring them back after a reload. */
export class FilePanels implements vscode.Disposable {
  readonly #open = new Set<FilePanel>();

  readonly #extensionUri: vscode.Uri;
  readonly #session: () => Session;
  readonly #scheduler: RefreshScheduler;
  readonly #inTimeZone: FilePanelActions['inTimeZone'];

  constructor(
    extensionUri: vscode.Uri,
    session: () => Session,
    scheduler: RefreshScheduler,
    inTimeZone: FilePanelActions['inTimeZone'],
  ) {
    this.#inTimeZone = inTimeZone;
    this.#extensionUri = extensionUri;
    this.#session = session;
    this.#scheduler = scheduler;
  }

  /** Opens the panel of a file beside it, or reveals the one there is, which looks again. */
  show(uri: vscode.Uri): void {
    const shown = [...this.#open].find((one) => one.uri.toString() === uri.toString());
    if (shown) {
      shown.panel.reveal();
      void shown.load();
      return;
    }
    const panel = vscode.window.createWebviewPanel(
      filePanelType,
      panelTitle(`IDs: ${pathOf(uri.toString())}`),
      vscode.ViewColumn.Beside,
      { ...webviewOptions(this.#extensionUri), enableFindWidget: true },
    );
    const poke = (): void => this.#scheduler.poke();
    const opened = new FilePanel(uri, panel, this.#extensionUri, this.#session, {
      loaded: poke,
      inTimeZone: this.#inTimeZone,
    });
    this.#open.add(opened);
    const turn = this.#scheduler.add(opened);
    panel.onDidDispose(() => {
      turn.dispose();
      this.#open.delete(opened);
    });
    panel.onDidChangeViewState(poke);
  }

  /** After a change of environment: nothing that is shown holds any more. */
  refreshAll(): void {
    for (const one of this.#open) void one.load();
  }

  dispose(): void {
    for (const { panel } of [...this.#open]) panel.dispose();
  }
}
