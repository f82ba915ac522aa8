import * as vscode from 'vscode';
import type { JsonObject } from '../../core/kalshi/json';
import type { HoverAnswer } from '../../core/ids/hover';
import { HoverLookUp } from '../../core/ids/hoverLookUp';
import { mayQueryPointed } from '../../core/ids/candidates';
import type { Session } from '../../core/session';
import type { IdDocuments } from './idDocuments';
import { isJson } from './kalshiDocuments';

/** Explains the id under the mouse. */
export class Hovers {
  readonly #documents: IdDocuments;
  readonly #session: () => Session;

  constructor(documents: IdDocuments, session: () => Session) {
    this.#documents = documents;
    this.#session = session;
  }

  /** @param part what is known, or what the exchange has to be asked for: see `HoverLookUp` */
  async show(
    part: 'explain' | 'enrich',
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.Hover | undefined> {
    const mention = this.#documents.at(document, position);
    if (!mention || token.isCancellationRequested) return undefined;
    const file = { isJson: isJson(document), looksLikeKalshi: this.#documents.looksLikeKalshi(document) };
    const controller = new AbortController();
    const listener = token.onCancellationRequested(() => controller.abort());
    try {
      const lookUp = lookUpIn(this.#session());
      const answer = await lookUp[part](mention, controller.signal, mayQueryPointed(mention, file));
      return answer && new vscode.Hover(trustedMarkdown(answer), mention.range);
    } finally {
      listener.dispose();
    }
  }
}

/** Text with links of ours, which run these commands and no others. */
export function trustedMarkdown({ markdown, enabledCommands }: HoverAnswer): vscode.MarkdownString {
  const text = new vscode.MarkdownString(markdown);
  text.isTrusted = { enabledCommands };
  return text;
}

function lookUpIn({ catalog, live }: Session): HoverLookUp {
  return new HoverLookUp({
    catalog,
    liveOf: async (milestone) => {
      const content = await live.load(milestone, {
        range: '1D',
        withStats: false,
        how: 'held',
        before: undefined,
      });
      return content?.liveData ? (JSON.parse(content.liveData.json) as JsonObject) : undefined;
    },
  });
}
