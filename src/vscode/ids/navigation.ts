import * as vscode from 'vscode';
import type { EntityRef } from '../../core/entities/kinds';
import { mayQueryPointed, candidateRefs } from '../../core/ids/candidates';
import type { Session } from '../../core/session';
import { rawJsonUri } from '../open/rawJsonDocuments';
import { scanWorkspace } from '../usages/workspaceScan';
import type { IdDocuments, PlacedMention } from './idDocuments';
import { isJson } from './kalshiDocuments';

const START = new vscode.Range(0, 0, 0, 0);
/** Bounds the list in a workspace with one id in many files. */
const MAX_PLACES = 10_000;

/** An id is defined by the JSON that the exchange sends of it. */
export async function findDefinition(
  documents: IdDocuments,
  session: Session,
  document: vscode.TextDocument,
  position: vscode.Position,
  token: vscode.CancellationToken,
): Promise<vscode.LocationLink[] | undefined> {
  const mention = documents.at(document, position);
  if (!mention) return undefined;
  const file = { isJson: isJson(document), looksLikeKalshi: documents.looksLikeKalshi(document) };
  const ref = await refOf(mention, mayQueryPointed(mention, file), session, token);
  if (!ref || token.isCancellationRequested) return undefined;
  const targetUri = rawJsonUri(ref, session.exchange);
  return [{ originSelectionRange: mention.range, targetUri, targetRange: START }];
}

/** What an id stands for. Sends a request only when it is not in memory or on disk. */
async function refOf(
  mention: PlacedMention,
  mayQuery: boolean,
  { resolver, catalog }: Session,
  token: vscode.CancellationToken,
): Promise<EntityRef | undefined> {
  await resolver.loadNames();
  const known = resolver.peek(mention);
  if (known.state === 'loaded' || known.state === 'kept') return known.ref;
  if (!mayQuery) return undefined;
  for (const ref of candidateRefs(mention)) {
    if (token.isCancellationRequested) return undefined;
    const outcome = await catalog.get(ref, { priority: 'hover' });
    if (outcome.ok) return ref;
    if (outcome.error.reason !== 'notFound') return undefined;
  }
  return undefined;
}

/** Marks the same id everywhere in a document, as a key too and however its letters are written. */
export async function findHighlights(
  documents: IdDocuments,
  document: vscode.TextDocument,
  position: vscode.Position,
  token: vscode.CancellationToken,
): Promise<vscode.DocumentHighlight[] | undefined> {
  const here = documents.at(document, position);
  if (!here) return undefined;
  const same = (await documents.all(document, token)).filter(({ id }) => id === here.id);
  return same.map(
    ({ line, start, end }) => new vscode.DocumentHighlight(new vscode.Range(line, start, line, end)),
  );
}

/** All places of an id in the files of the workspace. */
export async function findReferences(
  documents: IdDocuments,
  document: vscode.TextDocument,
  position: vscode.Position,
  token: vscode.CancellationToken,
): Promise<vscode.Location[] | undefined> {
  const id = documents.at(document, position)?.id;
  if (id === undefined) return undefined;
  const { files } = await scanWorkspace({
    ...{ token, only: id, mostPlaces: MAX_PLACES },
    also: notebookOf(document)?.uri ?? document.uri,
  });
  const found = [...files].map(async ([address, { ids }]) => {
    const uri = vscode.Uri.parse(address, true);
    const places = ids.flatMap((one) => one.places);
    const cells = places.some(({ cell }) => cell !== undefined) ? await cellUris(uri) : [];
    return places.map(({ line, character, cell = -1 }) => {
      const range = new vscode.Range(line, character, line, character + id.length);
      return new vscode.Location(cells[cell] ?? uri, range);
    });
  });
  return (await Promise.all(found)).flat();
}

/** The notebook that a document is a cell of. */
function notebookOf(document: vscode.TextDocument): vscode.NotebookDocument | undefined {
  return vscode.workspace.notebookDocuments.find((notebook) =>
    notebook.getCells().some((cell) => cell.document === document),
  );
}

/** The documents of a notebook's cells; none where VS Code cannot open it as a notebook. */
async function cellUris(notebook: vscode.Uri): Promise<readonly vscode.Uri[]> {
  try {
    const opened = await vscode.workspace.openNotebookDocument(notebook);
    return opened.getCells().map(({ document }) => document.uri);
  } catch {
    return [];
  }
}
