import { milestonesOfEvent, type EventSources } from './milestonesOfEvent';
import { outcomeOf, type Outcome } from '../catalog/outcome';
import { sameRef, type EntityRef } from '../entities/kinds';
import { eventTickers } from '../entities/milestone';
import { definitions } from '../entities/registry';
import type { Milestone } from '../kalshi/milestones';
import { sorted } from './milestoneOrder';
import type { MilestonesTree } from './milestonesTree';
import type { TreeNode } from '../tree/treeNode';

interface Sources extends EventSources {
  readonly milestonesTree: MilestonesTree;
}

/** Where a thing stands in the milestones view. */
export interface MilestonePath {
  /** None where no milestone names the event. */
  readonly milestone: Milestone | undefined;
  /** The things from the milestone down to the one that is looked for, without the milestone. */
  readonly below: readonly EntityRef[];
}

/**
 * Finds the milestone that a milestone, event or market stands under: from memory, or by one request. Among several it
 * is the soonest that is not over. A market that was never loaded takes one more, for its event.
 */
export async function pathToMilestone(
  ref: EntityRef,
  sources: Sources,
  now: number,
): Promise<Outcome<MilestonePath>> {
  const { catalog, milestonesTree } = sources;
  return outcomeOf(async () => {
    const loaded = ref.kind === 'event' ? undefined : await catalog.getStale(ref);
    if (loaded && !loaded.ok) throw loaded.error;
    if (loaded && 'start_date' in loaded.value) return { milestone: loaded.value, below: [] };
    const ticker = loaded && 'event_ticker' in loaded.value ? loaded.value.event_ticker : ref.id;
    const listed = milestonesTree.milestones.filter((one) => eventTickers(one).includes(ticker));
    const named = listed.length > 0 ? listed : await milestonesOfEvent(ticker, sources);
    const event: EntityRef = { kind: 'event', id: ticker };
    return { milestone: soonest(named, now), below: loaded ? [event, ref] : [event] };
  }, Date.now);
}

/** The row of a thing below a node, or in the whole view: folders and groups are looked into, other things are not. */
export async function rowBelow(
  node: TreeNode | undefined,
  ref: EntityRef,
  children: (node: TreeNode | undefined) => Promise<readonly TreeNode[]>,
): Promise<TreeNode | undefined> {
  for (const child of await children(node)) {
    if (child.type === 'entity' && sameRef(child.ref, ref)) return child;
    const isHeld = child.type === 'group' && child.group.children.some(({ id }) => id === ref.id);
    const found = isHeld || child.type === 'folder' ? await rowBelow(child, ref, children) : undefined;
    if (found) return found;
  }
  return undefined;
}

/** The next one that is not over, or else the last one that was. */
function soonest(milestones: readonly Milestone[], now: number): Milestone | undefined {
  const byStart = sorted(milestones, 'start');
  return byStart.find((one) => definitions.milestone.phaseOf?.(one, now) !== 'final') ?? byStart.at(-1);
}
