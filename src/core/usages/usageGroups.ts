import { compareTexts } from '../catalog/compareTexts';
import type { EntityKind, EntityRef } from '../entities/kinds';
import { definitionOf } from '../entities/registry';
import { mentionRefs } from '../resolve/mentionRefs';
import type { Resolution, Resolver } from '../resolve/resolver';
import { rankOf } from './fileScan';
import type { UsedId } from './usedIds';

/** An id of the workspace with what it stands for, or may stand for where nobody could tell. */
export interface UsedThing {
  readonly ref: EntityRef;
  /** Its name, or its id where that is not known. */
  readonly name: string;
  readonly used: UsedId;
}

export interface UsageGroup {
  /** Stable: what is unfolded is remembered by it. */
  readonly id: string;
  /** "Markets: active". */
  readonly label: string;
  /** What stands in it leads nowhere any more. */
  readonly isStale: boolean;
  readonly things: readonly UsedThing[];
}

export interface UsageGroups {
  /** What has to be changed in the files comes first. */
  readonly groups: readonly UsageGroup[];
  /** How many ids are of something else, as far as can be told. */
  readonly others: number;
}

/** Statuses with which nobody can trade any more. */
const STALE = /^(closed|determined|disputed|amended|finalized|settled)$/;

/** What changes soonest first. */
const ORDER: readonly EntityKind[] = ['market', 'event', 'milestone', 'structuredTarget', 'series'];

type Placed = UsedThing & { readonly group: Omit<UsageGroup, 'things'>; readonly rank: readonly number[] };

const MISSING = { id: 'missing', label: 'Unknown to the exchange', isStale: true };
const UNASKED = { id: 'unasked', label: 'Could not be looked up', isStale: false };

/** The ids of a workspace by kind and state, as far as they are known. Asks nobody. */
export function usageGroups(used: readonly UsedId[], peek: Resolver['peek'], now: number): UsageGroups {
  const placed = used.flatMap((one) => place(one, peek(one), now) ?? []);
  const groups = new Map<string, { group: UsageGroup; things: UsedThing[]; rank: readonly number[] }>();
  for (const { group, rank, ...thing } of placed) {
    let entry = groups.get(group.id);
    if (!entry) {
      const things: UsedThing[] = [];
      groups.set(group.id, (entry = { group: { ...group, things }, things, rank }));
    }
    entry.things.push(thing);
  }
  for (const { things } of groups.values()) things.sort((a, b) => compareTexts(a.name, b.name));
  return {
    groups: [...groups.values()].sort(inOrder).map(({ group }) => group),
    others: used.length - placed.length,
  };
}

function place(used: UsedId, known: Resolution, now: number): Placed | undefined {
  const [likeliest] = mentionRefs(used);
  if (known.state === 'missing' || known.state === 'unknown') {
    if (!likeliest || !isTelling(used)) return undefined;
    const isMissing = known.state === 'missing';
    return {
      ...{ ref: likeliest, name: used.id, used },
      group: isMissing ? MISSING : UNASKED,
      rank: [isMissing ? 0 : 3],
    };
  }
  const { ref } = known;
  const { noun } = definitionOf(ref.kind);
  const { name, state, isStale } = known.state === 'loaded' ? loaded(known, now) : kept(known);
  return {
    ...{ ref, name: name || ref.id, used },
    group: { id: `${ref.kind}:${state}`, label: `${noun}s${state && `: ${state}`}`, isStale },
    rank: [isStale ? 1 : 2, ORDER.indexOf(ref.kind)],
  };
}

interface Told {
  readonly name: string;
  readonly state: string;
  readonly isStale: boolean;
}

function loaded({ ref, entity }: Extract<Resolution, { state: 'loaded' }>, now: number): Told {
  const definition = definitionOf<EntityKind>(ref.kind);
  const [state = ''] = definition.stateOf(entity).split(':');
  const isOver = definition.stageOf?.(entity, now) === 'final';
  const isStale = isOver || STALE.test(state);
  return { name: definition.titleOf(entity), state: isOver && !STALE.test(state) ? 'over' : state, isStale };
}

function kept({ name: { name, state: told } }: Extract<Resolution, { state: 'kept' }>): Told {
  const [state = ''] = told.split(':');
  return { name, state, isStale: STALE.test(state) };
}

/** Whether its key or its form says that it is an id of the exchange. */
function isTelling({ id, hint }: UsedId): boolean {
  return rankOf(hint) > 1 || (id.startsWith('KX') && hint !== 'foreign');
}

interface Ranked {
  readonly group: UsageGroup;
  readonly rank: readonly number[];
}

function inOrder(a: Ranked, b: Ranked): number {
  const [first = 0, second = 0] = a.rank;
  const [other = 0, next = 0] = b.rank;
  return first - other || second - next || compareTexts(a.group.label, b.group.label);
}
