import * as vscode from 'vscode';
import type { EntityRef } from '../../core/entities/kinds';
import type { RefreshScheduler } from '../../core/refresh/refreshScheduler';
import type { Session } from '../../core/session';
import { Completion } from './completion';
import { Hovers } from './hover';
import { IdDocuments } from './idDocuments';
import { InlayHints } from './inlayHints';
import { findLinks } from './links';
import { findDefinition, findHighlights, findReferences } from './navigation';
import { UnresolvedDocuments } from './unresolvedDocuments';

/**
 * What the explorer does with the ids of documents. Activation registers closures over it; each is called only where
 * there may be an id, so that a file without any loads nothing.
 */
export class IdFeatures {
  readonly documents = new IdDocuments();
  readonly hovers: Hovers;
  readonly hints: InlayHints;
  readonly completion: Completion;
  readonly unresolved: UnresolvedDocuments;

  readonly #session: () => Session;

  /** @param recents what was picked before, newest first */
  constructor(
    session: () => Session,
    hintsChanged: vscode.EventEmitter<void>,
    { subscriptions }: Pick<vscode.ExtensionContext, 'subscriptions'>,
    recents: () => readonly EntityRef[],
    scheduler: RefreshScheduler,
  ) {
    const redrawHints = (): void => hintsChanged.fire();
    this.#session = session;
    this.unresolved = new UnresolvedDocuments(redrawHints, () => scheduler.poke());
    this.hovers = new Hovers(this.documents, session);
    this.hints = new InlayHints(this.documents, session, redrawHints, this.unresolved);
    this.completion = new Completion(session, recents);
    const refreshing = scheduler.add(this.unresolved);
    subscriptions.push(this.unresolved, this.hints, new vscode.Disposable(() => refreshing.dispose()));
  }

  definition(document: vscode.TextDocument, position: vscode.Position, token: vscode.CancellationToken) {
    return findDefinition(this.documents, this.#session(), document, position, token);
  }

  references(document: vscode.TextDocument, position: vscode.Position, token: vscode.CancellationToken) {
    return findReferences(this.documents, document, position, token);
  }

  highlights(document: vscode.TextDocument, position: vscode.Position, token: vscode.CancellationToken) {
    return findHighlights(this.documents, document, position, token);
  }

  links(document: vscode.TextDocument, token: vscode.CancellationToken) {
    return findLinks(this.documents, this.#session(), document, token);
  }
}
