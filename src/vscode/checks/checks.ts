import { readFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import type { Session } from '../../core/session';
import type { IdDocuments } from '../ids/idDocuments';
import type { UnresolvedDocuments } from '../ids/unresolvedDocuments';
import { Diagnostics } from './diagnostics';
import { DiagnosticWords, type CheckTargets } from './diagnosticWords';
import { quickFixes } from './quickFixes';

/** The checks of open documents and their quick fixes. */
export class Checks {
  #running: Diagnostics | undefined;

  readonly #session: () => Session;
  readonly #namesChanged: vscode.Event<void>;
  readonly #extensionUri: vscode.Uri;
  readonly #unresolved: UnresolvedDocuments;
  readonly #documents: Pick<IdDocuments, 'looksLikeKalshi'>;

  constructor(
    session: () => Session,
    namesChanged: vscode.Event<void>,
    extensionUri: vscode.Uri,
    ids: {
      readonly unresolved: UnresolvedDocuments;
      readonly documents: Pick<IdDocuments, 'looksLikeKalshi'>;
    },
  ) {
    this.#session = session;
    this.#namesChanged = namesChanged;
    this.#extensionUri = extensionUri;
    this.#unresolved = ids.unresolved;
    this.#documents = ids.documents;
  }

  /** Checks documents until it is disposed. */
  async start(): Promise<vscode.Disposable> {
    const words = new DiagnosticWords(await readCheckTargets(this.#extensionUri));
    const diagnostics = new Diagnostics(
      this.#session,
      words,
      this.#namesChanged,
      this.#unresolved,
      this.#documents,
    );
    this.#running = diagnostics;
    return new vscode.Disposable(() => {
      diagnostics.dispose();
      if (this.#running === diagnostics) this.#running = undefined;
    });
  }

  async quickFixes(
    document: vscode.TextDocument,
    context: vscode.CodeActionContext,
  ): Promise<vscode.CodeAction[]> {
    return this.#running ? quickFixes(document, context, this.#running, this.#session()) : [];
  }
}

/** Reads the page that explains the checks. If it cannot be read, the codes of the diagnostics are not links. */
async function readCheckTargets(extensionUri: vscode.Uri): Promise<CheckTargets> {
  const page = vscode.Uri.joinPath(extensionUri, 'media', 'checks.md');
  const text = await readFile(page.fsPath, 'utf8').catch(() => '');
  const lines = text.split(/\r?\n/);
  return (code) => {
    const line = lines.indexOf(`## ${code}`) + 1;
    // VS Code opens a file at the line in the fragment.
    return line > 0 ? page.with({ fragment: `L${line}` }) : undefined;
  };
}
