import * as vscode from 'vscode';
import { idAt } from '../../core/mentions/idsIn';
import { showsKalshi } from '../../core/mentions/kalshiSigns';
import { MentionIndex, type Mention } from '../../core/mentions/mentionIndex';
import { SLICE, Slices } from '../../core/slices';
import { isAboutKalshi, isAboutKalshiAt } from './kalshiDocuments';
import { LAST_COLUMN } from './lastColumn';
import { placed, placedAll, type PlacedMention } from './placedMention';

export type { PlacedMention } from './placedMention';

/** Ids that are collected between two looks at the clock. */
const STRETCH = 500;

/** What is known of an open document. */
interface Entry {
  readonly index: MentionIndex;
  /** Whether it was about the exchange at some time. */
  shows: boolean;
}

/** The ids of the open documents, kept up to date line by line. */
export class IdDocuments implements vscode.Disposable {
  readonly #entries = new Map<vscode.TextDocument, Entry>();
  readonly #listeners: readonly vscode.Disposable[];

  constructor() {
    this.#listeners = [
      vscode.workspace.onDidChangeTextDocument((event) => this.#edited(event)),
      vscode.workspace.onDidCloseTextDocument((document) => this.#entries.delete(document)),
    ];
  }

  /**
   * The ids on some lines, the last included, with what their surroundings tell; of a long line those that VS Code draws.
   */
  within(document: vscode.TextDocument, first: number, last: number): readonly PlacedMention[] {
    const entry = this.#entryOf(document);
    entry.shows ||= isAboutKalshi(document, first, last);
    const found = entry.index.within(first, last, LAST_COLUMN);
    return placedAll(document, found).map((mention) => noted(entry, mention));
  }

  /** The id that a position stands in or touches. */
  at(document: vscode.TextDocument, { line, character }: vscode.Position): PlacedMention | undefined {
    const found = idAt(document.lineAt(line).text, character);
    if (found) this.#entryOf(document).shows ||= isAboutKalshiAt(document, line);
    return found && this.describe(document, { ...found, line });
  }

  /** All ids of a document, without their surroundings, found in slices so that nobody waits. */
  async all(document: vscode.TextDocument, token?: vscode.CancellationToken): Promise<readonly Mention[]> {
    const { index } = this.#entryOf(document);
    for (;;) {
      const { version } = document;
      const mentions = await collect(
        index,
        () => document.version !== version || isUnwanted(document, token),
      );
      if (isUnwanted(document, token)) return [];
      if (document.version === version) return mentions;
    }
  }

  /** What the surroundings of an id tell. */
  describe(document: vscode.TextDocument, mention: Mention): PlacedMention {
    return noted(this.#entryOf(document), placed(document, mention));
  }

  /**
   * Whether a document shows a sign of the exchange: in its name, in its first 32 kB, or on lines that somebody has looked
   * at. Once it did, it does until it is closed.
   */
  showsKalshi(document: vscode.TextDocument): boolean {
    const entry = this.#entryOf(document);
    entry.shows ||= isAboutKalshi(document);
    return entry.shows;
  }

  dispose(): void {
    for (const listener of this.#listeners) listener.dispose();
  }

  #entryOf(document: vscode.TextDocument): Entry {
    let entry = this.#entries.get(document);
    if (!entry) {
      const index = new MentionIndex({
        get lineCount() {
          return document.lineCount;
        },
        lineAt: (line) => document.lineAt(line).text,
      });
      entry = { index, shows: false };
      // A document that is closed already would stay forever.
      if (!document.isClosed) this.#entries.set(document, entry);
    }
    return entry;
  }

  #edited({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    const index = this.#entries.get(document)?.index;
    if (!index) return;
    for (const { range, text } of contentChanges) {
      index.edited({
        start: range.start.line,
        end: range.end.line,
        count: text.split(/\r\n|\r|\n/).length,
        columns: { from: range.start.character, to: range.end.character, length: text.length },
      });
    }
  }
}

/** All ids of an index in slices, or some of them when they are wanted no more. */
async function collect(index: MentionIndex, isStale: () => boolean): Promise<readonly Mention[]> {
  const slices = new Slices();
  while (!index.advance(SLICE)) {
    await slices.next();
    if (isStale()) return [];
  }
  const mentions: Mention[] = [];
  for (const mention of index.known()) {
    mentions.push(mention);
    if (mentions.length % STRETCH !== 0 || !slices.isOver) continue;
    await slices.next();
    if (isStale()) return [];
  }
  return mentions;
}

function isUnwanted(document: vscode.TextDocument, token: vscode.CancellationToken | undefined): boolean {
  return document.isClosed || token?.isCancellationRequested === true;
}

/** Remembers that a document shows a sign of the exchange where one of its ids does. */
function noted(entry: Entry, mention: PlacedMention): PlacedMention {
  entry.shows ||= showsKalshi(mention.id) || showsKalshi(mention.under);
  return mention;
}
