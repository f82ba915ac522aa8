import type { KalshiError } from '../../core/kalshi/errors';
import { isTemporary } from '../../core/kalshi/circuitBreaker';
import type { TreeNode } from '../../core/tree/treeNode';

/** The rows of a view below which something could not be loaded and may be later. */
export class FailedRows {
  /** By path; in the place of a row the one below it that says so. */
  readonly #rows = new Map<string, TreeNode>();
  readonly #isShown: (node: TreeNode) => boolean;

  /** @param isShown whether a person can see a row: only for those is anything asked for again */
  constructor(isShown: (node: TreeNode) => boolean = () => true) {
    this.#isShown = isShown;
  }

  get isEmpty(): boolean {
    return this.#shown.length === 0;
  }

  /** The children of a row have come, with why some are missing. */
  note(node: TreeNode, children: readonly TreeNode[], failure: KalshiError | undefined): void {
    this.#rows.delete(node.path);
    if (failure && isTemporary(failure))
      this.#rows.set(node.path, children.find(({ type }) => type === 'notice') ?? node);
  }

  /** Asks for all, side by side. Rejects with why some did not come. */
  async askAgain(ask: (node: TreeNode) => Promise<KalshiError | undefined>): Promise<void> {
    const rows = this.#shown;
    const errors = await Promise.all(rows.map(([, node]) => ask(node)));
    rows.forEach(([path], at) => errors[at] ?? this.#rows.delete(path));
    const error = errors.find(Boolean);
    if (error) throw error;
  }

  clear(): void {
    this.#rows.clear();
  }

  get #shown(): readonly (readonly [path: string, node: TreeNode])[] {
    return [...this.#rows].filter(([, node]) => this.#isShown(node));
  }
}
