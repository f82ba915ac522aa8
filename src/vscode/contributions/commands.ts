import type { TreeNode } from '../../core/tree/treeNode';

/**
 * What a command on things takes: a tree row and the rows selected with it (how VS Code calls it from a menu), a
 * reference (from a link, a panel or another extension), or nothing (from the palette: it asks). Anybody can pass
 * anything, so each value is checked before it is used.
 */
export type SubjectArguments = [subject?: unknown, selection?: unknown];

/** The commands of the extension and their arguments. `package.json` contributes the same, which a test compares. */
export interface CommandArguments {
  'kalshi.openDetails': SubjectArguments;
  'kalshi.openRawJson': SubjectArguments;
  'kalshi.openInBrowser': SubjectArguments;
  'kalshi.copyId': SubjectArguments;
  'kalshi.copyTicker': SubjectArguments;
  'kalshi.copyTitle': SubjectArguments;
  'kalshi.copyJson': SubjectArguments;
  'kalshi.copyApiUrl': SubjectArguments;
  'kalshi.copyCurl': SubjectArguments;
  /** By the key for copying in the tree: of the rows selected there. */
  'kalshi.copyRows': [];
  'kalshi.refresh': SubjectArguments;
  'kalshi.milestones.refresh': [];
  'kalshi.milestones.loadMore': [];
  'kalshi.milestones.filter': [];
  'kalshi.milestones.clearFilter': [];
  'kalshi.milestones.retry': [node?: TreeNode];
  'kalshi.lookUp': [text?: unknown];
  'kalshi.findMilestonesForEvent': SubjectArguments;
  'kalshi.selectEnvironment': [];
  'kalshi.showLog': [];
}

export type CommandId = keyof CommandArguments;

export type CommandHandlers = { readonly [C in CommandId]: (...args: CommandArguments[C]) => unknown };
