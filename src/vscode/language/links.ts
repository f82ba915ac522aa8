import * as vscode from 'vscode';
import type { Mention } from '../../core/mentions/mentionIndex';
import { linkTooltip } from '../../core/presenters/linkTooltip';
import type { Resolution } from '../../core/resolve/resolver';
import type { Session } from '../../core/session';
import { commandUri } from '../platform/commands';
import type { IdDocuments } from './idDocuments';
import type { IdFeatures } from './idFeatures';

const MOST_LINKS = 2_000;
/** Ids whose surroundings are read, which is what takes time. */
const MOST_DESCRIBED = 4_000;
/** VS Code itself stops to colour long lines much earlier. */
const LAST_COLUMN = 10_000;
/** Milliseconds of one slice of work. */
const SLICE = 6;

/** Links from ids to the details of what they stand for, from memory alone. */
export function linksFeature(documents: IdDocuments, session: () => Session): Pick<IdFeatures, 'links'> {
  return {
    links: async (document, token) => {
      const { resolver, catalog } = session();
      await resolver.loadNames();
      const links: vscode.DocumentLink[] = [];
      let described = 0;
      let until = performance.now() + SLICE;
      for (const mention of await documents.all(document, token)) {
        if (links.length >= MOST_LINKS || described >= MOST_DESCRIBED) break;
        if (mention.start > LAST_COLUMN) continue;
        if (performance.now() > until) {
          await new Promise((resolve) => setImmediate(resolve));
          until = performance.now() + SLICE;
          if (token.isCancellationRequested || document.isClosed) return undefined;
        }
        const known = resolver.peek({ id: mention.id, hint: 'unknown' });
        const isKnown = known.state === 'loaded' || known.state === 'kept';
        if (known.state === 'missing') continue;
        if (!isKnown) described++;
        if (isKnown || isExpected(documents, document, mention))
          links.push(linkOf(mention, known, (ref) => catalog.nameOf(ref)));
      }
      return links;
    },
  };
}

/** Whether the shape or the key of an id that nobody has asked for says that the exchange has it. */
function isExpected(documents: IdDocuments, document: vscode.TextDocument, mention: Mention): boolean {
  if (mention.id.startsWith('KX')) return true;
  const { hint } = documents.describe(document, mention);
  return hint !== 'foreign' && hint !== 'unknown';
}

function linkOf(
  { id, line, start, end }: Mention,
  known: Resolution,
  nameOf: Session['catalog']['nameOf'],
): vscode.DocumentLink {
  const range = new vscode.Range(line, start, line, end);
  if (known.state !== 'loaded' && known.state !== 'kept') {
    const link = new vscode.DocumentLink(range, commandUri('kalshi.lookUp', id));
    link.tooltip = 'Kalshi: Look Up';
    return link;
  }
  const { kind } = known.ref;
  const link = new vscode.DocumentLink(range, commandUri('kalshi.openDetails', { kind, id: known.ref.id }));
  link.tooltip = `Kalshi: ${linkTooltip(nameOf(known.ref) ?? id)}`;
  return link;
}
