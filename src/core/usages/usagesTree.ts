import { entityNode } from '../tree/entityTree';
import type { FolderNode, PlaceNode, TreeNode } from '../tree/treeNode';
import type { UsageGroup, UsageGroups, UsedThing } from './usageGroups';
import type { PlaceInFile } from './usedIds';

/** The rows of the usages: groups, in them things, below a thing the places where it stands. */
export class UsagesTree {
  readonly #groups: ReadonlyMap<string, UsageGroup>;
  readonly #things: ReadonlyMap<string, UsedThing>;
  readonly #pathOf: (uri: string) => string;

  /** @param pathOf the path of a file as people write it: below its folder */
  constructor({ groups }: UsageGroups, pathOf: (uri: string) => string) {
    this.#groups = new Map(groups.map((group) => [`usages/${group.id}`, group]));
    this.#things = new Map(
      [...this.#groups].flatMap(([above, { things }]) =>
        things.map((thing) => [entityNode(thing.ref, above).path, thing]),
      ),
    );
    this.#pathOf = pathOf;
  }

  children(node?: TreeNode): readonly TreeNode[] {
    if (!node) return [...this.#groups].map(([path, group]) => folder(path, group));
    if (node.type === 'folder')
      return (this.#groups.get(node.path)?.things ?? []).map(({ ref, used }) =>
        entityNode(ref, node.path, node, counted(used.count, 'place')),
      );
    const thing = this.#things.get(node.path);
    return thing ? this.#places(node, thing) : [];
  }

  #places(parent: TreeNode, { used }: UsedThing): readonly TreeNode[] {
    const rows = used.places.map((place) => this.#place(parent, place, used.id));
    const left = used.count - used.places.length;
    const label = `And ${counted(left, 'more place')}`;
    return left > 0 ? [...rows, { type: 'text', path: `${parent.path}/left`, parent, label }] : rows;
  }

  #place(parent: TreeNode, { uri, line, character, cell, text }: PlaceInFile, id: string): PlaceNode {
    return {
      type: 'place',
      path: `${parent.path}/${uri}${cell === undefined ? '' : `:${cell}`}:${line}:${character}`,
      parent,
      label: placeLabel(this.#pathOf(uri), { line, cell }),
      ...{ text, uri, line, character, cell, id },
    };
  }
}

/** What has to be changed is unfolded from the start. */
function folder(path: string, { label, isStale, things }: UsageGroup): FolderNode {
  const description = String(things.length);
  return { type: 'folder', path, label, description, context: 'usages', expanded: isStale };
}

/** `src/bot.py:12`, and in a notebook `book.ipynb, cell 3:12`, as people count. */
export function placeLabel(
  path: string,
  place: Pick<PlaceInFile, 'line'> & { readonly cell?: number | undefined },
): string {
  const { line, cell } = place;
  return `${path}${cell === undefined ? '' : `, cell ${cell + 1}`}:${line + 1}`;
}

/** "1 place", "3 places". */
export function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`;
}
