import * as vscode from 'vscode';
import type { Session } from '../../core/session';
import { filePanelType } from '../contributions/names';
import { pathOf } from '../platform/filePaths';
import { panelTitle, webviewOptions } from './detailsPanel';
import { FilePanel } from './filePanel';

/** The open panels with the ids of files, at most one for each file. VS Code does not bring them back after a reload. */
export class FilePanels implements vscode.Disposable {
  readonly #open = new Set<FilePanel>();

  readonly #extensionUri: vscode.Uri;
  readonly #session: () => Session;

  constructor(extensionUri: vscode.Uri, session: () => Session) {
    this.#extensionUri = extensionUri;
    this.#session = session;
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
      panelTitle(`Ids: ${pathOf(uri.toString())}`),
      vscode.ViewColumn.Beside,
      { ...webviewOptions(this.#extensionUri), enableFindWidget: true },
    );
    const opened = new FilePanel(uri, panel, this.#extensionUri, this.#session);
    this.#open.add(opened);
    panel.onDidDispose(() => this.#open.delete(opened));
  }

  /** After a change of environment: nothing that is shown holds any more. */
  refreshAll(): void {
    for (const one of this.#open) void one.load();
  }

  dispose(): void {
    for (const { panel } of [...this.#open]) panel.dispose();
  }
}
