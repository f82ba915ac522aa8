import type { Figure } from './figure';
import { figuresOf } from './ownProcess';

/** What is left in memory of a long day. */
export function measureMemory(): Promise<readonly Figure[]> {
  return figuresOf('memoryFigures.ts', ['--expose-gc']);
}
