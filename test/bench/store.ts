import type { Figure } from './figure';
import { figuresOf } from './ownProcess';

/** Names on disk: written, opened cold to the first name and to all of them, and how long nobody else has a turn. */
export function measureStore(): Promise<readonly Figure[]> {
  return figuresOf('storeFigures.ts');
}
