import type * as vscode from 'vscode';

/**
 * What the explorer does with the ids of documents. Activation registers closures over it; each is called only where
 * there is an id, so that a file without any loads nothing.
 */
export interface IdFeatures {
  /** At once, from what is known; waits only a moment where nothing is. */
  hover(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.Hover | undefined>;
  /** What has to be asked for and changes by the minute: quotes, the score of a game. */
  liveHover(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.Hover | undefined>;
  inlayHints(
    document: vscode.TextDocument,
    range: vscode.Range,
    token: vscode.CancellationToken,
  ): Promise<vscode.InlayHint[] | undefined>;
  completions(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.CompletionList | undefined>;
  /** Explains an item that `completions` gave. */
  completionDetails(item: vscode.CompletionItem): Promise<vscode.CompletionItem>;
  definition(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.LocationLink[] | undefined>;
  references(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.Location[] | undefined>;
  highlights(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.DocumentHighlight[] | undefined>;
  links(
    document: vscode.TextDocument,
    token: vscode.CancellationToken,
  ): Promise<vscode.DocumentLink[] | undefined>;
  quickFixes(
    document: vscode.TextDocument,
    range: vscode.Range,
    context: vscode.CodeActionContext,
  ): Promise<vscode.CodeAction[] | undefined>;
  /** Until it is disposed of, the open documents are checked wherever that is switched on. */
  startChecks(): Promise<vscode.Disposable>;
}
