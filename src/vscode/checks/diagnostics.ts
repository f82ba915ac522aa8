import * as vscode from 'vscode';
import { checkDocument, readDocument, type ReadDocument } from '../../core/checks/checkDocument';
import type { Finding } from '../../core/checks/finding';
import type { PlacedId } from '../../core/checks/placedIds';
import type { Knowledge } from '../../core/checks/idRules';
import { looksLikeKalshi } from '../../core/ids/textSigns';
import { mayQuery } from '../../core/ids/candidates';
import type { Session } from '../../core/session';
import { onSettingChange } from '../platform/configuration';
import { isChecked } from './checkedDocuments';
import type { IdDocuments } from '../ids/idDocuments';
import { rangeOf, type DiagnosticWords } from './diagnosticWords';
import type { UnresolvedDocuments } from '../ids/unresolvedDocuments';

/** Milliseconds that somebody who types has to pause. */
const DEBOUNCE = 300;
/** UTF-16 units: a longer text takes the parser too long. */
const MAX_LENGTH = 5_000_000;

/** What is known of one version of a document. */
interface Checked {
  readonly version: number;
  readonly read: ReadDocument;
  readonly findings: readonly Finding[];
}

/** What the exchange is asked for a document. */
interface Asked {
  readonly version: number;
  readonly read: ReadDocument;
  readonly toAsk: readonly PlacedId[];
}

/**
 * What the checks found in the open documents where they are switched on, those on the screen first. One document is
 * read at a time, in slices; what was found in a version that is no more is dropped.
 */
export class Diagnostics implements vscode.Disposable {
  readonly #collection = vscode.languages.createDiagnosticCollection('kalshi');
  readonly #checked = new Map<vscode.TextDocument, Checked>();
  readonly #timers = new Map<vscode.TextDocument, NodeJS.Timeout>();
  readonly #waiting = new Set<vscode.TextDocument>();
  readonly #listeners: readonly vscode.Disposable[];
  readonly #stopped = new AbortController();
  #isBusy = false;
  #hasToldSize = false;

  readonly #session: () => Session;
  readonly #words: DiagnosticWords;
  readonly #unasked: UnresolvedDocuments;
  readonly #documents: Pick<IdDocuments, 'looksLikeKalshi'>;

  /**
   * @param namesChanged more is known of ids, or may be asked for again, or another exchange is asked
   * @param unasked takes the documents with ids that the exchange could not be asked for
   * @param documents says which of them are about the exchange
   */
  constructor(
    session: () => Session,
    words: DiagnosticWords,
    namesChanged: vscode.Event<void>,
    unasked: UnresolvedDocuments,
    documents: Pick<IdDocuments, 'looksLikeKalshi'>,
  ) {
    this.#session = session;
    this.#words = words;
    this.#unasked = unasked;
    this.#documents = documents;
    const { workspace, window } = vscode;
    this.#listeners = [
      workspace.onDidOpenTextDocument((document) => this.#after(0, document)),
      workspace.onDidCloseTextDocument((document) => this.#drop(document)),
      workspace.onDidChangeTextDocument(({ document }) => this.#after(DEBOUNCE, document)),
      window.onDidChangeVisibleTextEditors((editors) => this.#all(editors.map(({ document }) => document))),
      onSettingChange(['checks.enabled', 'checks.severity', 'languages'], () => this.#all()),
      namesChanged(() => this.#all()),
    ];
    this.#all();
  }

  /** What is wrong at a place. Somebody who asks for fixes right after an edit does not wait for the pause. */
  async findingsAt(document: vscode.TextDocument, range: vscode.Range): Promise<readonly Finding[]> {
    if (this.#checked.get(document)?.version !== document.version) await this.#check(document);
    const checked = this.#checked.get(document);
    if (checked?.version !== document.version) return [];
    return checked.findings.filter(({ span }) => rangeOf(document, span).intersection(range));
  }

  dispose(): void {
    this.#stopped.abort();
    for (const listener of this.#listeners) listener.dispose();
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#collection.dispose();
  }

  #all(documents: readonly vscode.TextDocument[] = vscode.workspace.textDocuments): void {
    for (const document of documents) this.#after(0, document);
  }

  #drop(document: vscode.TextDocument): void {
    clearTimeout(this.#timers.get(document));
    this.#timers.delete(document);
    this.#waiting.delete(document);
    if (this.#checked.delete(document)) this.#collection.delete(document.uri);
  }

  #after(ms: number, document: vscode.TextDocument): void {
    if (!isChecked(document)) return this.#drop(document);
    clearTimeout(this.#timers.get(document));
    const check = (): void => {
      this.#timers.delete(document);
      this.#waiting.add(document);
      void this.#work();
    };
    this.#timers.set(document, setTimeout(check, ms));
  }

  async #work(): Promise<void> {
    if (this.#isBusy) return;
    this.#isBusy = true;
    for (let next = this.#next(); next && !this.#stopped.signal.aborted; next = this.#next()) {
      this.#waiting.delete(next);
      // One that fails does not keep the others from being checked.
      await this.#check(next).catch((error: unknown) => this.#log(`A check failed: ${String(error)}`));
    }
    this.#isBusy = false;
  }

  #next(): vscode.TextDocument | undefined {
    const visible = vscode.window.visibleTextEditors.find(({ document }) => this.#waiting.has(document));
    return visible?.document ?? [...this.#waiting][0];
  }

  async #check(document: vscode.TextDocument): Promise<void> {
    if (!isChecked(document) || !this.#isSmallEnough(document)) return this.#drop(document);
    const { version } = document;
    const known = this.#checked.get(document);
    const read = known?.version === version ? known.read : await this.#read(document, version);
    const toAsk = read && (await this.#show(document, version, read));
    // The next document does not wait for the exchange.
    if (toAsk && toAsk.length > 0) void this.#ask(document, { version, read, toAsk });
  }

  /** Ids whose place says too little in a file that is not about the exchange are left out. */
  async #read(document: vscode.TextDocument, version: number): Promise<ReadDocument | undefined> {
    const isWanted = (): boolean => this.#isWanted(document, version);
    const read = await readDocument(document.getText(), document.languageId === 'jsonl', isWanted);
    if (!read || this.#documents.looksLikeKalshi(document) || read.ids.some(showsExchange)) return read;
    return { ...read, ids: read.ids.filter((id) => mayQuery(id, false)) };
  }

  /** Resolves to the ids to request; to `undefined` if the document has changed. */
  async #show(
    document: vscode.TextDocument,
    version: number,
    read: ReadDocument,
  ): Promise<readonly PlacedId[] | undefined> {
    const isWanted = (): boolean => this.#isWanted(document, version);
    const checked = await checkDocument(read, this.#knowledge(), Date.now(), isWanted);
    if (!checked || !isWanted()) return undefined;
    const { findings, toAsk } = checked;
    this.#checked.set(document, { version, read, findings });
    this.#collection.set(document.uri, this.#words.diagnostics(document, findings));
    return toAsk;
  }

  async #ask(document: vscode.TextDocument, { version, read, toAsk }: Asked): Promise<void> {
    const session = this.#session();
    const { resolver } = session;
    const mentions = toAsk.map((id) => ({ ...id, under: id.key }));
    const failed = (): void => this.#unasked.add(document);
    // Of other files only ids that may be asked for were read.
    await resolver.resolve(mentions, { looksLikeKalshi: true, signal: this.#stopped.signal, failed });
    if (session !== this.#session() || !this.#isWanted(document, version)) return;
    await this.#show(document, version, read);
  }

  #isWanted(document: vscode.TextDocument, version: number): boolean {
    return document.version === version && isChecked(document) && !this.#stopped.signal.aborted;
  }

  #knowledge(): Knowledge {
    return this.#session().resolver;
  }

  #log(line: string): void {
    this.#session().options.log(line);
  }

  #isSmallEnough(document: vscode.TextDocument): boolean {
    const isSmall = document.offsetAt(new vscode.Position(document.lineCount, 0)) <= MAX_LENGTH;
    if (!isSmall && !this.#hasToldSize) {
      this.#hasToldSize = true;
      this.#log('Files above 5 MB are not checked.');
    }
    return isSmall;
  }
}

function showsExchange({ id, key, targetType }: PlacedId): boolean {
  return looksLikeKalshi(id) || looksLikeKalshi(key) || targetType !== '';
}
