/**
 * Whether what came at some time still holds. A clock that was set back must not make it hold longer: what comes from a
 * time that is still to come does not.
 * @param at,now milliseconds since 1970
 * @param holdsFor milliseconds
 */
export function isFresh(at: number, holdsFor: number, now: number): boolean {
  return at <= now && now - at < holdsFor;
}
