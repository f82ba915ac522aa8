import type { Catalog } from '../../../src/core/catalog/catalog';
import { isWellFormedRef } from '../../../src/core/entities/ids';
import type { Entity, EntityKind, EntityRef } from '../../../src/core/entities/kinds';
import { definitionOf } from '../../../src/core/entities/registry';
import { completionDetails, completionOffer } from '../../../src/core/ids/completionItems';
import { asLiteral } from '../../../src/core/export/copyLiteral';
import { hoverKept, hoverMarkdown, hoverNow, type HoverAnswer } from '../../../src/core/ids/hover';
import { hintText } from '../../../src/core/ids/inlayHint';
import { linkTooltip } from '../../../src/core/format/markdown';
import { panelContent } from '../../../src/core/details/panelContent';
import { treeRow } from '../../../src/core/tree/treeRow';
import { treeTooltip } from '../../../src/core/tree/treeTooltip';
import type { PanelContent } from '../../../src/core/details/content';
import { entityNode } from '../../../src/core/tree/entityTree';

/** Everything that VS Code is given to show of one thing, by what it makes of it. */
export interface Shown {
  /** Where `$(name)` would be drawn as an icon. */
  readonly labels: readonly string[];
  /** Shown as it is. */
  readonly plain: readonly string[];
  /** Made elements of: with what is trusted in it. */
  readonly markdown: readonly HoverAnswer[];
  readonly panel: PanelContent;
}

/** @param under the key that the id stands under in a document */
export function everySurface(ref: EntityRef, entity: Entity, catalog: Catalog, under = ''): Shown {
  const now = Date.now();
  const nameOf = (other: EntityRef): string | undefined => catalog.nameOf(other);
  const subject = { ref, entity, loadedAt: now, now, under, nameOf };
  const title = definitionOf<EntityKind>(ref.kind).titleOf(entity);
  const node = entityNode(ref);
  const rows = [false, true].map((showIds) => treeRow(node, catalog, now, showIds));
  const offer = completionOffer({ ref, title }, 0, { typed: '', literalOf: quoted, catalog, now });
  const state = definitionOf<EntityKind>(ref.kind).stateOf(entity);
  const kept = { ...ref, name: title, state, at: now };
  const wish = { prices: true, states: true };
  const resolutions = [
    { state: 'loaded', ref, entity, loadedAt: now },
    { state: 'kept', ref, name: kept },
  ] as const;
  const hints = resolutions.map((one) => hintText(one, wish, { now, nameOf }) ?? '');
  const tooltip = treeTooltip(node, catalog, now) ?? '';
  const { label, detail } = offer;
  // Only what has an id of the right form is ever found, and so offered.
  const offered = isWellFormedRef(ref) ? [label.label, label.detail, label.description, detail] : [];
  return {
    labels: [...rows.flatMap((row) => [row.label, row.description]), linkTooltip(title)],
    plain: [...rows.map(({ spoken }) => spoken), ...offered, ...hints],
    markdown: [
      hoverMarkdown(subject),
      hoverKept(kept, now),
      ...[hoverNow(subject), completionDetails(ref, catalog, now)].filter((one) => one !== undefined),
      { markdown: tooltip, enabledCommands: [] },
    ],
    panel: panelContent({ ref, entity, loadedAt: now, environment: '', more: [] }, catalog, now),
  };
}

const quoted = (id: string): string => asLiteral([id], 'json');

/** The texts of a panel's content, but for free JSON and references, which the page takes care of. */
export function textsOf(content: unknown, key = ''): readonly string[] {
  if (typeof content === 'string') return key === 'json' ? [] : [content];
  if (typeof content !== 'object' || content === null || key === 'ref' || key === 'ids') return [];
  return Object.entries(content).flatMap(([name, value]) => textsOf(value, name));
}
