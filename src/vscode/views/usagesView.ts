import type { TreeNode } from '../../core/tree/treeNode';
import { NodeView } from './nodeView';

/** Every id of the exchange in the files of the workspace, by kind and state, with the places where it stands. */
export class UsagesView extends NodeView {
  async refresh(): Promise<void> {}

  async loadMore(): Promise<void> {
    // Nothing here comes in pages.
  }

  protected async childrenOf(_node: TreeNode | undefined): Promise<readonly TreeNode[]> {
    return [];
  }
}
