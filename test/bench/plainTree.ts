import type * as vscode from 'vscode';

export interface PlainTree {
  redraw(): void;
  dispose(): void;
}

/** What of each row a person sees, and how it is come by. */
export interface PlainTreeOptions {
  readonly rows: number;
  /** Rows below each of them. */
  readonly below: number;
  /** Done whenever rows are asked for, as by a provider that keeps nothing. */
  readonly wait?: () => Promise<void>;
}

/** A tree as people first write it, as a yardstick: rows with the same members as ours, and no more than VS Code asks for. */
export function plainTree(api: typeof vscode, viewId: string, options: PlainTreeOptions): PlainTree {
  const { rows, below, wait } = options;
  const changed = new api.EventEmitter<string | undefined>();
  const roots = Array.from({ length: rows }, (_, index) => `row/${index}`);
  const view = api.window.createTreeView<string>(viewId, {
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getChildren: async (parent) => {
        await wait?.();
        if (parent === undefined) return roots;
        return Array.from({ length: below }, (_, index) => `${parent}/${index}`);
      },
      getTreeItem: (id) => {
        const isRoot = id.split('/').length === 2;
        const { Collapsed, None } = api.TreeItemCollapsibleState;
        const item = new api.TreeItem(`Row number ${id}`, isRoot && below > 0 ? Collapsed : None);
        item.id = id;
        item.description = 'in 3 days · basketball_game';
        item.iconPath = new api.ThemeIcon('game');
        item.contextValue = 'row';
        item.accessibilityInformation = { label: `Row, number ${id}, in 3 days, basketball_game` };
        item.command = { command: 'kalshi.openDetails', title: 'Open Details', arguments: [id] };
        return item;
      },
    },
  });
  return { redraw: () => changed.fire(undefined), dispose: view.dispose.bind(view) };
}
