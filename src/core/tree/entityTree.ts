import type { Catalog } from '../catalog/catalog';
import { firstFailure, type Outcome } from '../catalog/outcome';
import { setBounded } from '../setBounded';
import type { ChildGroup } from '../entities/definition';
import type { Entity, EntityKind, EntityRef } from '../entities/kinds';
import { definitionOf } from '../entities/registry';
import type { KalshiError } from '../kalshi/errors';
import type { EntityNode, GroupNode, TreeNode } from './treeNode';

/** Rows whose failures are remembered. */
const MAX_FAILURES = 1_000;

/**
 * What stands below a thing in any tree, and what that costs. Opening a milestone asks for all its events in one
 * request; everything below answers from memory.
 */
export class EntityTree {
  /** Why not all below a thing is there, by its path: its folders say so without asking again. */
  readonly #failures = new Map<string, KalshiError>();

  readonly #catalog: Catalog;

  constructor(catalog: Catalog) {
    this.#catalog = catalog;
  }

  async children(node: TreeNode): Promise<readonly TreeNode[]> {
    if (node.type === 'group') return this.#groupChildren(node);
    if (node.type === 'entity') return this.#entityChildren(node);
    return [];
  }

  /** Why something is missing below a node whose children were asked for: rows, or the names in them. */
  failureBelow(node: TreeNode, children: readonly TreeNode[]): KalshiError | undefined {
    return children.find((one) => one.type === 'notice')?.error ?? this.#failures.get(node.path);
  }

  /** Asks the exchange again for what stands at some nodes and what is loaded with it. Resolves to why it failed. */
  async reload(nodes: readonly TreeNode[]): Promise<KalshiError | undefined> {
    const refs = nodes.flatMap((node) => (node.type === 'entity' ? [node.ref] : []));
    const below = nodes.flatMap((node) => this.#loadedWith(node));
    return firstFailure(await this.#catalog.getMany([...refs, ...below], { fresh: true }));
  }

  /**
   * Asks in one go for what drawing expanded nodes again would ask for one after the other.
   * @param isWanted what to ask for anew, by the thing at the root of its rows; the rest only where it no longer holds
   */
  async reloadBelow(
    expanded: readonly TreeNode[],
    isWanted: (ref: EntityRef, root: EntityRef | undefined) => boolean = () => true,
  ): Promise<KalshiError | undefined> {
    const asked = expanded.flatMap((node) => {
      const root = rootOf(node);
      return this.#drawnWith(node).map((ref) => this.#catalog.get(ref, { fresh: isWanted(ref, root) }));
    });
    return firstFailure(await Promise.all(asked));
  }

  /** The nearest thing at or above a node: what is drawn again after its parts were loaded. */
  entityAbove(node: TreeNode): EntityNode | undefined {
    if (node.type === 'entity') return node;
    return node.parent && this.entityAbove(node.parent);
  }

  async #entityChildren(node: EntityNode): Promise<readonly TreeNode[]> {
    const entity = await this.#entity(node.ref);
    if (!entity.ok) return [notice(node, entity.error)];
    const groups = groupsOf(node.ref, entity.value).filter(({ children }) => children.length > 0);
    const eager = await this.#catalog.getMany(groups.filter(({ eager }) => eager).flatMap(refsOf));
    const inline = groups.filter(({ inline }) => inline);
    const names = await Promise.all(inline.map((group) => this.#nameTargets(group)));
    this.#noteFailure(node, [...eager, ...names.flat()]);
    return groups.flatMap((group) => this.#place(group, node));
  }

  /**
   * What is in memory is good enough to stand in the tree when the exchange cannot be asked, and when what is below
   * takes a request of its own anyway. What stands inline is as old as the thing itself, so that is asked for anew.
   */
  async #entity(ref: EntityRef): Promise<Outcome<Entity>> {
    const known = this.#catalog.peek(ref);
    const hasInline = known && groupsOf(ref, known.value).some(({ inline }) => inline);
    const outcome: Outcome<Entity> =
      known && !hasInline ? { ok: true, ...known } : await this.#catalog.get(ref);
    const kept = outcome.ok ? undefined : this.#catalog.peek(ref);
    return kept ? { ok: true, ...kept } : outcome;
  }

  #place(group: ChildGroup, owner: EntityNode): readonly TreeNode[] {
    const node: GroupNode = {
      type: 'group',
      path: `${owner.path}/${group.id}`,
      parent: owner,
      owner: owner.ref,
      group,
    };
    return group.inline ? childNodes(group, owner.path, owner) : [node];
  }

  async #groupChildren(node: GroupNode): Promise<readonly TreeNode[]> {
    const { group, parent } = node;
    const refs = refsOf(group);
    const noted = group.eager && parent ? this.#failures.get(parent.path) : undefined;
    const error = noted ?? firstFailure(await this.#catalog.getMany(refs));
    const nothingKnown = !refs.some((ref) => this.#catalog.peek(ref) || this.#catalog.isKnownMissing(ref));
    if (error && nothingKnown) return [notice(node, error)];
    return childNodes(group, node.path, node);
  }

  #noteFailure(node: EntityNode, outcomes: readonly Outcome<Entity>[]): void {
    const error = firstFailure(outcomes);
    if (error) setBounded(this.#failures, node.path, error, MAX_FAILURES);
    else this.#failures.delete(node.path);
  }

  /** The targets that the rows of a group name, in one request; without them a row shows the start of the id. */
  #nameTargets(group: ChildGroup): Promise<readonly Outcome<Entity>[]> {
    const ids = refsOf(group).flatMap((ref) => {
      const known = this.#catalog.peek(ref);
      return known ? definitionOf<EntityKind>(ref.kind).targetIdsOf(known.value) : [];
    });
    return this.#catalog.getMany([...new Set(ids)].map((id) => ({ kind: 'structuredTarget', id })));
  }

  /** With the thing itself where its children came with it. */
  #drawnWith(node: TreeNode): readonly EntityRef[] {
    const known = node.type === 'entity' && this.#catalog.peek(node.ref);
    const isWhole = known && groupsOf(node.ref, known.value).some(({ inline }) => inline);
    return isWhole ? [node.ref, ...this.#loadedWith(node)] : this.#loadedWith(node);
  }

  #loadedWith(node: TreeNode): readonly EntityRef[] {
    if (node.type === 'group') return refsOf(node.group);
    if (node.type !== 'entity') return [];
    const known = this.#catalog.peek(node.ref);
    const groups = known ? groupsOf(node.ref, known.value) : [];
    return groups.filter(({ eager }) => eager).flatMap(refsOf);
  }
}

/** The thing that stands above all others over a node. */
function rootOf(node: TreeNode): EntityRef | undefined {
  return (node.parent && rootOf(node.parent)) ?? (node.type === 'entity' ? node.ref : undefined);
}

function groupsOf(ref: EntityRef, entity: Entity): readonly ChildGroup[] {
  return definitionOf<EntityKind>(ref.kind).groups(entity);
}

function refsOf({ kind, children }: ChildGroup): readonly EntityRef[] {
  return children.map(({ id }) => ({ kind, id }));
}

function childNodes(group: ChildGroup, path: string, parent: TreeNode): readonly TreeNode[] {
  return group.children.map(({ id, role }) => entityNode({ kind: group.kind, id }, path, parent, role));
}

/** A thing in a tree: `above` is the path of what it stands under. */
export function entityNode(ref: EntityRef, above = '', parent?: TreeNode, role?: string): EntityNode {
  const path = `${above && `${above}/`}${ref.kind}/${ref.id}`;
  return { type: 'entity', path, ref, ...(parent && { parent }), ...(role && { role }) };
}

/** A row in the place of what could not be loaded. */
export function notice(parent: TreeNode, error: KalshiError): TreeNode {
  return { type: 'notice', path: `${parent.path}/notice`, parent, error };
}
