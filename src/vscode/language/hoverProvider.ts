import * as vscode from 'vscode';
import { idMention, type IdSource } from '../../core/mentions/idMention';
import { uuidAt, type FoundUuid } from '../../core/mentions/uuid';
import type { HoverLookUp } from '../../core/presenters/hoverLookUp';

/** Explains the UUID under the mouse. Where there is none it answers at once, without waiting for anything. */
export class HoverProvider implements vscode.HoverProvider {
  readonly #lookUp: HoverLookUp;
  readonly #isEnabled: () => boolean;

  constructor(lookUp: HoverLookUp, isEnabled: () => boolean) {
    this.#lookUp = lookUp;
    this.#isEnabled = isEnabled;
  }

  provideHover(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): vscode.ProviderResult<vscode.Hover> {
    if (!this.#isEnabled() || token.isCancellationRequested) return undefined;
    const found = uuidAt(document.lineAt(position.line).text, position.character);
    return found && this.#explain(found, document, position.line, token);
  }

  async #explain(
    found: FoundUuid,
    document: vscode.TextDocument,
    line: number,
    token: vscode.CancellationToken,
  ): Promise<vscode.Hover | undefined> {
    const controller = new AbortController();
    const listener = token.onCancellationRequested(() => controller.abort());
    try {
      const mention = idMention(found.id, sourceOf(found, document, line));
      const answer = await this.#lookUp(mention, controller.signal);
      if (!answer || token.isCancellationRequested) return undefined;
      const markdown = new vscode.MarkdownString(answer.markdown);
      markdown.isTrusted = { enabledCommands: answer.enabledCommands };
      return new vscode.Hover(markdown, new vscode.Range(line, found.start, line, found.end));
    } finally {
      listener.dispose();
    }
  }
}

/** A window on the document, never all of its text; for JSON lines on the one line, which is a document of its own. */
function sourceOf({ start }: FoundUuid, document: vscode.TextDocument, number: number): IdSource {
  const line = document.lineAt(number).text;
  const above = number > 0 ? document.lineAt(number - 1).text : '';
  if (document.languageId === 'jsonl') {
    return { line, start, above, offset: start, read: (from, to) => line.slice(from, to) };
  }
  return {
    line,
    start,
    above,
    offset: document.offsetAt(new vscode.Position(number, start)),
    read: (from, to) =>
      document.getText(new vscode.Range(document.positionAt(from), document.positionAt(to))),
  };
}
