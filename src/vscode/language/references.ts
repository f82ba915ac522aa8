import * as vscode from 'vscode';
import { scanWorkspace } from '../platform/workspaceScan';
import type { IdDocuments } from './idDocuments';
import type { IdFeatures } from './idFeatures';

/** More places than anybody looks through. */
const MOST_PLACES = 10_000;

/** All places of an id in the files of the workspace. */
export function referencesFeature(documents: IdDocuments): Pick<IdFeatures, 'references'> {
  const references: IdFeatures['references'] = async (document, position, token) => {
    const id = documents.at(document, position)?.id;
    if (id === undefined) return undefined;
    const { files } = await scanWorkspace({
      ...{ token, only: id, mostPlaces: MOST_PLACES },
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
  };
  return { references };
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
