import * as vscode from 'vscode';
import type { HoverAnswer } from '../../core/presenters/hover';
import type { HoverLookUp } from '../../core/presenters/hoverLookUp';
import { mayAskPointed } from '../../core/resolve/mayAsk';
import type { IdDocuments, PlacedMention } from './idDocuments';
import type { IdFeatures } from './idFeatures';
import { isJson } from './kalshiDocuments';

/** Explains the id under the mouse: what is known, and in a part of its own what the exchange has to be asked for. */
export function hoverFeatures(
  documents: IdDocuments,
  lookUp: () => HoverLookUp,
): Pick<IdFeatures, 'hover' | 'liveHover'> {
  const on =
    (part: 'explain' | 'enrich'): IdFeatures['hover'] =>
    async (document, position, token) => {
      const mention = documents.at(document, position);
      if (!mention) return undefined;
      const file = { isJson: isJson(document), showsKalshi: documents.showsKalshi(document) };
      const mayAsk = mayAskPointed(mention, file);
      return show(mention, token, (signal) => lookUp()[part](mention, signal, mayAsk));
    };
  return { hover: on('explain'), liveHover: on('enrich') };
}

/** Text with links of ours, which run these commands and no others. */
export function trustedMarkdown({ markdown, enabledCommands }: HoverAnswer): vscode.MarkdownString {
  const text = new vscode.MarkdownString(markdown);
  text.isTrusted = { enabledCommands };
  return text;
}

async function show(
  { range }: PlacedMention,
  token: vscode.CancellationToken,
  answer: (signal: AbortSignal) => Promise<HoverAnswer | undefined>,
): Promise<vscode.Hover | undefined> {
  const controller = new AbortController();
  const listener = token.onCancellationRequested(() => controller.abort());
  try {
    const found = token.isCancellationRequested ? undefined : await answer(controller.signal);
    return found && new vscode.Hover(trustedMarkdown(found), range);
  } finally {
    listener.dispose();
  }
}
