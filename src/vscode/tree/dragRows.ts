import * as vscode from 'vscode';
import { isWellFormedRef } from '../../core/entities/ids';
import type { EntityRef } from '../../core/entities/kinds';
import type { TreeNode } from '../../core/tree/treeNode';

const TEXT = 'text/plain';

/**
 * @param target the row of the drop; undefined below the rows
 * @param rows the moved rows of the same tree, none if they come from elsewhere
 * @param refs the dropped things
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
 * Lets the rows of a tree be dragged: things as references, and as plain ids for other programs and inputs.
 * @param drop handles a drop on the tree, if it takes any
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
      // A terminal or another text input gets ids, not VS Code's name of the row.
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

/** The type of dragged rows: a JSON array of references `{ kind, id }`. */
export const refsMime = 'application/vnd.kalshi.refs+json';

/** The dragged things. Any program can offer this type, so each is validated. */
export async function draggedRefs(transfer: vscode.DataTransfer): Promise<readonly EntityRef[]> {
  try {
    // Between two trees VS Code adds an empty text of the same type first.
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
