import type { JsonObject } from '../kalshi/json';
import type { SettlementSource } from '../kalshi/events';
import type { EntityFact, FactValue, ScalarType, WebPage } from './definition';
import type { EntityKind } from './kinds';

/** How many of the details a short list shows; the panel's tree has them all. */
const SHOWN_DETAILS = 8;

/** A label, the field of the entity that it shows, and how that is worded (plain text when left out). */
export type FieldRow<T> = readonly [label: string, field: keyof T & string, type?: ScalarType];

/** Fields of an entity as facts. A list becomes one text; what is absent or empty is left out by the presenters. */
export function fieldFacts<T extends object>(entity: T, rows: readonly FieldRow<T>[]): EntityFact[] {
  return rows.map(([label, field, type = 'text']) => ({
    label,
    field,
    value: { type, value: scalar(entity[field]) },
  }));
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
    ...fieldFacts(entity, [['Source id', 'source_id', 'code']]),
    ...Object.entries(entity.source_ids).map(([source, value]): EntityFact => {
      return {
        label: `Source id (${source})`,
        field: `source_ids.${source}`,
        value: { type: 'code', value },
      };
    }),
    ...fieldFacts(entity, [['Last updated', 'last_updated_ts', 'time']]),
  ];
}

/** The plain values of free JSON as facts. Ids and addresses are left to the tree of the whole. */
export function detailFacts(details: JsonObject): EntityFact[] {
  return Object.entries(details)
    .filter(([key, value]) => typeof value !== 'object' && value !== '' && !/(^|_)ids?$|url$/.test(key))
    .slice(0, SHOWN_DETAILS)
    .map(([key, value]) => ({
      label: sentenceCase(key),
      field: `details.${key}`,
      value: { type: 'text', value: scalar(value) },
    }));
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
