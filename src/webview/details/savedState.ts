import type { EntityRef } from '../../core/entities/kinds';
import { readRef } from '../../core/details/readMessage';
import type { Sort } from './rowOrder';

/** What a page keeps for the page that follows it, after its panel was hidden or the window reloaded. */
export interface SavedState {
  /** What VS Code's serializer opens the panel with again. */
  readonly ref?: EntityRef;
  /** Whether a section or a part of a JSON tree is open, where that is not as it started. */
  readonly folds: readonly (readonly [key: string, isOpen: boolean])[];
  readonly sort: readonly (readonly [key: string, sort: Sort])[];
  /** How far the page and the boxes in it are scrolled, in pixels. */
  readonly scroll: readonly (readonly [key: string, offset: number])[];
}

/** A state as VS Code gives it back. What is missing or not of its form is left out. */
export function readSavedState(value: unknown): SavedState {
  const fields = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  const ref = readRef(fields['ref']);
  return {
    ...(ref && { ref }),
    folds: readPairs(fields['folds'], (open) => typeof open === 'boolean'),
    sort: readPairs(fields['sort'], isSort),
    scroll: readPairs(fields['scroll'], (offset) => typeof offset === 'number'),
  };
}

function readPairs<T>(
  value: unknown,
  isValue: (value: unknown) => value is T,
): readonly (readonly [string, T])[] {
  if (!Array.isArray(value)) return [];
  return value.filter(
    (pair: unknown): pair is readonly [string, T] =>
      Array.isArray(pair) && typeof pair[0] === 'string' && isValue(pair[1]),
  );
}

function isSort(value: unknown): value is Sort {
  if (typeof value !== 'object' || value === null) return false;
  const { column, descending } = value as Record<string, unknown>;
  return Number.isInteger(column) && Number(column) >= 0 && typeof descending === 'boolean';
}
