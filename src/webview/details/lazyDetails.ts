import { element } from './element';
import { takesOver } from './morph';
import type { PageMemory } from './pageMemory';

export interface Fold {
  readonly label: HTMLElement | string;
  /** What it is remembered by. */
  readonly path: string;
  /** Whether it starts open. */
  readonly isOpen: boolean;
  /** Makes what is folded, when it is unfolded first. */
  readonly build: (path: string) => HTMLElement;
}

const folds = new WeakMap<Node, Fold>();

/** Something that unfolds under a line of its own; what is folded is not built. */
export function lazyDetails(fold: Fold, memory: PageMemory): HTMLDetailsElement {
  const details = element('details', {}, element('summary', {}, fold.label));
  let current = fold;
  const unfold = (): void => {
    if (details.childElementCount === 1) details.append(current.build(current.path));
  };
  details.open = memory.isOpen(fold.path, fold.isOpen);
  if (details.open) unfold();
  details.addEventListener('toggle', () => {
    if (details.open) unfold();
    memory.setOpen(current.path, details.open, current.isOpen);
  });
  folds.set(details, fold);
  takesOver(details, (next) => {
    current = folds.get(next) ?? current;
    return false;
  });
  return details;
}
