import type * as vscode from 'vscode';
import type { Session } from '../../core/session';
import { readCheckTargets } from './checkTargets';
import { Diagnostics } from './diagnostics';
import { DiagnosticWords } from './diagnosticWords';
import type { IdDocuments } from '../ids/idDocuments';
import { quickFixes } from './quickFixes';
import type { UnresolvedDocuments } from '../ids/unresolvedDocuments';

/** What checks the open documents, and says what to do about what it found. */
export interface Checks {
  quickFixes(document: vscode.TextDocument, context: vscode.CodeActionContext): Promise<vscode.CodeAction[]>;
  dispose(): void;
}

/** In a bundle of its own: nobody who has not switched checks on loads it. */
export async function createChecks(
  session: () => Session,
  namesChanged: vscode.Event<void>,
  unasked: UnresolvedDocuments,
  extensionUri: vscode.Uri,
  documents: Pick<IdDocuments, 'looksLikeKalshi'>,
): Promise<Checks> {
  const words = new DiagnosticWords(await readCheckTargets(extensionUri));
  const diagnostics = new Diagnostics(session, words, namesChanged, unasked, documents);
  return {
    quickFixes: (document, context) => quickFixes(document, context, diagnostics, session()),
    dispose: () => diagnostics.dispose(),
  };
}
