const SECOND = 1000;
const UNITS: readonly (readonly [name: string, milliseconds: number, below: number])[] = [
  ['s', SECOND, 60],
  ['min', 60 * SECOND, 60],
  ['h', 3600 * SECOND, 48],
  ['days', 86_400 * SECOND, Infinity],
];
const JUST_NOW = 2 * SECOND;

/**
 * "Updated just now", "Updated 5 s ago · refreshes every 10 s".
 * @param loadedAt,now milliseconds since 1970
 * @param every milliseconds from one refresh to the next, where it refreshes by itself
 */
export function ageText(loadedAt: number, now: number, every?: number): string {
  const age = now - loadedAt;
  const when = age >= JUST_NOW ? `${duration(age)} ago` : 'just now';
  return `Updated ${when}${every ? ` · refreshes every ${duration(Math.max(every, SECOND))}` : ''}`;
}

function duration(ms: number): string {
  const [name, length] = UNITS.find(([, each, below]) => ms < each * below) ?? ['s', SECOND];
  return `${Math.floor(ms / length)} ${name}`;
}
