import type * as vscode from 'vscode';
import { fileContent } from '../../core/usages/fileContent';
import { plainText } from '../../core/format/text';
import type { PanelContent } from '../../core/details/content';
import type { Handlers, HostToPage, Message, PageToHost } from '../../core/details/messages';
import { handle, readPageMessage } from '../../core/details/readMessage';
import type { Refreshable } from '../../core/refresh/refreshScheduler';
import type { Session } from '../../core/session';
import { resolveUsed } from '../../core/usages/resolveUsed';
import { usedIds } from '../../core/usages/usedIds';
import { executeCommand } from '../platform/commands';
import { pathOf } from '../platform/filePaths';
import { openPlace } from '../open/openPlace';
import { scanFile } from '../usages/scanFile';
import { showPage, type PanelActions } from './detailsPanel';

export interface FilePanelActions {
  /** More is known of the ids. */
  readonly loaded: () => void;
  readonly inTimeZone: PanelActions['inTimeZone'];
}

/** One open panel with the ids of one file. It shows at once what is known of them, then what the exchange says. */
export class FilePanel implements Refreshable {
  #loading: AbortController | undefined;
  #told: Message<HostToPage> | undefined;
  #isPartial = false;
  readonly #handlers: Handlers<PageToHost>;

  constructor(
    readonly uri: vscode.Uri,
    readonly panel: vscode.WebviewPanel,
    extensionUri: vscode.Uri,
    readonly session: () => Session,
    readonly actions: FilePanelActions,
  ) {
    this.#handlers = {
      ready: ({ timeZone }) => {
        actions.inTimeZone(timeZone);
        this.#tell(this.#told);
      },
      focused: () => undefined,
      open: ({ ref }) => void executeCommand('kalshi.openDetails', ref),
      openPlace: ({ place }) => void openPlace({ ...place, uri: uri.toString() }, false),
      act: ({ action }) => {
        if (action === 'refresh') void this.load();
      },
      chooseRange: () => undefined,
      loadGameStats: () => undefined,
    };
    const listener = panel.webview.onDidReceiveMessage((value: unknown) => {
      const message = readPageMessage(value);
      if (message) handle(message, this.#handlers);
    });
    panel.onDidDispose(() => {
      this.#loading?.abort();
      listener.dispose();
    });
    showPage(panel, extensionUri);
    void this.load();
  }

  isVisible(): boolean {
    return this.panel.visible;
  }

  needsRetry(): boolean {
    return this.#isPartial;
  }

  refresh(): Promise<void> {
    return this.load();
  }

  /** Reads the file again and asks for what its ids stand for. The newest load wins. */
  async load(): Promise<void> {
    this.#loading?.abort();
    const { signal } = (this.#loading = new AbortController());
    const title = pathOf(this.uri.toString());
    if (this.#told?.name === 'showDetails') this.#tell({ name: 'showRefreshing' });
    else this.#keep({ name: 'showLoading', ref: null, title });
    try {
      for await (const content of this.#contents(title, signal)) {
        if (signal.aborted) return;
        this.#keep({ name: 'showDetails', content });
      }
    } catch (error) {
      if (signal.aborted) return;
      const why = plainText(error instanceof Error ? error.message : String(error));
      this.#keep({ name: 'showFailure', sentence: `This file could not be read: ${why}.` });
    }
  }

  async *#contents(path: string, signal: AbortSignal): AsyncGenerator<PanelContent> {
    const session = this.session();
    const { resolver, catalog, note: environment } = session;
    const usages = await scanFile(this.uri, { signal });
    if (!usages) throw new Error('it is no text');
    const used = usedIds(new Map([[this.uri.toString(), usages]]));
    await resolver.loadNames();
    const content = (): PanelContent => {
      const now = Date.now();
      const subject = { path, used, isCut: usages.isCut, environment, loadedAt: now };
      const around = { now, nameOf: catalog.nameOf.bind(catalog) };
      return fileContent(subject, (mention) => resolver.peek(mention), around);
    };
    yield content();
    if (signal.aborted) return;
    this.#tell({ name: 'showRefreshing' });
    this.#isPartial = !(await resolveUsed(used, resolver, signal));
    this.actions.loaded();
    yield content();
  }

  /** For a page that comes later too: a hidden panel has none. */
  #keep(message: Message<HostToPage>): void {
    this.#told = message;
    this.#tell(message);
  }

  #tell(message: Message<HostToPage> | undefined): void {
    if (message) void this.panel.webview.postMessage(message);
  }
}
