import * as vscode from 'vscode';
import { isWellFormedRef } from '../../core/entities/ids';
import type { EntityRef } from '../../core/entities/kinds';
import type { TreeNode } from '../../core/tree/treeNode';

const TEXT = 'text/plain';

/**
 * @param target the row that it is dropped on; undefined below the rows
 * @param rows of the same tree that are moved, none when they come from elsewhere
 * @param refs the things among what is dropped
 */
export type DropOnRow = (
  target: TreeNode | undefined,
  rows: readonly TreeNode[],
  refs: readonly EntityRef[],
) => Promise<void>;

/** The rows themselves for their own tree; other drop targets get their paths as text. */
class DraggedRows {
  constructor(readonly rows: readonly TreeNode[]) {}

  toJSON(): readonly string[] {
    return this.rows.map(({ path }) => path);
  }
}

/**
 * Lets the rows of a tree be dragged: things as references, and as the plain ids that other programs and inputs take,
 * in place of VS Code's own name of the row.
 * @param drop where the tree takes things
 */
export function dragRows(viewId: string, drop?: DropOnRow): vscode.TreeDragAndDropController<TreeNode> {
  const rowsMime = `application/vnd.code.tree.${viewId.toLowerCase()}`;
  return {
    dragMimeTypes: [refsMime, TEXT],
    dropMimeTypes: drop ? [rowsMime, refsMime] : [],
    handleDrag(rows, transfer) {
      const carry = (mime: string, value: unknown): void =>
        transfer.set(mime, new vscode.DataTransferItem(value));
      const things = rows.flatMap((row) => (row.type === 'entity' ? row.ref : []));
      // Whatever takes the text, a terminal for one, gets ids and nothing that only stands in their place.
      const refs = things.filter(isWellFormedRef);
      carry(rowsMime, new DraggedRows(rows));
      if (refs.length === 0) return;
      carry(refsMime, JSON.stringify(refs));
      carry(TEXT, refs.map(({ id }) => id).join('\n'));
    },
    async handleDrop(target, transfer) {
      const own: unknown = transfer.get(rowsMime)?.value;
      await drop?.(target, own instanceof DraggedRows ? own.rows : [], await draggedRefs(transfer));
    },
  };
}

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
