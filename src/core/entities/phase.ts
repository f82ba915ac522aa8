import type { JsonObject } from '../kalshi/json';

/** How soon a thing changes. `final` does not change any more. */
export type Phase = (typeof PHASES)[number];

/** The most urgent first. */
export const PHASES = ['live', 'soon', 'today', 'far', 'final'] as const;

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;
/** Hardly any milestone says when it ends: a game is over in hours, a tournament in days. */
const GAME = 6 * HOUR;
const TOURNAMENT = 5 * DAY;

const LIVE = /^(live|in_?progress|halftime|break)$/i;
const OVER = /^(complete|completed|finished|closed|ended|final|finalized|settled|cancell?ed)$/i;

/** By a status of the exchange, an open list. `undefined` for words that are neither live nor over. */
export function phaseOfStatus(status: unknown): Phase | undefined {
  if (typeof status !== 'string') return undefined;
  return LIVE.test(status) ? 'live' : OVER.test(status) ? 'final' : undefined;
}

/** By the statuses in live data; `widget_status` is the newer one. */
export function phaseOfLive({ widget_status, status }: JsonObject): Phase | undefined {
  return phaseOfStatus(widget_status) ?? phaseOfStatus(status);
}

/** By when it starts and, if that is known, ends: RFC 3339, and milliseconds since 1970 for now. */
export function phaseOfTimes(start: string | undefined, end: string | undefined, now: number): Phase {
  const until = Date.parse(start ?? '') - now;
  const left = Date.parse(end ?? '') - now;
  if (left <= 0 || until < -(Number.isNaN(left) ? TOURNAMENT : Infinity)) return 'final';
  if (until <= 0) return until < -GAME && Number.isNaN(left) ? 'today' : 'live';
  if (until < HOUR) return 'soon';
  return until < DAY ? 'today' : 'far';
}

export function mostUrgent(phases: readonly Phase[]): Phase | undefined {
  return PHASES.find((phase) => phases.includes(phase));
}
