/** Names something by what it says: the whole of it, or a pattern that it matches. */
export type LabelPattern = string | RegExp;

export function matches(pattern: LabelPattern, text: string): boolean {
  return typeof pattern === 'string' ? pattern === text : pattern.test(text);
}

/** For Playwright's `hasText`, which takes a string to mean any part of the text. */
export function wholeText(pattern: LabelPattern): RegExp {
  if (pattern instanceof RegExp) return pattern;
  return new RegExp(`^\\s*${pattern.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\s*$`);
}
