/**
 * The time zone of the person. Calendar days and written times are in it. In a remote window the extension host runs on
 * another computer, so its own zone may be wrong.
 */
let zone: string | undefined;
let wallClock: Intl.DateTimeFormat | undefined;
/** The day that was asked for last: rows come in order of time, so the next one is often on the same day. */
let lastDay = { start: NaN, end: NaN };

const HOUR = 3_600_000;
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** @param name an IANA name (`America/New_York`); `undefined` for the zone of this computer */
export function setTimeZone(name: string | undefined): void {
  zone = name;
  wallClock = undefined;
  lastDay = { start: NaN, end: NaN };
}

/** The IANA name for `Intl.DateTimeFormat`; `undefined` for the zone of this computer. */
export function timeZone(): string | undefined {
  return zone;
}

/** Whether a value, from a setting or a page perhaps, names a time zone. */
export function isTimeZone(value: unknown): value is string {
  if (typeof value !== 'string' || value === '' || value.length > 60) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: value });
    return true;
  } catch {
    return false;
  }
}

/** The calendar date at a time, `2026-11-23`. @param ms milliseconds since 1970 */
export function dateAt(ms: number): string {
  return new Date(ms + offsetAt(ms)).toISOString().slice(0, 10);
}

/** The first moment of the day that a time is on. Both are milliseconds since 1970. */
export function startOfDay(ms: number): number {
  if (zone === undefined) return new Date(ms).setHours(0, 0, 0, 0);
  if (!(lastDay.start <= ms && ms < lastDay.end)) {
    const date = dateAt(ms);
    lastDay = { start: startOfDate(date), end: endOfDate(date) };
  }
  return lastDay.start;
}

/**
 * The first moment of a date, milliseconds since 1970. Where the clock is put forward at midnight the day begins at one.
 * @param date `2026-11-23`
 */
export function startOfDate(date: string): number {
  return instantOf(midnightOf(date));
}

/** The first moment after a date. A day has 23 to 25 hours. */
export function endOfDate(date: string): number {
  return instantOf(midnightOf(date) + 24 * HOUR);
}

function midnightOf(date: string): number {
  const [, year, month, day] = DATE.exec(date) ?? [];
  return Date.UTC(Number(year), Number(month) - 1, Number(day));
}

/** The earliest moment at which clocks show a time, which is given as if it were UTC. */
function instantOf(wall: number): number {
  const before = wall - offsetAt(wall - 24 * HOUR);
  const after = wall - offsetAt(wall + 24 * HOUR);
  // A time that the change of the clock leaves out is the moment of the change.
  return [before, after].find((ms) => ms + offsetAt(ms) === wall) ?? before;
}

/** Milliseconds by which clocks are ahead of UTC at a time. */
function offsetAt(ms: number): number {
  if (zone === undefined) return -new Date(ms).getTimezoneOffset() * 60_000;
  wallClock ??= new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const parts = wallClock.formatToParts(ms);
  const [month = 1, day = 1, year = 1970, ...time] = parts.flatMap(({ type, value }) =>
    type === 'literal' ? [] : Number(value),
  );
  const [hour = 0, minute = 0, second = 0] = time;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(ms / 1000) * 1000;
}
