import type { Figure } from './figure';
import { figuresOf } from './ownProcess';

/** What ten times as much costs: lists, rows, and what is searched. */
export function measureGrowth(): Promise<readonly Figure[]> {
  return figuresOf('growthFigures.ts');
}
