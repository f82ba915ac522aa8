/** Characters that ids take in an address: as they are escaped, with two more for the longest that stands around one: `&ids=`. */
export function lengthOf(wanted: readonly { readonly id: string }[]): number {
  return wanted.reduce((sum, { id }) => sum + String(new URLSearchParams({ id })).length + 2, 0);
}

/**
 * A batch in parts that one request each may ask for.
 * @param most how many ids
 * @param room how many characters of them
 */
export function partsOf<T extends { readonly id: string }>(
  wanted: readonly T[],
  most: number,
  room: number,
): readonly (readonly T[])[] {
  const parts: T[][] = [];
  let left = 0;
  for (const one of wanted) {
    const length = lengthOf([one]);
    if (length > left || parts.at(-1)?.length === most) {
      parts.push([]);
      left = room;
    }
    parts.at(-1)?.push(one);
    left -= length;
  }
  return parts;
}
