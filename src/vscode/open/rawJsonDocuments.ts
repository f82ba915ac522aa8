import * as vscode from 'vscode';
import type { EntityRef } from '../../core/entities/kinds';
import { rawJsonScheme } from '../platform/contributionNames';
import { isWellFormedRef } from '../../core/entities/ids';
import type { KalshiError } from '../../core/kalshi/errors';
import { failureSentence } from '../../core/format/failure';
import type { Session } from '../../core/session';
import { showFailure } from '../platform/notifications';

/** Read-only documents with the JSON of one thing as the exchange sent it, at the address that `rawJsonUri` gives. */
export class RawJsonDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.#changed.event;

  readonly #session: () => Session;

  constructor(session: () => Session) {
    this.#session = session;
  }

  /**
   * Opens the document with a new answer. If the request fails, shows why and leaves an open document as it is.
   * @param preview in a tab that the next preview takes over
   */
  async show(ref: EntityRef, preview = true): Promise<void> {
    const { catalog, exchange } = this.#session();
    const outcome = await catalog.get(ref, { fresh: true });
    if (!outcome.ok && !catalog.peek(ref)) return this.#fail(ref, outcome.error);
    const uri = rawJsonUri(ref, exchange);
    const document = await vscode.workspace.openTextDocument(uri);
    this.#changed.fire(uri);
    await vscode.window.showTextDocument(document, { preview });
    if (!outcome.ok) this.#fail(ref, outcome.error);
  }

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    const [, kind, id] = /^\/([^/]+)\/(.+)\.json$/.exec(uri.path) ?? [];
    const ref: unknown = { kind, id };
    const { catalog, exchange } = this.#session();
    if (!isWellFormedRef(ref)) throw new Error(`${uri.toString()} names nothing on the exchange.`);
    if (uri.authority !== exchange)
      throw new Error(`This document is of another exchange (${uri.authority}), which is not open now.`);
    const outcome = await catalog.getStale(ref);
    if (!outcome.ok) throw new Error(failureSentence(outcome.error, ref.id));
    return `${JSON.stringify(outcome.value.raw, null, 2)}\n`;
  }

  dispose(): void {
    this.#changed.dispose();
  }

  #fail(ref: EntityRef, error: KalshiError): void {
    showFailure(failureSentence(error, ref.id));
  }
}

/**
 * Where the raw JSON of a thing stands, `kalshi://<exchange>/<kind>/<id>.json`: the same id of two exchanges is two
 * documents, and the name ends in the language.
 */
export function rawJsonUri({ kind, id }: EntityRef, exchange: string): vscode.Uri {
  return vscode.Uri.from({ scheme: rawJsonScheme, authority: exchange, path: `/${kind}/${id}.json` });
}
