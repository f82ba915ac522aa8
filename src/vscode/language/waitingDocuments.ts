import * as vscode from 'vscode';
import type { Refreshable } from '../../core/refresh/refreshScheduler';

/** The documents with ids that the exchange could not be asked for, until it can be. */
export class WaitingDocuments implements Refreshable {
  readonly #documents = new Set<vscode.TextDocument>();

  readonly #askAgain: () => void;
  readonly #poke: () => void;

  /** @param poke tells the scheduler that another one waits */
  constructor(askAgain: () => void, poke: () => void) {
    this.#askAgain = askAgain;
    this.#poke = poke;
  }

  add(document: vscode.TextDocument): void {
    this.#documents.add(document);
    this.#poke();
  }

  isVisible(): boolean {
    return vscode.window.visibleTextEditors.some(({ document }) => this.#documents.has(document));
  }

  lacks(): boolean {
    return this.#documents.size > 0;
  }

  async refresh(): Promise<void> {
    this.#documents.clear();
    this.#askAgain();
  }
}
