const LONGEST = 120;

/**
 * Seconds to wait, 0 to 120, from a `Retry-After` header in either form (seconds or an HTTP date);
 * `undefined` when it is missing or neither.
 * @param date the answer's own `Date` header: a wrong local clock must not stretch the wait
 */
export function retryAfterSeconds(header: string | null, date: string | null): number | undefined {
  const text = header?.trim() ?? '';
  const seconds = /^[+-]?\d+(\.\d+)?$/.test(text) ? Number(text) : secondsUntil(text, date);
  return Number.isNaN(seconds) ? undefined : Math.min(LONGEST, Math.max(0, seconds));
}

function secondsUntil(text: string, date: string | null): number {
  const then = / GMT$/.test(text) ? Date.parse(text) : NaN;
  return (then - (Date.parse(date ?? '') || Date.now())) / 1000;
}
