import * as vscode from 'vscode';
import type { TreeNode } from '../../core/tree/treeNode';
import { onSettingChange, setting } from '../platform/configuration';
import { setContextKey } from '../platform/contextKeys';
import type { NodeView } from './nodeView';

/** All our trees, for commands that are called on a row of any of them. */
export class NodeViews implements vscode.Disposable {
  #lastUsed: NodeView | undefined;

  readonly #views: readonly NodeView[];
  readonly #listener: vscode.Disposable;

  constructor(views: readonly NodeView[]) {
    this.#views = views;
    const showIds = (): void => setContextKey('kalshi.rows.showIds', setting('rows.showIds'));
    showIds();
    this.#listener = vscode.Disposable.from(
      ...views.map((view) =>
        view.onDidSelect(() => {
          // A tree that is drawn anew may lose its selection, which nobody chose.
          if (view.selection.length > 0) this.#lastUsed = view;
        }),
      ),
      onSettingChange(['rows.showIds'], () => {
        showIds();
        for (const view of views) void view.redrawAll();
      }),
    );
  }

  dispose(): void {
    this.#listener.dispose();
  }

  /** The rows selected in the tree in which rows were selected last. */
  get selection(): readonly TreeNode[] {
    return this.#lastUsed?.selection ?? [];
  }

  /** The rows selected in a view: that with the focus need not be the one used last. */
  selectionIn(viewId: unknown): readonly TreeNode[] {
    return (this.#views.find((view) => view.viewId === viewId) ?? this).selection;
  }

  /** The rows that a command was called on, with the view that they stand in. */
  calledOn(
    subject: unknown,
    selection?: unknown,
  ): { readonly view: NodeView; readonly nodes: readonly TreeNode[] } | undefined {
    const found = this.#views.map((view) => ({ view, nodes: view.nodesOf(subject, selection) }));
    return found.find(({ nodes }) => nodes.length > 0);
  }
}
