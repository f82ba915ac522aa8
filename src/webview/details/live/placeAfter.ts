const FAR = 10;
const STEPS: Readonly<Record<string, (place: number, count: number) => number>> = {
  ArrowLeft: (place) => place - 1,
  ArrowRight: (place) => place + 1,
  PageDown: (place) => place - FAR,
  PageUp: (place) => place + FAR,
  Home: () => 0,
  End: (_, count) => count - 1,
};

/** Where a key takes a cursor among so many places; nothing for other keys. */
export function placeAfter(key: string, place: number, count: number): number | undefined {
  const step = Object.hasOwn(STEPS, key) ? STEPS[key] : undefined;
  return step && Math.max(0, Math.min(count - 1, step(place, count)));
}
