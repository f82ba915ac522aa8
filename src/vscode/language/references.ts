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
      also: document.uri,
    });
    return [...files].flatMap(([address, { ids }]) => {
      const uri = vscode.Uri.parse(address, true);
      return ids.flatMap(({ places }) =>
        places.map(
          ({ line, character }) =>
            new vscode.Location(uri, new vscode.Range(line, character, line, character + id.length)),
        ),
      );
    });
  };
  return { references };
}
