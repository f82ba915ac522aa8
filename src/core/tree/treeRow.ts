import type { Catalog } from '../catalog/catalog';
import type { NameRecord } from '../catalog/nameTable';
import { isUuid } from '../entities/ids';
import type { EntityKind } from '../entities/kinds';
import { definitionOf } from '../entities/registry';
import type { EntityNode, FolderNode, GroupNode, TextNode, TreeNode } from './treeNode';
import { factText, type Surroundings } from '../format/fact';
import { failureSentence } from '../format/failure';
import { iconSafe, plainText } from '../format/text';
import { parseTime, relativeTime } from '../format/time';

/** What the tree view shows of a node. */
export interface TreeRow {
  readonly label: string;
  readonly description: string;
  /** A codicon, and the theme colour that it takes. */
  readonly icon: string;
  readonly iconColor?: string;
  readonly state: 'leaf' | 'collapsed' | 'expanded';
  /** What the menus of package.json look at: `entity.event.ticker.web`, `group`, `notice.retry`… */
  readonly context: string;
  /** Read out in place of label and description. */
  readonly spoken: string;
  /** The command of a click; rows of things open their details. */
  readonly click?: 'openDetails' | 'openPlace' | 'loadMore' | 'retry' | 'clearFilter' | 'selectEnvironment';
}

const LONGEST_LABEL = 120;

/** @param showIds whether rows of things say their ticker, or the start of their UUID */
export function treeRow(node: TreeNode, catalog: Catalog, now: number, showIds = false): TreeRow {
  switch (node.type) {
    case 'entity':
      return entityRow(node, catalog, { now, showIds, nameOf: (ref) => catalog.nameOf(ref) });
    case 'group':
      return groupRow(node);
    case 'folder':
      return folderRow(node);
    case 'place':
      return row(iconSafe(node.label), iconSafe(node.text), 'go-to-file', 'place', 'openPlace');
    case 'text':
      return textRow(node);
    case 'loadMore': {
      const { label = 'Load more…', received } = node;
      const loaded = node.label ? '' : `${received} loaded`;
      return row(label, loaded, 'ellipsis', 'loadMore', 'loadMore');
    }
    case 'noMatch':
      return row('No milestone matches this filter', 'Clear it', 'filter', 'noMatch', 'clearFilter');
    case 'notice':
      return row(iconSafe(failureSentence(node.error)), 'Retry', 'warning', 'notice', 'retry');
  }
}

function row(
  label: string,
  description: string,
  icon: string,
  context: string,
  click?: TreeRow['click'],
): TreeRow {
  const spoken = [label, description].filter(Boolean).join(', ');
  return { label, description, icon, state: 'leaf', context, spoken, ...(click && { click }) };
}

function textRow({ label, click }: TextNode): TreeRow {
  const text = iconSafe(label, LONGEST_LABEL);
  return click ? row(text, 'Select Environment…', 'warning', 'text', click) : row(text, '', 'info', 'text');
}

function groupRow({ group }: GroupNode): TreeRow {
  const count = String(group.children.length);
  return {
    ...row(group.title, count, 'folder', 'group'),
    state: group.id === 'primary' ? 'expanded' : 'collapsed',
    spoken: `${group.title}, ${count}`,
  };
}

function folderRow({ label, description = '', context, expanded }: FolderNode): TreeRow {
  return {
    ...row(iconSafe(label, LONGEST_LABEL), iconSafe(description), 'folder', `folder.${context}`),
    state: expanded ? 'expanded' : 'collapsed',
  };
}

function entityRow(
  node: EntityNode,
  catalog: Catalog,
  around: Surroundings & { readonly showIds: boolean },
): TreeRow {
  const { ref, role } = node;
  const definition = definitionOf<EntityKind>(ref.kind);
  const known = catalog.peek(ref);
  const context = `entity.${ref.kind}.${definition.idNoun}`;
  const id = iconSafe(ref.id, LONGEST_LABEL);
  const said = role ? [plainText(role, LONGEST_LABEL)] : [];
  if (!known) {
    const kept = catalog.savedName(ref);
    const name = iconSafe(kept?.name ?? '', LONGEST_LABEL);
    const told = [...(name && around.showIds ? [shortId(id)] : []), ...said, ...keptFacts(kept, around.now)];
    const isMissing = catalog.isKnownMissing(ref);
    if (isMissing || !kept) told.push(isMissing ? 'not found on the exchange' : 'not loaded');
    const icon = isMissing ? 'question' : kept ? 'history' : 'warning';
    return {
      ...row(name || id, iconSafe(told.join(' · '), LONGEST_LABEL), icon, context, 'openDetails'),
      spoken: plainText([`${definition.noun} ${name || id}`, ...told].join(', ')),
    };
  }
  const entity = known.value;
  const title = iconSafe(definition.titleOf(entity), LONGEST_LABEL) || id;
  const facts = definition
    .row(entity)
    .flatMap(({ label, value }) => phrase(label, factText(value, around), title));
  // First, so that a narrow view does not cut it off.
  const shown = around.showIds && title !== id ? [shortId(id)] : [];
  const description = iconSafe([...shown, ...said, ...facts].join(' · '), LONGEST_LABEL);
  const hasChildren = definition.groups(entity).some(({ children }) => children.length > 0);
  return {
    ...row(title, description, definition.iconOf(entity), context, 'openDetails'),
    state: hasChildren ? 'collapsed' : 'leaf',
    context: definition.webPageOf(entity) ? `${context}.web` : context,
    spoken: plainText([definition.noun, title, ...shown, ...said, ...facts].join(', ')),
  };
}

/** What is left of a thing that is only known from before. */
function keptFacts(kept: NameRecord | undefined, now: number): readonly string[] {
  if (!kept) return [];
  const when = parseTime(kept.when);
  const time = when === undefined ? [] : [relativeTime(when, now)];
  return [...(kept.state ? [kept.state] : []), ...time, `as of ${relativeTime(kept.at, now)}`];
}

/** The first block of a UUID, which is what logs and people call it by; a ticker as it is. */
export function shortId(id: string): string {
  return isUuid(id) ? id.slice(0, 8) : id;
}

/** "bid $0.55". What repeats the title says nothing, nor does a label before it: "Party: Republican". */
function phrase(label: string, text: string, title: string): string[] {
  if (text === '' || text.replace(/^[^:]*: /, '').toLowerCase() === title.toLowerCase()) return [];
  return [label ? `${label} ${text}` : text];
}
