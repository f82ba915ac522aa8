import type { Catalog } from '../catalog/catalog';
import { targetIdsInDetails } from '../entities/targetIdsInDetails';
import type { ChildGroup, EntityBlock, EntitySection } from '../entities/definition';
import { refValue } from '../entities/facts';
import { sameRef, type Entity, type EntityKind, type EntityRef } from '../entities/kinds';
import { definitionOf } from '../entities/registry';
import { isEmpty, unreadFields } from '../entities/unreadFields';
import type { KalshiError } from '../kalshi/errors';
import { isTemporary } from '../kalshi/circuitBreaker';
import type { JsonValue } from '../kalshi/json';
import type { Block, Cell, PanelContent, ResolvedId, Section } from './content';
import type { Inline } from '../format/inline';
import { wordFact, wordFacts, type Surroundings } from '../format/fact';
import { failureSentence } from '../format/failure';
import { blockText, plainText } from '../format/text';

export interface PanelSubject {
  readonly ref: EntityRef;
  readonly entity: Entity;
  /** When the answer came, milliseconds since 1970. */
  readonly loadedAt: number;
  readonly environment: string;
  /** What took requests of its own. */
  readonly more: readonly EntitySection[];
  /** What it is a part of. */
  readonly belongs?: EntitySection | undefined;
  /** Why something of it is not in memory. */
  readonly problem?: KalshiError;
}

/** The event that a thing is a part of: "Republican" alone says little. */
function eventAbove({ ref, entity }: PanelSubject, around: Surroundings): readonly Inline[] {
  const above: EntityRef = {
    kind: 'event',
    id: definitionOf<EntityKind>(ref.kind).eventOf?.(entity) ?? '',
  };
  const isKnown = !sameRef(ref, above) && around.nameOf(above) !== undefined;
  return isKnown ? [wordFact(refValue(above.kind, above.id), around)] : [];
}

/** Everything the details panel shows of an entity, worded, from what the catalog has in memory. */
export function panelContent(subject: PanelSubject, catalog: Catalog, now: number): PanelContent {
  const { ref, entity, loadedAt, environment, more, belongs, problem } = subject;
  const definition = definitionOf<EntityKind>(ref.kind);
  const around: Surroundings = { now, nameOf: (other) => catalog.nameOf(other) };
  const groups = definition.groups(entity).filter(({ children }) => children.length > 0);
  const [about, ...rest] = [...definition.sections(entity), ...more, otherFields(entity)].map((section) =>
    sectionOf(section, around, catalog),
  );
  const part = belongs ? [sectionOf(belongs, around, catalog)] : [];
  const lists = groups.map((group) => groupSection(group, catalog, around));
  return {
    ref,
    noun: definition.noun,
    title: plainText(definition.titleOf(entity)) || plainText(ref.id),
    idNoun: definition.idNoun,
    hasWebPage: definition.webPageOf(entity) !== undefined,
    summary: [
      ...eventAbove(subject, around),
      ...definition.row(entity).flatMap(({ label, value }) => {
        const worded = wordFact(value, around);
        return worded.text === '' ? [] : [label ? { ...worded, text: `${label} ${worded.text}` } : worded];
      }),
    ],
    sections: [
      ...(problem ? [incomplete(problem)] : []),
      ...(about ? [about] : []),
      ...part,
      ...lists,
      ...rest,
    ].filter(({ blocks }) => blocks.length > 0),
    loadedAt,
    ...(problem && isTemporary(problem) && { isIncomplete: true }),
    environment,
  };
}

/** The targets that the page of an entity names: those in its own JSON, and those its children strike on. */
export function panelTargets(
  entity: Entity,
  kind: EntityKind,
  catalog: Catalog,
): readonly EntityRef<'structuredTarget'>[] {
  const definition = definitionOf(kind);
  const children = definition.groups(entity).flatMap(({ kind: childKind, children: ids }) =>
    ids.flatMap(({ id }) => {
      const known = catalog.peek({ kind: childKind, id });
      return known ? definitionOf<EntityKind>(childKind).targetIdsOf(known.value) : [];
    }),
  );
  const ids = new Set([...definition.targetIdsOf(entity), ...children]);
  return [...ids].map((id) => ({ kind: 'structuredTarget', id }));
}

function incomplete(problem: KalshiError): Section {
  const text = failureSentence(problem, 'all of this');
  return { id: 'problem', title: 'Incomplete', blocks: [{ type: 'notice', tone: 'warning', text }] };
}

/** What the exchange sent and this version does not know: new fields, old ones, and known ones of another form. */
function otherFields(entity: Entity): EntitySection {
  const value = Object.fromEntries(unreadFields(entity));
  return { id: 'other', title: 'Other fields', blocks: [{ type: 'json', value }], folded: true };
}

function sectionOf({ blocks, ...section }: EntitySection, around: Surroundings, catalog: Catalog): Section {
  return { ...section, blocks: blocks.flatMap((block) => blockOf(block, around, catalog)) };
}

/** A time beside its distance from now: a person wants the one, a bot the other. */
function factRuns(value: Inline): readonly Inline[] {
  if (value.ref || value.hint === undefined) return [value];
  const { hint, ...relative } = value;
  return [relative, { text: hint, tone: 'muted' }];
}

function blockOf(block: EntityBlock, around: Surroundings, catalog: Catalog): readonly Block[] {
  switch (block.type) {
    case 'facts': {
      const facts = wordFacts(block.facts, around).map(({ value, ...fact }) => ({
        ...fact,
        value: factRuns(value),
      }));
      return facts.length > 0 ? [{ type: 'facts', facts }] : [];
    }
    case 'text':
      return blockText(block.text) ? [{ type: 'text', text: blockText(block.text) }] : [];
    case 'json':
      return isEmpty(block.value)
        ? []
        : [{ type: 'json', json: JSON.stringify(block.value), ids: resolvedIds(block.value, catalog) }];
  }
}

function resolvedIds(value: JsonValue, catalog: Catalog): readonly ResolvedId[] {
  return targetIdsInDetails(value).flatMap(({ id }) => {
    const ref: EntityRef = { kind: 'structuredTarget', id };
    const name = catalog.nameOf(ref);
    return name === undefined ? [] : [{ id, name: plainText(name), ref }];
  });
}

/** The children of a group as a table of their kind, named by the first cell. One not in memory still has its id. */
function groupSection(group: ChildGroup, catalog: Catalog, around: Surroundings): Section {
  const { columns } = definitionOf<EntityKind>(group.kind);
  const withRoles = group.children.some(({ role }) => role !== undefined);
  const rows = group.children.map(({ id, role }): readonly Cell[] => {
    const ref: EntityRef = { kind: group.kind, id };
    const known = catalog.peek(ref);
    const cells = known
      ? columns.map((column): Cell => ({ content: [wordFact(column.value(known.value), around)] }))
      : columns.map((_, index): Cell => ({ content: index === 0 ? unknown(ref, catalog) : [] }));
    return withRoles ? cells.toSpliced(1, 0, { content: [{ text: plainText(role ?? '') }] }) : cells;
  });
  const heads = columns.map(({ label, align }) => ({ label, ...(align && { align }) }));
  return {
    id: group.id,
    title: group.title,
    count: group.children.length,
    blocks: [{ type: 'table', columns: withRoles ? heads.toSpliced(1, 0, { label: 'Role' }) : heads, rows }],
  };
}

function unknown(ref: EntityRef, catalog: Catalog): Cell['content'] {
  const why = catalog.isKnownMissing(ref) ? ' not found on the exchange' : ' not loaded';
  return [
    { text: plainText(ref.id), ref, code: true },
    { text: why, tone: 'muted' },
  ];
}
