import type { ExtensionHost } from './extensionHost';

interface Panels {
  $onDidChangeWebviewPanelViewStates(states: Readonly<Record<string, PanelState>>): void;
  $onDidDisposeWebviewPanel(handle: string): Promise<void>;
}

interface PanelState {
  readonly active: boolean;
  readonly visible: boolean;
  readonly position: number;
}

interface Webviews {
  $onMessage(handle: string, message: string, buffers: { readonly value: readonly unknown[] }): void;
}

/** The window's half of webview panels: their tabs and what their pages post. */
export class PanelWindow {
  /** The handles of the open panels, the newest last. */
  readonly open: string[] = [];
  readonly #host: Pick<ExtensionHost, 'actor'>;

  constructor(host: Pick<ExtensionHost, 'actor' | 'window'>) {
    this.#host = host;
    host.window.on('MainThreadWebviewPanels.$createWebviewPanel', (_extension, handle: string) => {
      this.open.push(handle);
      queueMicrotask(() => this.front(handle));
    });
  }

  get last(): string {
    return this.open.at(-1) ?? '';
  }

  /** Brings the tab of one to the front. */
  front(handle: string): void {
    const states = this.open.map((one) => [
      one,
      { active: one === handle, visible: one === handle, position: 0 },
    ]);
    this.#panels.$onDidChangeWebviewPanelViewStates(Object.fromEntries(states) as Record<string, PanelState>);
  }

  close(handle: string): void {
    this.open.splice(this.open.indexOf(handle), 1);
    void this.#panels.$onDidDisposeWebviewPanel(handle);
  }

  /** What the page of one posts. */
  post(handle: string, message: unknown): void {
    const webviews = this.#host.actor('ExtHostWebviews') as Webviews;
    webviews.$onMessage(handle, JSON.stringify(message), { value: [] });
  }

  get #panels(): Panels {
    return this.#host.actor('ExtHostWebviewPanels') as Panels;
  }
}
