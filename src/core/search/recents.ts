import { isWellFormedRef } from '../entities/ids';
import type { EntityRef } from '../entities/kinds';

/** Something that a person picked before. */
export interface Recent extends EntityRef {
  readonly title: string;
  /** The base address of the exchange that it is of. */
  readonly baseUrl: string;
}

const MOST = 50;
const LONGEST_TITLE = 80;

/** What can be read of a saved list, newest first; another version may have written it. */
export function readRecents(saved: unknown): readonly Recent[] {
  return (Array.isArray(saved) ? saved : []).filter((one: unknown): one is Recent => {
    if (!isWellFormedRef(one)) return false;
    const { title, baseUrl } = one as Partial<Recent>;
    return typeof title === 'string' && typeof baseUrl === 'string';
  });
}

/** The list with a pick as its newest. */
export function withRecent(saved: unknown, { kind, id, title, baseUrl }: Recent): readonly Recent[] {
  const others = readRecents(saved).filter(
    (one) => one.kind !== kind || one.id !== id || one.baseUrl !== baseUrl,
  );
  return [{ kind, id, title: title.slice(0, LONGEST_TITLE), baseUrl }, ...others].slice(0, MOST);
}
