import * as vscode from 'vscode';
import { scanDocument, type Mention } from '../../core/ids/documentIds';
import { idMentions, type IdMention } from '../../core/ids/idMention';
import { idAt, idsIn } from '../../core/ids/idsIn';
import { looksLikeKalshi } from '../../core/ids/textSigns';
import { syntaxOf } from '../../core/ids/syntax';
import { isAboutKalshi, isAboutKalshiAt, LAST_COLUMN } from './kalshiDocuments';

/** An id of a document with what its surroundings say. */
export interface PlacedMention extends IdMention {
  readonly range: vscode.Range;
}

/** The scan of one version of a document; `undefined` when the document was edited or closed before the end. */
interface Scan {
  readonly version: number;
  readonly ids: Promise<readonly Mention[] | undefined>;
}

/** The ids of open documents. A few lines are scanned on each call, a whole document once per version. */
export class IdDocuments {
  readonly #scans = new WeakMap<vscode.TextDocument, Scan>();
  readonly #aboutKalshi = new WeakSet<vscode.TextDocument>();

  /**
   * The ids on some lines, the last included, with what their surroundings say; of a long line those that VS Code draws.
   */
  within(document: vscode.TextDocument, first: number, last: number): readonly PlacedMention[] {
    const mentions: Mention[] = [];
    for (let line = first; line <= last && line < document.lineCount; line++)
      for (const found of idsIn(document.lineAt(line).text, 0, LAST_COLUMN))
        mentions.push({ ...found, line });
    if (isAboutKalshi(document, first, last)) this.#aboutKalshi.add(document);
    return this.#placed(document, mentions);
  }

  /** The id that a position stands in or touches. */
  at(document: vscode.TextDocument, { line, character }: vscode.Position): PlacedMention | undefined {
    const found = idAt(document.lineAt(line).text, character);
    if (!found) return undefined;
    if (isAboutKalshiAt(document, line)) this.#aboutKalshi.add(document);
    return this.#placed(document, [{ ...found, line }])[0];
  }

  /** All ids of a document without their surroundings; none when it is closed or the caller has cancelled. */
  async all(document: vscode.TextDocument, token?: vscode.CancellationToken): Promise<readonly Mention[]> {
    while (!document.isClosed && !token?.isCancellationRequested) {
      const { version } = document;
      let scan = this.#scans.get(document);
      if (scan?.version !== version) {
        scan = { version, ids: scanVersion(document, version) };
        this.#scans.set(document, scan);
      }
      const ids = await scan.ids;
      // An edit during the scan makes it start again.
      if (ids && document.version === version) return ids;
    }
    return [];
  }

  /**
   * Whether a document shows a sign of the exchange: in its name, in its first 32 kB, or on lines that were asked for
   * before. Once it did, it does until it is closed.
   */
  looksLikeKalshi(document: vscode.TextDocument): boolean {
    if (isAboutKalshi(document)) this.#aboutKalshi.add(document);
    return this.#aboutKalshi.has(document);
  }

  #placed(document: vscode.TextDocument, mentions: readonly Mention[]): PlacedMention[] {
    const ids = mentions.map(({ id, line, start }) => ({
      id,
      offset: document.offsetAt(new vscode.Position(line, start)),
    }));
    const described = idMentions(ids, {
      syntax: syntaxOf(document.uri.path, document.languageId),
      // A window on the document, never all of its text.
      read: (from, to) =>
        document.getText(new vscode.Range(document.positionAt(from), document.positionAt(to))),
    });
    if (described.some(({ id, under }) => looksLikeKalshi(id) || looksLikeKalshi(under)))
      this.#aboutKalshi.add(document);
    return mentions.flatMap(({ line, start, end }, index) => {
      const mention = described[index];
      return mention ? [{ ...mention, range: new vscode.Range(line, start, line, end) }] : [];
    });
  }
}

function scanVersion(document: vscode.TextDocument, version: number): Scan['ids'] {
  const lines = {
    get lineCount() {
      return document.lineCount;
    },
    lineAt: (line: number) => document.lineAt(line).text,
  };
  return scanDocument(lines, () => !document.isClosed && document.version === version);
}
