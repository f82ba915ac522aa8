import type { TargetReferences } from './targetReferences';
import { competitionNames, countByWord, type TargetLists, type TargetScope } from './targetLists';
import type { KalshiError } from '../kalshi/errors';
import { entityNode, notice, type EntityTree } from '../tree/entityTree';
import type { FolderNode, LoadMoreNode, TreeNode } from '../tree/treeNode';

/** A type of structured targets, or a competition in it. */
export interface TargetFolder extends FolderNode {
  readonly scope: TargetScope;
}

const FAR = 'Searched in loaded data; the API has no lookup by target.';

/** The view of structured targets without VS Code: types, competitions, targets, and what names a target. */
export class TargetsTree {
  /** Words that the name of a target has. Only what is loaded is shown then. */
  filter = '';
  /** Types that the person named. */
  browsed: readonly string[] = [];

  readonly lists: TargetLists;
  readonly #reach: TargetReferences;
  readonly #entities: EntityTree;

  constructor(lists: TargetLists, reach: TargetReferences, entities: EntityTree) {
    this.lists = lists;
    this.#reach = reach;
    this.#entities = entities;
  }

  async children(node?: TreeNode): Promise<readonly TreeNode[]> {
    if (!node) return this.#types();
    if (isTargetFolder(node)) return this.#targets(node);
    if (node.type === 'folder') return this.#naming(node);
    const below = await this.#entities.children(node);
    if (node.type !== 'entity' || node.ref.kind !== 'structuredTarget') return below;
    const folders = ['milestones', 'markets'].map((context): TreeNode => {
      const label = context.replace('m', 'M');
      return { type: 'folder', path: `${node.path}/${context}`, parent: node, label, context, hint: FAR };
    });
    return [...below, ...folders];
  }

  /** The next page of the list whose end a row stands for, or a look further; what failed is tried again. */
  async more({ parent }: TreeNode): Promise<void> {
    if (isTargetFolder(parent)) await this.lists.of(parent.scope).more();
    else if (parent) await this.#reach.further(targetOf(parent), isOfMarkets(parent));
  }

  /** Asks again for what some rows show, side by side. What is on the screen stays when that fails. */
  async refresh(expanded: readonly TreeNode[]): Promise<void> {
    this.lists.forget();
    this.#reach.forget();
    await this.#entities.reloadBelow(expanded);
    await Promise.all(expanded.map((node) => this.children(node)));
  }

  #types(): readonly TreeNode[] {
    const { filter } = this;
    const counts = countByWord([...this.lists.matching({}, filter)].map(({ type }) => type));
    const rows = (filter ? [...counts.keys()] : this.lists.types(this.browsed)).map((type) =>
      // Another path, so that what was open before the filter is so again after it.
      this.#folder(`${filter ? 'filter' : 'type'}/${step(type)}`, { type }, counts.get(type)),
    );
    return rows.length > 0
      ? rows
      : [{ type: 'text', path: 'none', label: 'Nothing loaded matches the filter' }];
  }

  async #targets(folder: TargetFolder): Promise<readonly TreeNode[]> {
    const { filter } = this;
    const { path, context, scope } = folder;
    const list = this.lists.of(scope);
    if (!filter) await list.open();
    const { error, received, requests, hasMore } = list;
    const isType = context === 'targetType';
    const ofType = isType && !filter ? [...this.lists.matching(scope)] : [];
    const competitions = countByWord(ofType.flatMap(competitionNames));
    if ([...competitions.keys()].some(Boolean))
      return [
        this.#folder(`${path}/all`, scope, ofType.length, folder),
        ...[...competitions].map(([competition, count]) =>
          this.#folder(`${path}/in/${step(competition)}`, { ...scope, competition }, count, folder),
        ),
      ];
    const at = isType ? `${path}/all` : path;
    const rows = this.lists
      .loaded(scope, filter)
      .map(({ id }) => entityNode({ kind: 'structuredTarget', id }, at, folder));
    const end = tail(folder, error, hasMore && !(error && requests === 0), { received });
    const { type, competition } = scope;
    const none = `The exchange lists no ${type}${competition ? ` of ${competition}` : ''}`;
    return rows.length + end.length > 0 ? [...rows, ...end] : [textRow(folder, none)];
  }

  async #naming(folder: FolderNode): Promise<readonly TreeNode[]> {
    const reach = await this.#reach[isOfMarkets(folder) ? 'markets' : 'milestones'](targetOf(folder));
    const { rows, words, error, hasMore } = reach;
    return [
      textRow(folder, `Looked through ${words}`, FAR),
      ...rows.map(({ ref, role }) => entityNode(ref, folder.path, folder, role)),
      ...tail(folder, error, hasMore, { received: 0, label: 'Look further' }),
    ];
  }

  #folder(path: string, scope: TargetScope, count = 0, parent?: TreeNode): TargetFolder {
    const { filter } = this;
    return {
      type: 'folder',
      path,
      scope,
      label: parent ? (scope.competition ?? 'All') || 'No competition named' : scope.type,
      description: count ? `${count} ${filter ? 'match' : 'loaded'}` : '',
      context: parent ? 'targetCompetition' : 'targetType',
      expanded: filter !== '',
      ...(parent && { parent }),
    };
  }
}

/** Whether a value, of a command perhaps, is a folder of this view. */
export function isTargetFolder(node: unknown): node is TargetFolder {
  return typeof (node as Partial<TargetFolder> | undefined)?.scope?.type === 'string';
}

/** A part of a path, of a text that may be anybody's. */
function step(text: string): string {
  return text.replaceAll('/', '\\');
}

function isOfMarkets({ path }: TreeNode): boolean {
  return path.endsWith('/markets');
}

/** The target whose folder it is, by its id. */
function targetOf({ parent }: TreeNode): string {
  return parent?.type === 'entity' ? parent.ref.id : '';
}

/** A narrow view cuts off what the row says: its tooltip has it whole. */
function textRow(parent: TreeNode, label: string, more = ''): TreeNode {
  return { type: 'text', path: `${parent.path}/text`, parent, label, hint: `${label}. ${more}` };
}

/** What ends the rows of a folder: why no more came, and where more can be asked for. */
function tail(
  parent: TreeNode,
  error: KalshiError | undefined,
  hasMore: boolean,
  more: Pick<LoadMoreNode, 'received' | 'label'>,
): readonly TreeNode[] {
  const rows: TreeNode[] = error ? [notice(parent, error)] : [];
  return hasMore ? [...rows, { type: 'loadMore', path: `${parent.path}/more`, parent, ...more }] : rows;
}
