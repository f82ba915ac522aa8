import * as vscode from 'vscode';
import { idMention, type IdMention } from '../../core/mentions/idMention';
import { MentionIndex, type Mention } from '../../core/mentions/mentionIndex';

/** An id of a document with what its surroundings tell. */
export interface PlacedMention extends IdMention {
  readonly range: vscode.Range;
}

/** Milliseconds of one slice of work: nobody waits longer for a key. */
const SLICE = 6;

/** The ids of the open documents, kept up to date line by line. */
export class IdDocuments implements vscode.Disposable {
  readonly #indexes = new Map<vscode.TextDocument, MentionIndex>();
  readonly #listeners: readonly vscode.Disposable[];

  constructor() {
    this.#listeners = [
      vscode.workspace.onDidChangeTextDocument((event) => this.#edited(event)),
      vscode.workspace.onDidCloseTextDocument((document) => this.#indexes.delete(document)),
    ];
  }

  /** The ids on some lines, the last included, with what their surroundings tell. */
  within(document: vscode.TextDocument, first: number, last: number): readonly PlacedMention[] {
    return this.#indexOf(document)
      .within(first, last)
      .map((mention) => placed(document, mention));
  }

  /** The id that a position stands in or touches. */
  at(document: vscode.TextDocument, { line, character }: vscode.Position): PlacedMention | undefined {
    const found = this.#indexOf(document)
      .within(line, line)
      .find(({ start, end }) => start <= character && character <= end);
    return found && placed(document, found);
  }

  /** All ids of a document, without their surroundings, found in slices so that nobody waits. */
  async all(document: vscode.TextDocument, token?: vscode.CancellationToken): Promise<readonly Mention[]> {
    const index = this.#indexOf(document);
    while (!index.advance(SLICE)) {
      await new Promise((resolve) => setImmediate(resolve));
      if (token?.isCancellationRequested || document.isClosed) return [];
    }
    return [...index.known()];
  }

  /** What the surroundings of an id tell. */
  describe(document: vscode.TextDocument, mention: Mention): PlacedMention {
    return placed(document, mention);
  }

  dispose(): void {
    for (const listener of this.#listeners) listener.dispose();
  }

  #indexOf(document: vscode.TextDocument): MentionIndex {
    let index = this.#indexes.get(document);
    if (!index) {
      index = new MentionIndex({
        get lineCount() {
          return document.lineCount;
        },
        lineAt: (line) => document.lineAt(line).text,
      });
      // A document that is closed already would stay forever.
      if (!document.isClosed) this.#indexes.set(document, index);
    }
    return index;
  }

  #edited({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    const index = this.#indexes.get(document);
    if (!index) return;
    for (const { range, text } of contentChanges) {
      const count = text.split(/\r\n|\r|\n/).length;
      index.edited({ start: range.start.line, end: range.end.line, count });
    }
  }
}

function placed(document: vscode.TextDocument, { id, line, start, end }: Mention): PlacedMention {
  const mention = idMention(id, sourceOf(document, line, start));
  return { ...mention, range: new vscode.Range(line, start, line, end) };
}

/** A window on the document, never all of its text; for JSON lines on the one line, which is a document of its own. */
function sourceOf(
  document: vscode.TextDocument,
  number: number,
  start: number,
): Parameters<typeof idMention>[1] {
  const line = document.lineAt(number).text;
  const above = number > 0 ? document.lineAt(number - 1).text : '';
  if (document.languageId === 'jsonl')
    return { line, start, above, offset: start, read: (from, to) => line.slice(from, to) };
  return {
    line,
    start,
    above,
    offset: document.offsetAt(new vscode.Position(number, start)),
    read: (from, to) =>
      document.getText(new vscode.Range(document.positionAt(from), document.positionAt(to))),
  };
}
