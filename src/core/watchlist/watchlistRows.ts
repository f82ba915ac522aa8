import type { EntityRef } from '../entities/kinds';
import { entityNode } from '../tree/entityTree';
import type { FolderNode, TreeNode } from '../tree/treeNode';
import { contentOf, type Watched, type WatchGroup, type Watchlist, type WatchlistContent } from './watchlist';
import { takeSharedEntries } from './sharedEntries';
import { moveGroups, place, type Placement } from './watchlistChanges';
import type { WatchlistStore } from './watchlistStore';

/** The exchange whose part of the list is shown. */
export interface Shown {
  /** Its `exchangeId`. */
  readonly exchange: string;
  readonly nameOf: (ref: EntityRef) => string | undefined;
}

/** What was made of the list as it was for an exchange. */
interface ListContent {
  readonly list: Watchlist;
  readonly exchange: string;
  readonly value: WatchlistContent;
  /** By the key in the list. */
  readonly byKey: ReadonlyMap<string, Watched>;
}

/** The path of a row is its key in the list, with this in the place of the exchange. */
const ROOT = 'watch';

/** The rows of the watchlist view: groups, and the things in them. */
export class WatchlistRows {
  #content: ListContent | undefined;

  readonly store: WatchlistStore;
  readonly #shown: () => Shown;

  constructor(store: WatchlistStore, shown: () => Shown) {
    this.store = store;
    this.#shown = shown;
  }

  get exchange(): string {
    return this.#shown().exchange;
  }

  get content(): WatchlistContent {
    return this.#current.value;
  }

  get #current(): ListContent {
    const { exchange } = this;
    const { list } = this.store;
    if (this.#content?.list === list && this.#content.exchange === exchange) return this.#content;
    const value = contentOf(list, exchange);
    const byKey = new Map(value.entries.map((entry) => [entry.key, entry]));
    this.#content = { list, exchange, value, byKey };
    return this.#content;
  }

  get refs(): readonly EntityRef[] {
    return this.content.entries.map(({ ref }) => ref);
  }

  /** The things whose rows are shown. */
  shownRefs(isShown: (path: string) => boolean): readonly EntityRef[] {
    return this.content.entries.flatMap(({ key, ref }) => (isShown(this.#pathOf(key)) ? ref : []));
  }

  /** Merges what other windows and computers wrote. Never rejects. */
  async load(): Promise<void> {
    const { store, exchange } = this;
    await store.load();
    if (takeSharedEntries(store.list, exchange, Date.now()).size > 0)
      await store.change((list) => takeSharedEntries(list, exchange, Date.now()));
  }

  children(folder: FolderNode | undefined): readonly TreeNode[] {
    const { groups, entries } = this.content;
    const counts = new Map<string, number>();
    for (const { group } of entries) counts.set(group, (counts.get(group) ?? 0) + 1);
    const shown = folder ? folder.path.slice(ROOT.length + 1) : '';
    const rows = entries
      .filter(({ group }) => group === shown)
      .map(({ key, ref }): TreeNode => ({ ...entityNode(ref, '', folder), path: this.#pathOf(key) }));
    const folders = groups.map(({ id, key, name }): TreeNode => ({
      type: 'folder',
      path: this.#pathOf(key),
      label: name,
      description: String(counts.get(id) ?? 0),
      context: 'watchlistGroup',
      expanded: true,
    }));
    return folder ? rows : [...folders, ...rows];
  }

  /** The things of the list at some rows, without what is below them. */
  watchedAt(paths: readonly string[]): readonly Watched[] {
    const { byKey, value } = this.#current;
    const keys = new Set(paths.map((path) => this.#keyOf(path)));
    // Called for each row that is drawn.
    if (keys.size === 1) return [...keys].flatMap((key) => byKey.get(key) ?? []);
    return value.entries.filter(({ key }) => keys.has(key));
  }

  groupAt(path: string | undefined): WatchGroup | undefined {
    return this.content.groups.find(({ key }) => this.#pathOf(key) === path);
  }

  /** Adds things, or moves those that have a `from`. Resolves to the changes. */
  put(things: readonly Placement[], group: string, onto?: string): Promise<Watchlist> {
    const { exchange, nameOf } = this.#shown();
    const named = things.map((one) => ({ title: nameOf(one.ref), ...one }));
    return this.store.change((list) =>
      place(list, { environment: exchange, group, onto }, named, Date.now()),
    );
  }

  /** Moves rows of this view to the row that they are dropped on; adds things from elsewhere there. */
  async drop(
    target: TreeNode | undefined,
    rows: readonly TreeNode[],
    refs: readonly EntityRef[],
  ): Promise<void> {
    const { exchange } = this;
    const paths = rows.map(({ path }) => path);
    const top = target && topOf(target).path;
    const [onto] = top ? this.watchedAt([top]) : [];
    const group = this.groupAt(top);
    const folders = paths.flatMap((path) => this.groupAt(path)?.key ?? []);
    await this.store.change((list) => moveGroups(list, exchange, folders, group?.key, Date.now()));
    const moved = this.watchedAt(paths).map(({ key, ref }) => ({ from: key, ref }));
    const added = moved.length + folders.length > 0 ? [] : refs.map((ref) => ({ ref }));
    await this.put([...moved, ...added], onto?.group ?? group?.id ?? '', onto?.key);
  }

  #keyOf(path: string): string {
    return path.startsWith(`${ROOT}/`) ? this.exchange + path.slice(ROOT.length) : '';
  }

  #pathOf(key: string): string {
    return ROOT + key.slice(this.exchange.length);
  }
}

/** The row of the list above a row. */
function topOf(node: TreeNode): TreeNode {
  return !node.parent || node.parent.type === 'folder' ? node : topOf(node.parent);
}
