import { timeZone } from '../timeZone';

const RFC_3339 = /^(\d{4})-\d\d-\d\d(?:[Tt ]\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:[Zz]|[+-]\d\d:\d\d)?)?$/;

/**
 * Milliseconds since 1970 of a time as the API writes it (RFC 3339, 0 to 6 fraction digits). `undefined` for the zero
 * date `0001-01-01T00:00:00Z`, which the exchange sends for "none", and for anything that is not a time.
 */
export function parseTime(value: string | undefined): number | undefined {
  const year = value === undefined ? undefined : RFC_3339.exec(value)?.[1];
  if (value === undefined || year === undefined || year === '0001') return undefined;
  const zoned = /[Zz]$|[+-]\d\d:\d\d$|^.{10}$/.test(value) ? value : `${value}Z`;
  const ms = Date.parse(zoned.toUpperCase().replace(' ', 'T'));
  return Number.isNaN(ms) ? undefined : ms;
}

/** Each unit: its length in milliseconds, how many of it at most, one, several. */
const UNITS: readonly (readonly [number, number, string, string])[] = [
  [60_000, 59, 'min', 'min'],
  [3_600_000, 47, 'h', 'h'],
  [86_400_000, 60, 'day', 'days'],
  [2_629_800_000, 23, 'month', 'months'],
  [31_557_600_000, Infinity, 'year', 'years'],
];

/**
 * "in 3 h", "2 days ago", "just now". Hours run to 47, so that "day" never has to mean a calendar day.
 * @param ms,now milliseconds since 1970
 */
export function relativeTime(ms: number, now: number): string {
  const distance = Math.abs(ms - now);
  if (distance < 45_000) return 'just now';
  for (const [length, most, one, several] of UNITS) {
    const count = Math.max(1, Math.round(distance / length));
    if (count > most) continue;
    const words = `${count} ${count === 1 ? one : several}`;
    return ms > now ? `in ${words}` : `${words} ago`;
  }
  return '';
}

let format: { readonly zone: string | undefined; readonly words: Intl.DateTimeFormat } | undefined;

/**
 * "Sat, Oct 10, 2026, 7:00 PM EDT", in the time zone of the person.
 * @param ms milliseconds since 1970
 */
export function absoluteTime(ms: number): string {
  const zone = timeZone();
  // Kept because building one takes forty times as long as using it, and not built at load because the first costs 20 ms.
  if (format?.zone !== zone || !format) format = { zone, words: formatIn(zone) };
  return format.words.format(ms);
}

function formatIn(timeZone: string | undefined): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-US', {
    timeZone,
    weekday: 'short',
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
  });
}
