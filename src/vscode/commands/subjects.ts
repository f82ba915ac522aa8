import { isWellFormedRef } from '../../core/entities/ids';
import type { EntityRef } from '../../core/entities/kinds';
import type { TreeNode } from '../../core/tree/treeNode';

/** Where a command finds its subject when it is not given one. */
export interface SubjectPlaces {
  /** What the panel in front shows. */
  readonly activePanel: () => EntityRef | undefined;
  readonly treeSelection: () => readonly TreeNode[];
  /** Asks the person; undefined when they leave. */
  readonly ask: () => Promise<EntityRef | undefined>;
}

/**
 * What a command is about: the rows selected together with the one it was called on, a reference, the panel in front,
 * the selection of the tree (VS Code passes nothing while a tree is being refreshed), or what the person says.
 */
export async function subjectsOf(
  subject: unknown,
  selection: unknown,
  places: SubjectPlaces,
): Promise<readonly EntityRef[]> {
  const given = refsOf([subject]);
  if (given.length > 0) {
    const selected = readable(() =>
      Array.isArray(selection) && selection.includes(subject) ? refsOf(selection) : [],
    );
    return selected.length > 0 ? selected : given;
  }
  const panel = places.activePanel();
  if (panel) return [panel];
  const selected = refsOf(places.treeSelection());
  if (selected.length > 0) return selected;
  const asked = await places.ask();
  return asked ? [asked] : [];
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

/** Arguments are objects of whoever calls, down to proxies that throw: what cannot be read names nothing. */
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
