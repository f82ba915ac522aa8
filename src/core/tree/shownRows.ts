import type { TreeNode } from './treeNode';

/**
 * The rows that a window was given, and which of them a person can see. The window tells which rows are opened and closed,
 * but not of rows inside a closed one: a row is visible where all rows above it are open.
 */
export class ShownRows {
  readonly #nodes = new Map<string, TreeNode>();
  /** The children that were given for a row, by its path; those of the view by `''`. */
  readonly #children = new Map<string, readonly TreeNode[]>();
  /** The path of the row under which a row stands now. */
  readonly #parents = new Map<string, string>();
  readonly #open = new Map<string, boolean>();
  /** What a row said when it was drawn. */
  readonly #words = new Map<string, string>();

  get all(): Iterable<TreeNode> {
    return this.#nodes.values();
  }

  /** The open rows that a person can see. */
  get opened(): readonly TreeNode[] {
    return [...this.#open].flatMap(([path, isOpen]) => {
      const node = this.#nodes.get(path);
      return isOpen && node && this.isShown(path) ? [node] : [];
    });
  }

  /** Nothing where the window decides by what the row says. */
  isOpen({ path }: TreeNode): boolean | undefined {
    return this.#open.get(path);
  }

  setOpen({ path }: TreeNode, isOpen: boolean): void {
    this.#open.set(path, isOpen);
  }

  /** Whether a person who looks at the view can scroll to a row. */
  isShown(path: string): boolean {
    const above = this.#parents.get(path);
    return above === '' || (above !== undefined && this.#open.get(above) === true && this.isShown(above));
  }

  /** The children of a row as they were given last, nothing where they were not. */
  childrenOf(parent: TreeNode | undefined): readonly TreeNode[] | undefined {
    return this.#children.get(parent?.path ?? '');
  }

  /** Takes the children of a row. The same path stays the same object, by which VS Code finds a row that is drawn again. */
  take(parent: TreeNode | undefined, children: readonly TreeNode[]): readonly TreeNode[] {
    const above = parent?.path ?? '';
    const taken = children.map((child) => this.#same(child));
    for (const { path } of this.#children.get(above) ?? [])
      if (this.#parents.get(path) === above) this.#parents.delete(path);
    for (const { path } of taken) this.#parents.set(path, above);
    this.#children.set(above, taken);
    return taken;
  }

  drawn({ path }: TreeNode, words: string): void {
    this.#words.set(path, words);
  }

  /** Whether a row was drawn in other words. */
  saysOther({ path }: TreeNode, words: string): boolean {
    const drawn = this.#words.get(path);
    return drawn !== undefined && drawn !== words;
  }

  clear(): void {
    for (const map of [this.#nodes, this.#children, this.#parents, this.#open, this.#words]) map.clear();
  }

  #same(node: TreeNode): TreeNode {
    const earlier = this.#nodes.get(node.path);
    if (earlier === node || earlier?.type !== node.type) {
      this.#nodes.set(node.path, node);
      return node;
    }
    for (const name of Object.keys(earlier)) if (!(name in node)) Reflect.deleteProperty(earlier, name);
    return Object.assign(earlier, node);
  }
}

/** Whether two lists have the same rows in the same order. */
export function haveSameRows(some: readonly TreeNode[], others: readonly TreeNode[]): boolean {
  return some.length === others.length && some.every(({ path }, index) => path === others[index]?.path);
}
