import type { ChildGroup } from '../entities/definition';
import type { EntityRef } from '../entities/kinds';
import type { KalshiError } from '../kalshi/errors';

interface Place {
  /** Tells the same thing in two places apart, and keeps expansion and selection over a refresh. */
  readonly path: string;
  /** Another one where the same row now stands elsewhere: in the folder of another day. */
  parent?: TreeNode | undefined;
}

export interface EntityNode extends Place {
  readonly type: 'entity';
  readonly ref: EntityRef;
  /** What it is to its parent: `home team`. */
  role?: string | undefined;
}

export interface GroupNode extends Place {
  readonly type: 'group';
  readonly owner: EntityRef;
  readonly group: ChildGroup;
}

/** A row that stands where things should: why they could not be loaded. */
export interface NoticeNode extends Place {
  readonly type: 'notice';
  readonly error: KalshiError;
}

/** A folder of the view's own: a day of the milestones, a type of targets, a group of the watchlist. */
export interface FolderNode extends Place {
  readonly type: 'folder';
  readonly label: string;
  readonly description?: string;
  /** Plain text of the tooltip. */
  readonly hint?: string;
  /** What the menus of package.json look at behind `folder.`: `targetType`, `watchlistGroup`. */
  readonly context: string;
  readonly expanded?: boolean;
}

/** A place in a file where an id stands. */
export interface PlaceNode extends Place {
  readonly type: 'place';
  /** The file below its folder, and the line as people count it: `src/bot.json:12`. */
  readonly label: string;
  /** What stands around it on its line. */
  readonly text: string;
  /** The address of the file. */
  readonly uri: string;
  /** From 0, like the character. */
  readonly line: number;
  readonly character: number;
  /** Of a notebook the cell that these count in, from 0. */
  readonly cell?: number | undefined;
  readonly id: string;
}

/** A row that only says something: how far was looked, that a folder is empty. */
export interface TextNode extends Place {
  readonly type: 'text';
  readonly label: string;
  readonly hint?: string;
  /** The setting `kalshi.environment` names no environment: a click asks for one. */
  readonly click?: 'selectEnvironment';
}

/** Stands below the rows of its parent, or of the view. */
export interface LoadMoreNode extends Place {
  readonly type: 'loadMore';
  /** How many the exchange has sent so far. */
  readonly received: number;
  /** In place of "Load more…" and how many. */
  readonly label?: string;
}

/** Stands alone where the filter leaves nothing over. */
export interface NoMatchNode extends Place {
  readonly type: 'noMatch';
}

export type TreeNode =
  EntityNode | GroupNode | FolderNode | PlaceNode | TextNode | NoticeNode | LoadMoreNode | NoMatchNode;
