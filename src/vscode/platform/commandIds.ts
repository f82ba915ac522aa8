import type { TreeNode } from '../../core/tree/treeNode';

/**
 * The arguments of a command on things: a tree row and the rows selected with it (from a menu of VS Code), a reference
 * (from a link, a panel or another extension), or nothing (from the palette). Callers can pass anything, so each value is
 * validated.
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
  /** The copy key in a tree: the rows selected there. */
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
  /** On the row that ends a page. */
  'kalshi.loadMore': [node?: TreeNode];
  /** On the row that stands for a failed load. */
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
  /** Opens the folder of a type, which can be any text. */
  'kalshi.targets.browseType': [type?: unknown];
  /** A folder of the view, or what the person picks. */
  'kalshi.targets.export': [folder?: unknown];
  'kalshi.watchlist.add': CommandTargetArguments;
  'kalshi.watchlist.remove': CommandTargetArguments;
  /** Moves to another group, like drag and drop. */
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
  /** Searches, and inserts the picked id at the cursors. */
  'kalshi.insertId': [text?: unknown];
  /** The ids of the active file, as a table. */
  'kalshi.resolveFile': [];
  /** Clears the cache in memory and the names on disk. */
  'kalshi.clearCache': [];
  'kalshi.usages.scan': [];
  'kalshi.usages.copyMarkdown': [];
  /** A click on a row of the usages. */
  'kalshi.usages.openPlace': [node?: unknown];
  'kalshi.checks.enable': [];
  'kalshi.checks.disable': [];
  /** A quick fix, for the workspace. */
  'kalshi.checks.turnOff': [code?: unknown];
  /** A quick fix: the range of the id to replace. */
  'kalshi.checks.replaceId': [uri?: unknown, range?: unknown];
  'kalshi.selectEnvironment': [];
  'kalshi.showLog': [];
}

export type CommandId = keyof CommandArguments;

export type CommandHandlers = { readonly [C in CommandId]: (...args: CommandArguments[C]) => unknown };
