import type * as vscode from 'vscode';
import type { Session } from '../../core/session';
import { readCheckTargets } from './checkTargets';
import { Diagnostics } from './diagnostics';
import { DiagnosticWords } from './diagnosticWords';
import { quickFixes } from './quickFixes';

/** What checks the open documents, and says what to do about what it found. */
export interface Checks {
  quickFixes(document: vscode.TextDocument, context: vscode.CodeActionContext): Promise<vscode.CodeAction[]>;
  dispose(): void;
}

/** In a bundle of its own: nobody who has not switched checks on loads it. */
export async function createChecks(
  session: () => Session,
  namesChanged: vscode.Event<void>,
): Promise<Checks> {
  const diagnostics = new Diagnostics(session, new DiagnosticWords(await readCheckTargets()), namesChanged);
  return {
    quickFixes: (document, context) => quickFixes(document, context, diagnostics, session()),
    dispose: () => diagnostics.dispose(),
  };
}
