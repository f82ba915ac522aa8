import { entityNode } from '../tree/entityTree';
import type { EntityNode, FolderNode, PlaceNode, TreeNode } from '../tree/treeNode';
import type { UsageGroup, UsageGroups, UsedThing } from './usageGroups';
import type { PlaceInFile } from './usedIds';

/** The rows of the usages: groups, in them things, below a thing the places where it stands. */
export class UsagesTree {
  readonly #groups: ReadonlyMap<string, UsageGroup>;
  readonly #things = new Map<string, UsedThing>();
  readonly #pathOf: (uri: string) => string;

  /** @param pathOf the path of a file as people write it: below its folder */
  constructor({ groups }: UsageGroups, pathOf: (uri: string) => string) {
    this.#groups = new Map(groups.map((group) => [`usages/${group.id}`, group]));
    this.#pathOf = pathOf;
  }

  children(node?: TreeNode): readonly TreeNode[] {
    if (!node) return [...this.#groups].map(([path, group]) => folder(path, group));
    if (node.type === 'folder') return this.#thingsIn(node);
    const thing = this.#things.get(node.path);
    return node.type === 'entity' && thing ? this.#places(node, thing) : [];
  }

  #thingsIn(node: FolderNode): readonly TreeNode[] {
    const things = this.#groups.get(node.path)?.things ?? [];
    return things.map((thing) => {
      const row = entityNode(thing.ref, node.path, node, counted(thing.used.count, 'place'));
      this.#things.set(row.path, thing);
      return row;
    });
  }

  #places(parent: EntityNode, { used }: UsedThing): readonly TreeNode[] {
    const rows = used.places.map((place) => this.#place(parent, place, used.id));
    const left = used.count - used.places.length;
    const label = `And ${counted(left, 'more place')}`;
    return left > 0 ? [...rows, { type: 'text', path: `${parent.path}/left`, parent, label }] : rows;
  }

  #place(parent: TreeNode, { uri, line, character, text }: PlaceInFile, id: string): PlaceNode {
    return {
      type: 'place',
      path: `${parent.path}/${uri}:${line}:${character}`,
      parent,
      label: `${this.#pathOf(uri)}:${line + 1}`,
      ...{ text, uri, line, character, id },
    };
  }
}

function folder(path: string, { label, isStale, things }: UsageGroup): FolderNode {
  return {
    type: 'folder',
    path,
    label,
    description: String(things.length),
    context: 'usages',
    expanded: isStale,
  };
}

/** "1 place", "3 places". */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
