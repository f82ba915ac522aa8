import * as vscode from 'vscode';
import type { IdDocuments } from './idDocuments';
import type { IdFeatures } from './idFeatures';

/** Marks the same id everywhere in a document, as a key too and however its letters are written. */
export function highlightsFeature(documents: IdDocuments): Pick<IdFeatures, 'highlights'> {
  return {
    highlights: async (document, position, token) => {
      const here = documents.at(document, position);
      const all = here && (await documents.all(document, token));
      return all
        ?.filter(({ id }) => id === here?.id)
        .map(
          ({ line, start, end }) => new vscode.DocumentHighlight(new vscode.Range(line, start, line, end)),
        );
    },
  };
}
