import * as vscode from 'vscode';
import { linkTooltip } from '../../core/format/markdown';
import type { Session } from '../../core/session';
import { TimeSlicer } from '../../core/timeSlicer';
import { rawJsonUri } from '../open/rawJsonDocuments';
import type { IdDocuments } from './idDocuments';
import { LAST_COLUMN } from './kalshiDocuments';

const MAX_LINKS = 2_000;

/**
 * Underlines the ids that are known, from memory alone. VS Code follows both the link and the definition on a click
 * where there are both (microsoft/vscode#147447), so both lead to the same document.
 */
export async function findLinks(
  documents: IdDocuments,
  { resolver, catalog, exchange }: Session,
  document: vscode.TextDocument,
  token: vscode.CancellationToken,
): Promise<vscode.DocumentLink[] | undefined> {
  await resolver.loadNames();
  const links: vscode.DocumentLink[] = [];
  const slices = new TimeSlicer();
  for (const { id, line, start, end } of await documents.all(document, token)) {
    if (slices.isOver) await slices.next();
    if (token.isCancellationRequested || document.isClosed) return undefined;
    if (links.length >= MAX_LINKS) break;
    const known = start > LAST_COLUMN ? undefined : resolver.peek({ id, hint: 'unknown' });
    if (known?.state !== 'loaded' && known?.state !== 'kept') continue;
    const range = new vscode.Range(line, start, line, end);
    const link = new vscode.DocumentLink(range, rawJsonUri(known.ref, exchange));
    link.tooltip = linkTooltip(catalog.nameOf(known.ref) ?? id);
    links.push(link);
  }
  return links;
}
