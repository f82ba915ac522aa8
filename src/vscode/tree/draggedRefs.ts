import type * as vscode from 'vscode';
import { isWellFormedRef } from '../../core/entities/ids';
import type { EntityRef } from '../../core/entities/kinds';

/** What rows carry while they are dragged: a JSON array of references `{ kind, id }`. */
export const refsMime = 'application/vnd.kalshi.refs+json';

/** The things that are dragged. Anybody can drag anything, so each is checked. */
export async function draggedRefs(transfer: vscode.DataTransfer): Promise<readonly EntityRef[]> {
  try {
    // Between two trees VS Code gives an empty text under the same type before what the rows carry.
    const items = [...transfer].filter(([mime]) => mime === refsMime);
    const texts = await Promise.all(items.map(([, item]) => item.asString()));
    const carried: unknown = JSON.parse(texts.find(Boolean) ?? '[]');
    return Array.isArray(carried)
      ? carried.filter(isWellFormedRef).map(({ kind, id }) => ({ kind, id }))
      : [];
  } catch {
    return [];
  }
}
