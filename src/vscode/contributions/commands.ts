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

/** Spelled out, because the ids are registered before anything that handles them is loaded. */
const ids: { readonly [C in CommandId]: true } = {
  'kalshi.openDetails': true,
  'kalshi.openRawJson': true,
  'kalshi.openInBrowser': true,
  'kalshi.copyId': true,
  'kalshi.copyTicker': true,
  'kalshi.copyTitle': true,
  'kalshi.copyJson': true,
  'kalshi.copyApiUrl': true,
  'kalshi.copyCurl': true,
  'kalshi.copyRows': true,
  'kalshi.refresh': true,
  'kalshi.milestones.refresh': true,
  'kalshi.milestones.loadMore': true,
  'kalshi.milestones.filter': true,
  'kalshi.milestones.clearFilter': true,
  'kalshi.milestones.retry': true,
  'kalshi.lookUp': true,
  'kalshi.findMilestonesForEvent': true,
  'kalshi.selectEnvironment': true,
  'kalshi.showLog': true,
};

export const commandIds = Object.keys(ids) as readonly CommandId[];
