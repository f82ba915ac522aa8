import * as vscode from 'vscode';
import type { TreeNode } from './core/tree/treeNode';
import type { Explorer, Trees } from './explorer';
import type { CommandId } from './vscode/platform/commandIds';
import {
  detailsPanelType,
  milestonesViewId,
  rawJsonScheme,
  targetsViewId,
  usagesViewId,
  watchlistViewId,
} from './vscode/platform/contributionNames';
import { registerIdFeatures } from './vscode/ids/registerIdFeatures';
import { registerTerminalLinks } from './vscode/ids/registerTerminalLinks';
import { registerChecks } from './vscode/checks/registerChecks';
import { registerCommand } from './vscode/platform/commands';
import { refsMime, dragRows, type DropOnRow } from './vscode/tree/dragRows';
import { Log } from './vscode/platform/log';
import { DeferredTree } from './vscode/tree/deferredTree';

/**
 * Registers everything, and does nothing else: no request, no file, no timer. Every window activates the extension after
 * its start, so the rest is loaded on first use.
 */
export function activate(context: vscode.ExtensionContext): void {
  const log = new Log();
  let explorer: Promise<Explorer> | undefined;
  const explore = (): Promise<Explorer> => (explorer ??= load().catch(failed));
  const tree = (viewId: string, name: keyof Trees, drop?: DropOnRow): DeferredTree<TreeNode> =>
    new DeferredTree(viewId, async () => (await explore())[name], log.guard, dragRows(viewId, drop));
  const trees = {
    milestones: tree(milestonesViewId, 'milestones'),
    watchlist: tree(watchlistViewId, 'watchlist', async (...dropped) =>
      (await explore()).watchlist.rows.drop(...dropped),
    ),
    targets: tree(targetsViewId, 'targets'),
    usages: tree(usagesViewId, 'usages'),
  };
  /** New names of ids on the screen were loaded. */
  const hintsChanged = new vscode.EventEmitter<void>();
  const load = async (): Promise<Explorer> =>
    (await import('./explorer')).createExplorer(context, trees, hintsChanged, log);
  /** The next use tries again. */
  const failed = (error: unknown): never => {
    explorer = undefined;
    log.error(error);
    throw error;
  };

  context.subscriptions.push(
    ...Object.values(trees),
    ...registerCommands(context, explore, log),
    log,
    hintsChanged,
    registerIdFeatures(async () => (await explore()).ids, hintsChanged, log.guard),
    registerChecks(async () => (await explore()).checks, log.guard),
    vscode.languages.registerDocumentDropEditProvider(
      // A pattern outranks a language, so that this comes before VS Code's own dropping of text.
      { pattern: '**' },
      {
        provideDocumentDropEdits: (...[to, at, transfer]) =>
          log.guard(async () => (await explore()).dropRows(to, at, transfer), undefined),
      },
      { dropMimeTypes: [refsMime] },
    ),
    vscode.workspace.registerTextDocumentContentProvider(rawJsonScheme, {
      provideTextDocumentContent: async (uri) => (await explore()).rawJson.provideTextDocumentContent(uri),
    }),
    registerTerminalLinks(async () => (await explore()).terminalLinks, log.guard),
    vscode.window.registerUriHandler({ handleUri: async (uri) => (await explore()).openLink(uri) }),
    vscode.window.registerWebviewPanelSerializer(detailsPanelType, {
      deserializeWebviewPanel: async (panel, state) =>
        (await explore()).panels.deserializeWebviewPanel(panel, state),
    }),
  );
}

function registerCommands(
  context: vscode.ExtensionContext,
  explore: () => Promise<Explorer>,
  log: Log,
): readonly vscode.Disposable[] {
  return contributedCommands(context).map((id) =>
    // The log must open even if the explorer could not be built.
    id === 'kalshi.showLog'
      ? registerCommand(id, () => log.show())
      : registerCommand(id, async (...args) => {
          const { commands } = await explore();
          return commands[id](...(args as []));
        }),
  );
}

/** Read from package.json, so that the entry bundle does not repeat the ids. */
function contributedCommands({ extension }: vscode.ExtensionContext): readonly CommandId[] {
  const { contributes } = extension.packageJSON as { contributes: { commands: { command: CommandId }[] } };
  return contributes.commands.map(({ command }) => command);
}
