import type { JsonValue } from '../kalshi/json';
import type { SettlementSource } from '../kalshi/events';
import type { EntityFact, EntitySection, FactValue, ScalarType, WebPage } from './definition';
import type { EntityKind } from './kinds';

/** How a field is worded follows from its name; the first that fits. */
const TYPES: readonly (readonly [name: RegExp, type: ScalarType])[] = [
  [/_dollars$/, 'dollars'],
  [/_fp$/, 'count'],
  [/_(time|ts|date|datetime)$/, 'time'],
  [/_seconds$/, 'seconds'],
  [/(^|_)(id|ticker|type|key|structure)$/, 'code'],
];
/** What the API puts behind a name to tell the unit: the value shows it. */
const UNIT = /_(dollars|fp|ts|seconds)$/;

/**
 * Fields of an entity as facts, labelled in the API's own terms. A list becomes one text; what is absent or empty is
 * left out by the presenters.
 */
export function fieldFacts<T extends object>(
  entity: T,
  ...fields: readonly (keyof T & string)[]
): EntityFact[] {
  return fields.map((field) => {
    const value = scalar(entity[field]);
    const named = TYPES.find(([name]) => name.test(field))?.[1] ?? 'text';
    return {
      label: sentenceCase(field.replace(UNIT, '')),
      field,
      value: { type: typeof value === 'boolean' ? 'flag' : named, value },
    };
  });
}

/** The same without labels, for a row. */
export function bareFacts<T extends object>(
  entity: T,
  ...fields: readonly (keyof T & string)[]
): EntityFact[] {
  return fieldFacts(entity, ...fields).map((fact) => ({ ...fact, label: '' }));
}

/** A part of the panel that is made of facts. */
export function factSection(
  id: string,
  title: string,
  facts: readonly EntityFact[],
  folded = false,
): EntitySection {
  return { id, title, blocks: [{ type: 'facts', facts }], folded };
}

/** A part of the panel that is free JSON. */
export function jsonSection(
  id: string,
  title: string,
  value: JsonValue | undefined,
  folded = false,
): EntitySection {
  return { id, title, blocks: value === undefined ? [] : [{ type: 'json', value }], folded };
}

/** A reference shown by the name of what it points to, or nothing when the exchange gave no id. */
export function refValue(kind: EntityKind, id: string, text?: string): FactValue {
  if (!id) return { type: 'text', value: undefined };
  return { type: 'ref', ref: { kind, id }, ...(text && { text }) };
}

export function eventPage(ticker: string | undefined): WebPage | undefined {
  return ticker ? { kind: 'event', ticker } : undefined;
}

interface Sourced {
  readonly source_id?: string;
  readonly source_ids: Readonly<Record<string, string>>;
  readonly last_updated_ts?: string;
}

/** Where an entity comes from outside the exchange, and when it last changed. */
export function sourceFacts(entity: Sourced): EntityFact[] {
  return [
    ...fieldFacts(entity, 'source_id'),
    ...Object.entries(entity.source_ids).map(([source, value]): EntityFact => ({
      label: `Source id (${source})`,
      field: `source_ids.${source}`,
      value: { type: 'code', value },
    })),
    ...fieldFacts(entity, 'last_updated_ts'),
  ];
}

/** Settlement sources as facts. Their addresses are text: nothing vouches for them. */
export function settlementFacts(sources: readonly SettlementSource[]): EntityFact[] {
  return sources.map(({ name, url }) => ({
    label: name || 'Source',
    field: 'settlement_sources',
    value: { type: 'text', value: url || '—' },
  }));
}

function scalar(value: unknown): string | number | boolean | undefined {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return Array.isArray(value) ? value.join(', ') : undefined;
}

function sentenceCase(key: string): string {
  const words = key.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
