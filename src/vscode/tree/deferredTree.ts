import * as vscode from 'vscode';
import type { Guard } from '../platform/log';

/** The data of a tree, once its code is loaded. */
export interface TreeSource<T> {
  children(node: T | undefined): Promise<readonly T[]>;
  parent(node: T): T | undefined;
  item(node: T): vscode.TreeItem;
  tooltip(node: T): string | undefined;
}

/**
 * A tree view that exists from activation on and loads its code when it is first drawn: VS Code needs the provider at
 * once, and activation must cost nothing.
 */
export class DeferredTree<T> implements vscode.TreeDataProvider<T>, vscode.Disposable {
  readonly view: vscode.TreeView<T>;
  readonly #changed = new vscode.EventEmitter<T | undefined>();
  readonly onDidChangeTreeData = this.#changed.event;

  readonly #source: () => Promise<TreeSource<T>>;
  readonly #guard: Guard;

  constructor(
    readonly viewId: string,
    source: () => Promise<TreeSource<T>>,
    guard: Guard,
    dragAndDropController?: vscode.TreeDragAndDropController<T>,
  ) {
    this.#source = source;
    this.#guard = guard;
    this.view = vscode.window.createTreeView(viewId, {
      treeDataProvider: this,
      showCollapseAll: true,
      canSelectMany: true,
      ...(dragAndDropController && { dragAndDropController }),
    });
  }

  /** The message and badge of the view. The same value again is not sent to the window. */
  set message(message: string) {
    if (this.view.message !== message) this.view.message = message;
  }

  /** Redraws a node and what is below it, or the whole tree. */
  redraw(node?: T): void {
    this.#changed.fire(node);
  }

  getChildren(node?: T): Promise<T[]> {
    return this.#guard(async () => [...(await (await this.#source()).children(node))], []);
  }

  getTreeItem(node: T): Promise<vscode.TreeItem> {
    return this.#guard(async () => (await this.#source()).item(node), new vscode.TreeItem('—'));
  }

  resolveTreeItem(item: vscode.TreeItem, node: T): Promise<vscode.TreeItem> {
    return this.#guard(async () => {
      const text = (await this.#source()).tooltip(node);
      if (text !== undefined) item.tooltip = new vscode.MarkdownString(text);
      return item;
    }, item);
  }

  getParent(node: T): Promise<T | undefined> {
    return this.#guard(async () => (await this.#source()).parent(node), undefined);
  }

  dispose(): void {
    this.view.dispose();
    this.#changed.dispose();
  }
}
