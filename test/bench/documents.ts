import type { Figure } from './figure';
import { figuresOf } from './ownProcess';

/** What documents cost in VS Code's own extension host: names beside ids, hovers, and a key in small and large ones. */
export function measureDocuments(): Promise<readonly Figure[]> {
  return figuresOf('documentFigures.ts');
}
