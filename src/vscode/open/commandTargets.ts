import { isWellFormedRef } from '../../core/entities/ids';
import type { EntityRef } from '../../core/entities/kinds';

/**
 * What a command was called on: a reference, or a row with the rows selected together with it. VS Code passes nothing
 * from the palette, and while a tree is being refreshed.
 */
export function givenTargets(subject: unknown, selection: unknown): readonly EntityRef[] {
  const given = refsOf([subject]);
  if (given.length === 0) return [];
  const selected = readable(() =>
    Array.isArray(selection) && selection.includes(subject) ? refsOf(selection) : [],
  );
  return selected.length > 0 ? selected : given;
}

/** The references among some values, rows of a tree included. */
export function refsOf(values: readonly unknown[]): readonly EntityRef[] {
  return values.flatMap((value) =>
    readable(() => {
      // Each field is read once: another extension's getter may say something else the next time.
      const { kind, id } = (isRow(value) ? value.ref : value) as Partial<EntityRef>;
      const ref = { kind, id };
      return isWellFormedRef(ref) ? [ref] : [];
    }),
  );
}

/** Arguments come from any caller and may even throw when they are read: then they name nothing. */
function readable(read: () => readonly EntityRef[]): readonly EntityRef[] {
  try {
    return read();
  } catch {
    return [];
  }
}

/** Whether a command was called on a row of a tree. */
export function isRow(value: unknown): value is { readonly ref: unknown } {
  return typeof value === 'object' && value !== null && 'ref' in value;
}
