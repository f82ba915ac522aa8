const UNITS: readonly (readonly [name: string, milliseconds: number, below: number])[] = [
  ['min', 60_000, 60],
  ['h', 3_600_000, 48],
  ['days', 86_400_000, Infinity],
];

/**
 * "Loaded just now", "Loaded 2 min ago".
 * @param loadedAt,now milliseconds since 1970
 */
export function loadedAgo(loadedAt: number, now: number): string {
  const age = now - loadedAt;
  if (!(age >= 60_000)) return 'Loaded just now';
  const [name, milliseconds] = UNITS.find(([, length, below]) => age < length * below) ?? ['min', 60_000];
  return `Loaded ${Math.floor(age / milliseconds)} ${name} ago`;
}
