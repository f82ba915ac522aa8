import { mayQuery } from '../ids/candidates';
import type { ResolveOptions, Resolver } from '../ids/resolver';
import { mostUsedFirst, type UsedId } from './usedIds';

/** A number that whole requests are made of. */
const AT_A_TIME = 1_900;
/** The same while files are still looked through: others that are used more may be found meanwhile. */
const FOUND_AT_A_TIME = 760;
/** Milestones are asked for one by one, a few at each turn. */
const MAX_TURNS = 200;

type Asked = Pick<Resolver, 'peek' | 'resolve'>;

/** The ids that are found while files are looked through. */
export interface FoundIds {
  readonly all: readonly UsedId[];
  /** Resolves when there may be more; to false once all files were looked at. */
  more(): Promise<boolean>;
}

/**
 * Asks for what ids stand for while they are found, each once and the most used first. `resolveUsed` asks for the rest.
 * Never rejects.
 */
export async function resolveFound(found: FoundIds, resolver: Asked, signal: AbortSignal): Promise<void> {
  const asked = new Set<string>();
  const isOpen = (one: UsedId): boolean =>
    !asked.has(one.id) && mayQuery(one, one.looksLikeKalshi) && resolver.peek(one).state === 'unknown';
  let isGoingOn = true;
  while (isGoingOn && !signal.aborted) {
    const batch = mostUsedFirst(found.all.filter(isOpen)).slice(0, FOUND_AT_A_TIME);
    for (const { id } of batch) asked.add(id);
    for (const looksLikeKalshi of [true, false]) {
      const some = batch.filter((one) => one.looksLikeKalshi === looksLikeKalshi);
      if (some.length > 0) await resolver.resolve(some, { looksLikeKalshi, signal });
    }
    if (batch.length === 0) isGoingOn = await found.more();
  }
}

/**
 * Asks for what ids stand for, in as few requests as can be and the most used first, until nothing more comes of it. What
 * costs a request each comes last. Never rejects.
 * @param progress is told how many were asked for by now
 * @returns whether all of it could be asked for; what could not be may be later
 */
export async function resolveUsed(
  used: readonly UsedId[],
  resolver: Asked,
  signal: AbortSignal,
  progress?: (asked: number) => void,
): Promise<boolean> {
  let asked = 0;
  let isWhole = true;
  const failed = (): void => {
    isWhole = false;
  };
  for (const looksLikeKalshi of [true, false]) {
    const some = mostUsedFirst(used.filter((one) => one.looksLikeKalshi === looksLikeKalshi));
    const options = { looksLikeKalshi, signal, failed };
    for (let at = 0; at < some.length && !signal.aborted; at += AT_A_TIME) {
      const batch = some.slice(at, at + AT_A_TIME);
      await resolver.resolve(batch, options);
      progress?.(asked + at + batch.length);
    }
    await resolveInTurns(some, resolver, options);
    asked += some.length;
  }
  return isWhole;
}

async function resolveInTurns(
  used: readonly UsedId[],
  resolver: Asked,
  options: ResolveOptions & { readonly signal: AbortSignal },
): Promise<void> {
  let open: readonly UsedId[] = used.filter((one) => resolver.peek(one).state === 'unknown');
  for (let turn = 0; turn < MAX_TURNS && open.length > 0 && !options.signal.aborted; turn++) {
    const before = open.length;
    if (!(await resolver.resolve(open, options))) return;
    open = open.filter((one) => resolver.peek(one).state === 'unknown');
    if (open.length === before) return;
  }
}
