import * as vscode from 'vscode';
import type { Refreshable } from '../../core/refresh/refreshScheduler';

/** Documents with ids that could not be looked up, for a retry when the exchange is reachable. */
export class UnresolvedDocuments implements Refreshable, vscode.Disposable {
  readonly #documents = new Set<vscode.TextDocument>();
  readonly #listener = vscode.workspace.onDidCloseTextDocument((document) =>
    this.#documents.delete(document),
  );

  readonly #askAgain: () => void;
  readonly #poke: () => void;

  /** @param poke wakes the scheduler after a document was added */
  constructor(askAgain: () => void, poke: () => void) {
    this.#askAgain = askAgain;
    this.#poke = poke;
  }

  dispose(): void {
    this.#listener.dispose();
  }

  add(document: vscode.TextDocument): void {
    // One that is closed meanwhile would stay forever.
    if (document.isClosed) return;
    this.#documents.add(document);
    this.#poke();
  }

  isVisible(): boolean {
    return vscode.window.visibleTextEditors.some(({ document }) => this.#documents.has(document));
  }

  needsRetry(): boolean {
    return this.#documents.size > 0;
  }

  async refresh(): Promise<void> {
    this.#documents.clear();
    this.#askAgain();
  }
}
