import * as vscode from 'vscode';
import type { EntityRef } from '../../core/entities/kinds';
import { mayAskPointed, type PointedFile } from '../../core/resolve/mayAsk';
import { mentionRefs } from '../../core/resolve/mentionRefs';
import type { Session } from '../../core/session';
import { rawJsonUri } from '../platform/rawJsonUri';
import type { IdDocuments, PlacedMention } from './idDocuments';
import type { IdFeatures } from './idFeatures';
import { isJson } from './kalshiDocuments';

const START = new vscode.Range(0, 0, 0, 0);

/** An id is defined by the JSON that the exchange sends of it. */
export function definitionFeature(
  documents: IdDocuments,
  session: () => Session,
): Pick<IdFeatures, 'definition'> {
  const fileOf = (document: vscode.TextDocument): PointedFile => ({
    isJson: isJson(document),
    showsKalshi: documents.showsKalshi(document),
  });
  return {
    definition: async (document, position, token) => {
      const mention = documents.at(document, position);
      const ref =
        mention && (await refOf(mention, mayAskPointed(mention, fileOf(document)), session(), token));
      if (!ref || token.isCancellationRequested) return undefined;
      const targetUri = rawJsonUri(ref, session().exchange);
      return [{ originSelectionRange: mention.range, targetUri, targetRange: START }];
    },
  };
}

/** What an id stands for. The exchange is asked only where nothing is known. */
async function refOf(
  mention: PlacedMention,
  mayAsk: boolean,
  { resolver, catalog }: Session,
  token: vscode.CancellationToken,
): Promise<EntityRef | undefined> {
  await resolver.loadNames();
  const known = resolver.peek(mention);
  if (known.state === 'loaded' || known.state === 'kept') return known.ref;
  if (!mayAsk) return undefined;
  for (const ref of mentionRefs(mention)) {
    if (token.isCancellationRequested) return undefined;
    const outcome = await catalog.get(ref, { priority: 'hover' });
    if (outcome.ok) return ref;
    if (outcome.error.reason !== 'notFound') return undefined;
  }
  return undefined;
}
