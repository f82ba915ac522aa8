const NOT_A_BREAK = /(?![\t-\r\u0085])[\p{Cc}\p{Cf}\p{Co}\p{Default_Ignorable_Code_Point}]/gu;
const LONE_SURROGATE = /\p{Cs}/gu;

/**
 * Takes out what a reader cannot see and what reorders or hides its neighbours: control and format characters (zero
 * width, bidirectional, tags), variation selectors, private use. A lone surrogate becomes U+FFFD.
 */
function visible(text: string): string {
  return text.replace(NOT_A_BREAK, '').replace(LONE_SURROGATE, '\uFFFD');
}

/** The first `max` code points, the last of them `…` where something was cut. */
function cut(text: string, max: number): string {
  if (text.length <= max) return text;
  const points = Array.from(text.slice(0, 2 * (max + 1)));
  return points.length <= max
    ? text
    : `${points
        .slice(0, max - 1)
        .join('')
        .trimEnd()}…`;
}

/** Untrusted text as one line of at most `max` code points, safe for any plain-text surface. */
export function plainText(text: string, max = 300): string {
  return cut(
    visible(text)
      .replace(/[\s\u0085]+/g, ' ')
      .trim(),
    max,
  );
}

/** The same for text of several lines, such as market rules: keeps line breaks, at most one empty line in a row. */
export function blockText(text: string): string {
  return visible(text)
    .replace(/\r\n|[\r\v\f\u0085\u2028\u2029]/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** `plainText` for tree labels and quick picks, where VS Code would draw `$(name)` as an icon. */
export function iconSafe(text: string, max = 300): string {
  return plainText(text, max).replaceAll('$(', '$ (');
}

/** Texts as people order them, with the numbers in them. Kept because building a collator takes far longer than using it. */
export const { compare: compareTexts } = new Intl.Collator(undefined, { numeric: true });
