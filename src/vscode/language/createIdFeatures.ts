import type * as vscode from 'vscode';
import { Resolver } from '../../core/resolve/resolver';
import type { Session } from '../../core/session';
import { IdDocuments } from './idDocuments';
import type { IdFeatures } from './idFeatures';

const nothing = async (): Promise<undefined> => undefined;

/** All that is done with the ids of documents, over the session of now. */
export function createIdFeatures(
  session: () => Session,
  hintsChanged: vscode.EventEmitter<void>,
  subscriptions: vscode.ExtensionContext['subscriptions'],
): IdFeatures {
  const documents = new IdDocuments();
  const resolver = (): Resolver => session().resolver;
  subscriptions.push(documents);
  void resolver;
  void hintsChanged;
  return {
    hover: nothing,
    liveHover: nothing,
    inlayHints: nothing,
    completions: nothing,
    definition: nothing,
    references: nothing,
    highlights: nothing,
    links: nothing,
    quickFixes: nothing,
  };
}
