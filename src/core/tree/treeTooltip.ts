import type { Catalog } from '../catalog/catalog';
import type { EntityKind, EntityRef } from '../entities/kinds';
import { definitionOf } from '../entities/registry';
import type { TreeNode } from './treeNode';
import { wordFacts } from '../format/fact';
import { codeSpan, escapeMarkdown } from '../format/markdown';
import { summaryDetails } from '../format/summaryDetails';

/** The tooltip of a row as Markdown, from memory alone. Everything of the API stands escaped in it. */
export function treeTooltip(node: TreeNode, catalog: Catalog, now: number): string | undefined {
  if (node.type === 'group') return node.group.hint;
  if (node.type === 'folder' || node.type === 'text') return node.hint && escapeMarkdown(node.hint);
  if (node.type !== 'entity') return undefined;
  const definition = definitionOf<EntityKind>(node.ref.kind);
  const known = catalog.peek(node.ref);
  if (!known) return escapeMarkdown(`${definition.noun} ${node.ref.id}`);
  const around = { now, nameOf: (ref: EntityRef) => catalog.nameOf(ref) };
  const targetName = (id: string): string | undefined => catalog.nameOf({ kind: 'structuredTarget', id });
  const facts = wordFacts(definition.highlights(known.value), around).map(({ label, value }) => {
    const time = value.hint !== undefined && !value.ref ? ` (${escapeMarkdown(value.hint)})` : '';
    return `${escapeMarkdown(label)}: ${escapeMarkdown(value.text)}${time}`;
  });
  const details = 'details' in known.value ? summaryDetails(known.value.details, '', targetName) : [];
  const groups = definition
    .groups(known.value)
    .filter(({ inline }) => !inline)
    .map(({ title, children }) => `${title}: ${String(children.length)}`);
  const heading = `**${escapeMarkdown(definition.titleOf(known.value)) || escapeMarkdown(node.ref.id)}**`;
  const id = `${definition.idNoun === 'id' ? 'Id' : 'Ticker'}: ${codeSpan(node.ref.id)}`;
  const told = details.map(({ label, value }) => `${escapeMarkdown(label)}: ${escapeMarkdown(value)}`);
  const role = node.role ? [escapeMarkdown(node.role)] : [];
  return [heading, ...role, id, ...told, ...facts, ...groups].join('  \n');
}
