import * as vscode from 'vscode';
import { setBounded } from '../../core/setBounded';

/** What hints are asked for. */
export interface HintRequest {
  readonly document: vscode.TextDocument;
  readonly range: vscode.Range;
  readonly token: vscode.CancellationToken;
}

export interface HintLoad {
  readonly document: vscode.TextDocument;
  /** Aborted when VS Code cancels the request, and when its lines are not on the screen any more. */
  readonly signal: AbortSignal;
  /** Of the screen: see `ResolveOptions`. */
  readonly singles: Set<string>;
  readonly isOnScreen: (range: vscode.Range) => boolean;
}

interface Running {
  readonly document: vscode.TextDocument;
  readonly range: vscode.Range;
  readonly abort: AbortController;
  /** Whether an editor has shown the document: for some kinds of editors VS Code does not report it. */
  readonly wasShown: boolean;
}

/** Screens of one document whose requests are counted: two editors side by side, each with some lines folded. */
const MAX_SCREENS = 4;

/**
 * The loads behind hints. VS Code cancels a request only until it is answered, which is at once, from memory: a load that
 * goes on is aborted when its lines have left the screen.
 */
export class HintLoads implements vscode.Disposable {
  readonly #running = new Set<Running>();
  readonly #screens = new WeakMap<vscode.TextDocument, Map<string, Set<string>>>();
  readonly #listeners = [
    vscode.window.onDidChangeTextEditorVisibleRanges(() => this.#abortUnseen()),
    vscode.window.onDidChangeVisibleTextEditors(() => this.#abortUnseen()),
  ];

  dispose(): void {
    for (const listener of this.#listeners) listener.dispose();
    for (const { abort } of this.#running) abort.abort();
  }

  async run({ document, range, token }: HintRequest, load: (load: HintLoad) => Promise<void>): Promise<void> {
    const abort = new AbortController();
    const running = { document, range, abort, wasShown: shownRanges(document).length > 0 };
    const listener = token.onCancellationRequested(() => abort.abort());
    this.#running.add(running);
    this.#abortUnseen();
    try {
      await load({
        document,
        signal: abort.signal,
        singles: this.#singlesOf(document, range),
        isOnScreen: (lines) => isOnScreen(document, lines),
      });
    } finally {
      listener.dispose();
      this.#running.delete(running);
    }
  }

  /** The newest load of a document goes on: VS Code may report its new screen later. */
  #abortUnseen(): void {
    const newest = new Map([...this.#running].map((running) => [running.document, running]));
    for (const running of this.#running) {
      const { document, range, abort, wasShown } = running;
      const isShown = shownRanges(document).length > 0;
      const isUnseen = isShown ? newest.get(document) !== running && !isOnScreen(document, range) : wasShown;
      if (isUnseen) abort.abort();
    }
  }

  /** The same set for the same screen, until other screens of the document were asked for. */
  #singlesOf(document: vscode.TextDocument, { start, end }: vscode.Range): Set<string> {
    const screens = this.#screens.get(document) ?? new Map<string, Set<string>>();
    this.#screens.set(document, screens);
    const screen = `${start.line}-${end.line}`;
    const singles = screens.get(screen) ?? new Set();
    setBounded(screens, screen, singles, MAX_SCREENS);
    return singles;
  }
}

function shownRanges(document: vscode.TextDocument): readonly vscode.Range[] {
  return vscode.window.visibleTextEditors.flatMap((editor) =>
    editor.document === document ? editor.visibleRanges : [],
  );
}

function isOnScreen(document: vscode.TextDocument, range: vscode.Range): boolean {
  return shownRanges(document).some((shown) => shown.intersection(range) !== undefined);
}
