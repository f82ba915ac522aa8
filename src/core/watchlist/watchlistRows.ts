import type { EntityRef } from '../entities/kinds';
import type { EnvironmentName } from '../kalshi/environments';
import { entityNode } from '../tree/entityTree';
import type { FolderNode, TreeNode } from '../tree/treeNode';
import { contentOf, type Watched, type WatchGroup, type Watchlist, type WatchlistContent } from './watchlist';
import { moveGroups, put, type Putting } from './watchlistChanges';
import type { WatchlistStore } from './watchlistStore';

/** The exchange whose part of the list is shown. */
export interface Shown {
  readonly environment: EnvironmentName;
  readonly nameOf: (ref: EntityRef) => string | undefined;
}

/** The path of a row is its key in the list, with this in the place of the environment. */
const ROOT = 'watch';

/** The rows of the watchlist view: groups, and the things in them. */
export class WatchlistRows {
  /** What was made of the list as it was for an environment. */
  #content:
    | { readonly list: Watchlist; readonly environment: EnvironmentName; readonly value: WatchlistContent }
    | undefined;

  readonly store: WatchlistStore;
  readonly #shown: () => Shown;

  constructor(store: WatchlistStore, shown: () => Shown) {
    this.store = store;
    this.#shown = shown;
  }

  get environment(): EnvironmentName {
    return this.#shown().environment;
  }

  get content(): WatchlistContent {
    const { environment } = this;
    const { list } = this.store;
    if (this.#content?.list !== list || this.#content.environment !== environment)
      this.#content = { list, environment, value: contentOf(list, environment) };
    return this.#content.value;
  }

  get refs(): readonly EntityRef[] {
    return this.content.entries.map(({ ref }) => ref);
  }

  children(folder: FolderNode | undefined): readonly TreeNode[] {
    const { groups, entries } = this.content;
    const within = (id: string): readonly Watched[] => entries.filter(({ group }) => group === id);
    const rows = within(folder ? folder.path.slice(ROOT.length + 1) : '').map(({ key, ref }): TreeNode => ({
      ...entityNode(ref, '', folder),
      path: this.#pathOf(key),
    }));
    const folders = groups.map(({ id, key, name }): TreeNode => ({
      type: 'folder',
      path: this.#pathOf(key),
      label: name,
      description: String(within(id).length),
      context: 'watchlistGroup',
      expanded: true,
    }));
    return folder ? rows : [...folders, ...rows];
  }

  /** The things of the list at some rows: not what stands below them. */
  watchedAt(paths: readonly string[]): readonly Watched[] {
    return this.content.entries.filter(({ key }) => paths.includes(this.#pathOf(key)));
  }

  groupAt(path: string | undefined): WatchGroup | undefined {
    return this.content.groups.find(({ key }) => this.#pathOf(key) === path);
  }

  /** Adds things, or moves those that have a key to come from. Resolves to what that changed. */
  put(things: readonly Putting[], group: string, onto?: string): Promise<Watchlist> {
    const { environment, nameOf } = this.#shown();
    const named = things.map((one) => ({ title: nameOf(one.ref), ...one }));
    return this.store.change((list) => put(list, { environment, group, onto }, named, Date.now()));
  }

  /** Rows of this view move into the place of the one that they are dropped on; things from elsewhere are added there. */
  async drop(
    target: TreeNode | undefined,
    rows: readonly TreeNode[],
    refs: readonly EntityRef[],
  ): Promise<void> {
    const { environment } = this;
    const paths = rows.map(({ path }) => path);
    const top = target && topOf(target).path;
    const [onto] = top ? this.watchedAt([top]) : [];
    const group = this.groupAt(top);
    const folders = paths.flatMap((path) => this.groupAt(path)?.key ?? []);
    await this.store.change((list) => moveGroups(list, environment, folders, group?.key, Date.now()));
    const moved = this.watchedAt(paths).map(({ key, ref }) => ({ from: key, ref }));
    const added = moved.length + folders.length > 0 ? [] : refs.map((ref) => ({ ref }));
    await this.put([...moved, ...added], onto?.group ?? group?.id ?? '', onto?.key);
  }

  #pathOf(key: string): string {
    return ROOT + key.slice(this.environment.length);
  }
}

/** The row of the list that a row stands below. */
function topOf(node: TreeNode): TreeNode {
  return !node.parent || node.parent.type === 'folder' ? node : topOf(node.parent);
}
