import { compareTexts } from '../format/text';
import { isCombo } from '../entities/combos';
import type { EntityKind, EntityRef } from '../entities/kinds';
import { definitionOf } from '../entities/registry';
import { mayQuery, candidateRefs } from '../ids/candidates';
import type { Resolution, Resolver } from '../ids/resolver';
import type { UsedId } from './usedIds';

/** An id of the workspace with what it stands for, or may stand for. */
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

/** Statuses in which trading has ended. */
const STALE = /^(closed|determined|disputed|amended|finalized|settled)$/;

/** What changes soonest first. */
const ORDER: readonly EntityKind[] = ['market', 'event', 'milestone', 'structuredTarget', 'series'];

type Placed = UsedThing & { readonly group: Omit<UsageGroup, 'things'>; readonly rank: readonly number[] };

const MISSING = { id: 'missing', label: 'Unknown to the exchange', isStale: true };
const UNASKED = { id: 'unasked', label: 'Could not be looked up', isStale: false };
const ASKING = { ...UNASKED, label: 'Being looked up' };

export interface GroupingMoment {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Whether the answers of the exchange are still to come. */
  readonly isAsking?: boolean;
}

/** The ids of a workspace by kind and state, as far as they are known. Sends no request. */
export function usageGroups(
  used: readonly UsedId[],
  peek: Resolver['peek'],
  moment: GroupingMoment,
): UsageGroups {
  const placed = used.flatMap((one) => place(one, peek(one), moment) ?? []);
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

/** What became of an id: `other` where nothing says that it is one of the exchange. */
export function lookupStatus(
  used: Pick<UsedId, 'id' | 'hint' | 'looksLikeKalshi'>,
  { state }: Resolution,
): 'known' | 'missing' | 'unasked' | 'other' {
  if (state === 'loaded' || state === 'kept') return 'known';
  if (!mayQuery(used, used.looksLikeKalshi)) return 'other';
  if (state !== 'missing') return 'unasked';
  // The exchange answers for a collection of events only by its series, if at all.
  return used.hint === 'series' || isCombo(used.id) ? 'other' : 'missing';
}

function place(used: UsedId, known: Resolution, { now, isAsking }: GroupingMoment): Placed | undefined {
  if (known.state === 'loaded' || known.state === 'kept') {
    const { ref } = known;
    const { name, state, isStale } = describe(known, now);
    const label = `${definitionOf(ref.kind).noun}s${state && `: ${state}`}`;
    return {
      ...{ ref, name: name || ref.id, used },
      group: { id: `${ref.kind}:${state}`, label, isStale },
      rank: [isStale ? 1 : 2, ORDER.indexOf(ref.kind)],
    };
  }
  const status = lookupStatus(used, known);
  const [ref] = candidateRefs(used);
  if (status === 'other' || !ref) return undefined;
  const [group, rank] = status === 'missing' ? [MISSING, 0] : [isAsking ? ASKING : UNASKED, 3];
  return { ref, name: used.id, used, group, rank: [rank] };
}

/** What is known of a thing in words: its name, its state or type, and whether that leads nowhere any more. */
export function describe(known: Extract<Resolution, { ref: unknown }>, now: number): Description {
  if (known.state === 'kept') {
    const [state = ''] = known.name.state.split(':');
    return { name: known.name.name, state, isStale: STALE.test(state) };
  }
  const { ref, entity } = known;
  const definition = definitionOf<EntityKind>(ref.kind);
  const [state = ''] = definition.stateOf(entity).split(':');
  const isOver = definition.phaseOf?.(entity, now) === 'final';
  return {
    name: definition.titleOf(entity),
    state: isOver && !STALE.test(state) ? 'over' : state,
    isStale: isOver || STALE.test(state),
  };
}

interface Description {
  readonly name: string;
  readonly state: string;
  readonly isStale: boolean;
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
