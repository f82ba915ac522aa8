import type { ResolveOptions, Resolver } from '../resolve/resolver';
import type { UsedId } from './usedIds';

/** A number that whole requests are made of. */
const AT_A_TIME = 1_900;
/** Milestones are asked for one by one, a few at each turn. */
const MOST_TURNS = 200;

type Asked = Pick<Resolver, 'peek' | 'resolve'>;

/**
 * Asks for what ids stand for, in as few requests as can be, until nothing more comes of it. Never rejects.
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
  for (const showsKalshi of [true, false]) {
    const some = used.filter((one) => one.showsKalshi === showsKalshi);
    for (let at = 0; at < some.length; at += AT_A_TIME) {
      const batch = some.slice(at, at + AT_A_TIME);
      const before = asked;
      await resolveBatch(batch, resolver, { showsKalshi, signal, failed }, (open) =>
        progress?.(before + batch.length - open),
      );
      asked += batch.length;
    }
  }
  return isWhole;
}

async function resolveBatch(
  batch: readonly UsedId[],
  resolver: Asked,
  options: ResolveOptions & { readonly signal: AbortSignal },
  progress: (open: number) => void,
): Promise<void> {
  let open = batch;
  for (let turn = 0; turn < MOST_TURNS && open.length > 0 && !options.signal.aborted; turn++) {
    const before = open.length;
    if (!(await resolver.resolve(open, options))) return;
    open = open.filter((one) => resolver.peek(one).state === 'unknown');
    progress(open.length);
    if (turn > 0 && open.length === before) return;
  }
}
