import type { TreeNode } from '../../core/tree/treeNode';

/**
 * What a command on things takes: a tree row and the rows selected with it (how VS Code calls it from a menu), a
 * reference (from a link, a panel or another extension), or nothing (from the palette: it asks). Anybody can pass
 * anything, so each value is checked before it is used.
 */
export type CommandTargetArguments = [subject?: unknown, selection?: unknown];

/** The commands of the extension and their arguments. `package.json` contributes the same, which a test compares. */
export interface CommandArguments {
  'kalshi.openDetails': CommandTargetArguments;
  'kalshi.openRawJson': CommandTargetArguments;
  'kalshi.openInBrowser': CommandTargetArguments;
  'kalshi.copyId': CommandTargetArguments;
  'kalshi.copyTicker': CommandTargetArguments;
  'kalshi.copyTitle': CommandTargetArguments;
  'kalshi.copyJson': CommandTargetArguments;
  'kalshi.copyApiUrl': CommandTargetArguments;
  'kalshi.copyCurl': CommandTargetArguments;
  /** By the key for copying in a tree: of the rows selected there. */
  'kalshi.copyRows': [viewId?: unknown];
  'kalshi.refresh': CommandTargetArguments;
  'kalshi.copyAsList': CommandTargetArguments;
  'kalshi.copyAsJsonArray': CommandTargetArguments;
  'kalshi.copyAsTypeScript': CommandTargetArguments;
  'kalshi.copyAsPython': CommandTargetArguments;
  /** Source that fetches the thing and runs as it is. */
  'kalshi.copyPythonSnippet': CommandTargetArguments;
  'kalshi.copyTypeScriptSnippet': CommandTargetArguments;
  /** The address `vscode://…` that opens the details. */
  'kalshi.copyLink': CommandTargetArguments;
  'kalshi.insertIntoEditor': CommandTargetArguments;
  'kalshi.saveFixture': CommandTargetArguments;
  'kalshi.revealInMilestones': CommandTargetArguments;
  /** Of the row that ends a page. */
  'kalshi.loadMore': [node?: TreeNode];
  /** Of the row that stands for what could not be loaded. */
  'kalshi.retry': [node?: TreeNode];
  'kalshi.showIds': [];
  'kalshi.hideIds': [];
  'kalshi.milestones.refresh': [];
  'kalshi.milestones.filter': [];
  'kalshi.milestones.clearFilter': [];
  'kalshi.milestones.group': [];
  'kalshi.milestones.sort': [];
  'kalshi.targets.refresh': [];
  'kalshi.targets.filter': [];
  'kalshi.targets.clearFilter': [];
  /** Opens the folder of a type, which any text may be. */
  'kalshi.targets.browseType': [type?: unknown];
  /** Of a type or competition: a folder of the view, or what the person picks. */
  'kalshi.targets.export': [folder?: unknown];
  'kalshi.watchlist.add': CommandTargetArguments;
  'kalshi.watchlist.remove': CommandTargetArguments;
  /** To another group: what drag and drop does, by keyboard. */
  'kalshi.watchlist.move': CommandTargetArguments;
  'kalshi.watchlist.addGroup': [];
  'kalshi.watchlist.renameGroup': [group?: unknown];
  'kalshi.watchlist.deleteGroup': [group?: unknown];
  'kalshi.watchlist.import': [];
  'kalshi.watchlist.export': [];
  'kalshi.watchlist.refresh': [];
  'kalshi.search': [text?: unknown];
  /** By series ticker or status. */
  'kalshi.browseEvents': [seriesTicker?: unknown];
  'kalshi.lookUp': [text?: unknown];
  'kalshi.findMilestonesForEvent': CommandTargetArguments;
  /** Searches, and writes the id of what is picked at the cursors. */
  'kalshi.insertId': [text?: unknown];
  /** Of the file in the active editor, as a table. */
  'kalshi.resolveFile': [];
  /** Forgets what is in memory and the names on disk. */
  'kalshi.clearCache': [];
  'kalshi.usages.scan': [];
  'kalshi.usages.copyMarkdown': [];
  /** By a click on a row of the usages. */
  'kalshi.usages.openPlace': [node?: unknown];
  'kalshi.checks.enable': [];
  'kalshi.checks.disable': [];
  /** By a quick fix, in the workspace. */
  'kalshi.checks.turnOff': [code?: unknown];
  /** By a quick fix: where another id shall stand. */
  'kalshi.checks.replaceId': [uri?: unknown, range?: unknown];
  'kalshi.selectEnvironment': [];
  'kalshi.showLog': [];
}

export type CommandId = keyof CommandArguments;

export type CommandHandlers = { readonly [C in CommandId]: (...args: CommandArguments[C]) => unknown };
