import * as vscode from 'vscode';
import type { EntityRef } from '../../core/entities/kinds';
import { isUuid } from '../../core/entities/ids';
import { expectedIds, type ExpectedIds } from '../../core/ids/expectedIds';
import { completionDetails, completionOffer, filterText } from '../../core/ids/completionItems';
import { valueLiteral } from '../../core/export/copyLiteral';
import type { Session } from '../../core/session';
import { valueAtCursor, type PlacedValue } from './values';
import { trustedMarkdown } from './hover';

const MAX_OFFERED = 100;
/** Below so many matches the list ends with an item that searches the exchange. */
const FEW = 20;

/** Offers names where an id is due, and writes the id. Nothing here sends a request. */
export class Completion {
  readonly #refs = new WeakMap<vscode.CompletionItem, EntityRef>();

  readonly #session: () => Session;
  readonly #recents: () => readonly EntityRef[];

  /** @param recents what was picked before, newest first */
  constructor(session: () => Session, recents: () => readonly EntityRef[]) {
    this.#session = session;
    this.#recents = recents;
  }

  async provide(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.CompletionList | undefined> {
    const value = valueAtCursor(document, position);
    const wanted = value && expectedIds(value.place);
    if (!wanted) return undefined;
    await this.#session().index.sync();
    if (token.isCancellationRequested || document.isClosed) return undefined;
    const items = this.#items(document, { ...value, typed: typedIn(document, value, position) }, wanted);
    // VS Code asks again at the next key, since other things are found by it.
    return items.length > 0 ? new vscode.CompletionList(items, true) : undefined;
  }

  /** Adds the documentation of an item when it is focused. */
  explain(item: vscode.CompletionItem): vscode.CompletionItem {
    const ref = this.#refs.get(item);
    const details = ref && completionDetails(ref, this.#session().catalog, Date.now());
    if (details) item.documentation = trustedMarkdown(details);
    return item;
  }

  #items(
    document: vscode.TextDocument,
    value: PlacedValue & { readonly typed: string },
    wanted: ExpectedIds,
  ): vscode.CompletionItem[] {
    const { range, typed } = value;
    const { catalog, index } = this.#session();
    const content = document.getText(range);
    // Completion inside a complete id is meant to replace it.
    const query = isUuid(content) || (content !== typed && index.hasId(content)) ? '' : typed;
    const hits = index.best(query, wanted, this.#recents(), MAX_OFFERED);
    if (hits.length === 0 && wanted.isGuess && !index.hasAny(wanted)) return [];
    // From the opening quote on, as VS Code's own JSON support does, whose offers would fit better otherwise.
    const from = value.isQuoted ? range.with(range.start.translate(0, -1)) : range;
    const quote = document.getText(from.with({ end: range.start }));
    const literalOf = (id: string): string => quote + valueLiteral(id, value, document.languageId);
    const at = { typed: quote + typed, literalOf, catalog, now: Date.now() };
    const items = hits.map((hit, place) => {
      const { label, ...offer } = completionOffer(hit, place, at);
      const item = new vscode.CompletionItem(label, vscode.CompletionItemKind.Value);
      this.#refs.set(item, hit.ref);
      return Object.assign(item, offer, { range: from });
    });
    if (hits.length >= FEW) return items;
    const last = searchItem(at.typed, typed.trim());
    return [...items, Object.assign(last, { insertText: quote + content, range: from })];
  }
}

function typedIn(document: vscode.TextDocument, { range }: PlacedValue, position: vscode.Position): string {
  return document.getText(range.with({ end: position }));
}

/** Goes on in the search, which may ask the exchange. */
function searchItem(typed: string, words: string): vscode.CompletionItem {
  const title = 'Search the exchange…';
  const item = new vscode.CompletionItem(title, vscode.CompletionItemKind.Event);
  const command: vscode.Command = { command: 'kalshi.insertId', title, arguments: [words] };
  return Object.assign(item, { filterText: filterText(typed, title), sortText: '~~', command });
}
