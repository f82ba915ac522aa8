import type { Figure } from './figure';
import { figuresOf } from './ownProcess';

/** The trees in VS Code's own tree code. */
export function measureTree(): Promise<readonly Figure[]> {
  return figuresOf('treeFigures.ts');
}
