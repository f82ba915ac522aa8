import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import type { EntityRef } from '../../core/entities/kinds';
import { plainText } from '../../core/format/text';
import type { Handlers, PageToHost, PanelAction } from '../../core/details/messages';
import { panelPage } from '../../core/details/panelPage';
import type { ChartRange } from '../../core/details/live';
import { PanelSession } from '../../core/details/panelSession';
import type { PanelSource } from '../../core/details/panelSource';
import { handle, readPageMessage } from '../../core/details/readMessage';

/** What a page may ask of the rest of the extension. Refreshing is the panel's own. */
export interface PanelActions {
  open(ref: EntityRef): void;
  act(action: PanelAction, ref: EntityRef): void;
  /** The range that the chart of a new panel starts with: the one chosen last. */
  readonly chartRange: () => ChartRange;
  readonly saveChartRange: (range: ChartRange) => void;
  /** The page has the focus. */
  readonly used?: () => void;
  /** The page runs in a time zone. */
  readonly inTimeZone: (name: string | undefined) => void;
  /** Another panel is visible, or shows other things. */
  readonly changed: () => void;
}

/** One open panel: ties the lifetime of its editor tab to the session that fills it. */
export class DetailsPanel {
  readonly session: PanelSession;
  readonly #handlers: Handlers<PageToHost>;

  constructor(
    readonly ref: EntityRef,
    readonly panel: vscode.WebviewPanel,
    extensionUri: vscode.Uri,
    source: PanelSource,
    actions: PanelActions,
  ) {
    this.session = new PanelSession(
      ref,
      source,
      (message) => {
        this.panel.title = panelTitle(this.session.title);
        void this.panel.webview.postMessage(message);
        if (message.name !== 'showRefreshing') actions.changed();
      },
      actions.chartRange(),
    );
    this.#handlers = {
      ready: ({ timeZone }) => {
        actions.inTimeZone(timeZone);
        this.session.pageReady();
      },
      focused: () => actions.used?.(),
      open: (message) => actions.open(message.ref),
      // The page of a thing is of no file.
      openPlace: () => undefined,
      act: ({ action }) =>
        action === 'refresh' ? void this.session.load('fresh') : actions.act(action, this.ref),
      chooseRange: ({ range }) => {
        actions.saveChartRange(range);
        void this.session.chooseRange(range);
      },
      loadGameStats: () => void this.session.loadGameStats(),
    };
    this.#listen(actions);
    showPage(panel, extensionUri);
    void this.session.load('held');
  }

  #listen({ changed }: PanelActions): void {
    const { panel, session } = this;
    const listeners = [
      panel.webview.onDidReceiveMessage((value: unknown) => {
        const message = readPageMessage(value);
        if (message) handle(message, this.#handlers);
      }),
      panel.onDidChangeViewState(() => {
        // A hidden panel has no page: VS Code builds it anew when it is shown, and it says so.
        if (panel.visible) return;
        session.pageGone();
        changed();
      }),
      panel.onDidDispose(() => {
        session.dispose();
        for (const listener of listeners) listener.dispose();
      }),
    ];
  }
}

/** A tab has room for so much. */
export function panelTitle(title: string): string {
  return plainText(title, 40);
}

/** What a panel's page may do; the same for a new panel and for one that VS Code brings back. */
export function webviewOptions(extensionUri: vscode.Uri): vscode.WebviewOptions {
  return {
    enableScripts: true,
    enableForms: false,
    enableCommandUris: false,
    localResourceRoots: [vscode.Uri.joinPath(extensionUri, 'dist', 'webview')],
  };
}

/** Makes the panel's page, which says that it is ready once it is. */
export function showPage({ webview }: vscode.WebviewPanel, extensionUri: vscode.Uri): void {
  webview.html = panelPage({
    cspSource: webview.cspSource,
    nonce: randomBytes(18).toString('base64'),
    scriptUri: pageFile(webview, extensionUri, 'details.js'),
    styleUri: pageFile(webview, extensionUri, 'details.css'),
  });
}

function pageFile(webview: vscode.Webview, extensionUri: vscode.Uri, name: string): string {
  return webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, 'dist', 'webview', name)).toString();
}
