import type { Entity, EntityRef } from '../entities/kinds';
import type { Node } from 'jsonc-parser';
import type { Span } from './json';
import type { PlacedId } from './placedIds';

/** A field of a market that the form of its strike needs. */
export type StrikeField = 'floor_strike' | 'cap_strike' | 'custom_strike';

/** Something that a check found, with what its words and its fixes need. */
export type Finding = {
  /** The id, the key or the value that it is about. */
  readonly span: Span;
} & (
  | {
      readonly code: 'unknown-id';
      readonly id: PlacedId;
      /** What the key says that it is. */
      readonly kind: EntityRef['kind'];
    }
  | {
      readonly code: 'settled-ticker' | 'closed-ticker';
      readonly id: PlacedId;
      readonly ref: EntityRef;
      readonly entity: Entity;
    }
  | {
      readonly code: 'target-type';
      readonly id: PlacedId;
      readonly ref: EntityRef;
      /** The type of the structured target, `''` where the id is that of something else. */
      readonly type: string;
      readonly name: string;
    }
  | {
      readonly code: 'strike-target' | 'strike-bounds';
      readonly market: Node;
      readonly strikeType: string;
      readonly missing: readonly StrikeField[];
    }
  | { readonly code: 'primary-not-related'; readonly ticker: string; readonly related: Node }
);

export type FindingOf<C extends CheckCode> = Extract<Finding, { readonly code: C }>;

/** What can be wrong with ids and markets in a file; `media/checks.md` says what each means. */
export type CheckCode =
  | 'unknown-id'
  | 'settled-ticker'
  | 'closed-ticker'
  | 'target-type'
  | 'strike-target'
  | 'strike-bounds'
  | 'primary-not-related';

export type CheckSeverity = 'off' | 'hint' | 'information' | 'warning' | 'error';
