import type { KalshiError } from '../../core/kalshi/errors';
import { isTemporary } from '../../core/kalshi/circuitBreaker';
import type { TreeNode } from '../../core/tree/treeNode';

/** Rows of a view whose children could not be loaded and may be later. */
export class FailedRows {
  /** By path: the row, or the notice below it. */
  readonly #rows = new Map<string, TreeNode>();
  readonly #isShown: (node: TreeNode) => boolean;

  /** @param isShown whether a row is visible: only those are retried */
  constructor(isShown: (node: TreeNode) => boolean = () => true) {
    this.#isShown = isShown;
  }

  get isEmpty(): boolean {
    return this.#shown.length === 0;
  }

  /** The children of a row were loaded, some perhaps with a failure. */
  note(node: TreeNode, children: readonly TreeNode[], failure: KalshiError | undefined): void {
    this.#rows.delete(node.path);
    if (failure && isTemporary(failure))
      this.#rows.set(node.path, children.find(({ type }) => type === 'notice') ?? node);
  }

  /** Retries all in parallel. Rejects with the failure of one that failed again. */
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
