import * as vscode from 'vscode';
import type { EntityRef } from '../../core/entities/kinds';
import type { RefreshScheduler } from '../../core/refresh/refreshScheduler';
import type { Session } from '../../core/session';
import { Completion } from './completion';
import type { Checks } from '../checks/createChecks';
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
  /** `undefined` while no document is checked. */
  checks: Checks | undefined;

  readonly #session: () => Session;
  readonly #hintsChanged: vscode.EventEmitter<void>;
  readonly #extensionUri: vscode.Uri;
  readonly #waiting: UnresolvedDocuments;

  /** @param recents what was picked before, newest first */
  constructor(
    session: () => Session,
    hintsChanged: vscode.EventEmitter<void>,
    { subscriptions, extensionUri }: Pick<vscode.ExtensionContext, 'subscriptions' | 'extensionUri'>,
    recents: () => readonly EntityRef[],
    scheduler: RefreshScheduler,
  ) {
    const redrawHints = (): void => hintsChanged.fire();
    this.#session = session;
    this.#hintsChanged = hintsChanged;
    this.#extensionUri = extensionUri;
    this.#waiting = new UnresolvedDocuments(redrawHints, () => scheduler.poke());
    this.hovers = new Hovers(this.documents, session);
    this.hints = new InlayHints(this.documents, session, redrawHints, this.#waiting);
    this.completion = new Completion(session, recents);
    const refreshing = scheduler.add(this.#waiting);
    subscriptions.push(this.#waiting, this.hints, new vscode.Disposable(() => refreshing.dispose()));
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

  /** Checks the open documents, wherever that is switched on, until it is disposed of. */
  async startChecks(): Promise<vscode.Disposable> {
    const { createChecks } = await import('../checks/createChecks');
    const checks = await createChecks(
      this.#session,
      this.#hintsChanged.event,
      this.#waiting,
      this.#extensionUri,
      this.documents,
    );
    this.checks = checks;
    return new vscode.Disposable(() => {
      checks.dispose();
      if (this.checks === checks) this.checks = undefined;
    });
  }
}
