import * as vscode from 'vscode';
import { sameRef, type EntityRef } from '../../core/entities/kinds';
import type { KalshiError } from '../../core/kalshi/errors';
import type { TreeNode } from '../../core/tree/treeNode';
import { setContextKey } from '../platform/commands';
import type { NodeView } from './nodeView';
import type { ViewOptions } from './viewOptions';

/** All tree views, for commands on a row of any of them. */
export class NodeViews implements vscode.Disposable {
  #lastUsed: NodeView | undefined;
  readonly #selected = new vscode.EventEmitter<void>();
  /** The selection of a tree has changed. */
  readonly onDidSelect = this.#selected.event;

  readonly #views: readonly NodeView[];
  readonly #listener: vscode.Disposable;

  constructor(views: readonly NodeView[], options: ViewOptions) {
    this.#views = views;
    const showIds = (): void => {
      const isShown = options.get('rows.showIds');
      setContextKey('kalshi.rows.showIds', isShown);
      for (const view of views) view.showIds = isShown;
    };
    showIds();
    this.#listener = vscode.Disposable.from(
      ...views.map((view) =>
        view.onDidSelect(() => {
          // A tree that is redrawn may lose its selection without a click.
          if (view.selection.length > 0) this.#lastUsed = view;
          this.#selected.fire();
        }),
      ),
      options.onDidChange(['rows.showIds'], () => {
        showIds();
        for (const view of views) void view.redrawAll();
      }),
    );
  }

  dispose(): void {
    this.#listener.dispose();
    this.#selected.dispose();
  }

  /** The selected rows of the tree that was used last. */
  get selection(): readonly TreeNode[] {
    return this.#lastUsed?.selection ?? [];
  }

  /** The selected rows of a view: the focused view need not be the one used last. */
  selectionIn(viewId: unknown): readonly TreeNode[] {
    return (this.#views.find((view) => view.viewId === viewId) ?? this).selection;
  }

  /** Reloads the rows of a thing and what is below them. Resolves to whether there are any, or to the failure. */
  async refreshRowsOf(ref: EntityRef): Promise<KalshiError | boolean> {
    const found = this.#views
      .map((view) => ({ view, rows: view.nodes.filter((node) => isOf(node, ref)) }))
      .filter(({ rows }) => rows.length > 0);
    const errors = await Promise.all(found.map(({ view, rows }) => view.refreshNodes(rows)));
    return errors.find(Boolean) ?? found.length > 0;
  }

  /** The rows that a command was called on, with their view. */
  calledOn(
    subject: unknown,
    selection?: unknown,
  ): { readonly view: NodeView; readonly nodes: readonly TreeNode[] } | undefined {
    const found = this.#views.map((view) => ({ view, nodes: view.nodesOf(subject, selection) }));
    return found.find(({ nodes }) => nodes.length > 0);
  }
}

function isOf(node: TreeNode, ref: EntityRef): boolean {
  return node.type === 'entity' && sameRef(node.ref, ref);
}
