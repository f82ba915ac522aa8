/** The string is the first part of a sum: `"KXHIGHNY-26APR" + day`; a blank or comma behind it would end the word. */
const SUM = /^["']\s{0,8}\+\s{0,8}(?![\s+=]|["'`](?![A-Z\d-]))/;
/** Placeholders and wildcards by their first character, as they stand behind the fixed part of a template. */
const CONTINUATIONS: ReadonlyMap<string, RegExp> = new Map([
  ['{', /^/],
  ['[', /^/],
  ['…', /^/],
  // `${day}`, `$day` and `$(date)`, but not the end of a regular expression.
  ['$', /^\$[\w{(]/],
  // `<day>`, but not a tag of HTML.
  [
    '<',
    /^<(?!(?:br|code|div|em|hr|img|kbd|li|mark|small|span|strong|sub|sup|td|th|tr|wbr)\b)[\w %=.-]{1,40}>/,
  ],
  // An ellipsis, or a part behind a dot that is a placeholder itself: `-T70.{digits}`, `26APR.*`.
  ['.', /^\.(?:\.\.|[*+{$%<[…])/],
  ['#', /^#[{#]/],
  // Classes and groups of regular expressions, and `\(day)` of Swift.
  ['\\', /^\\(?:\(|[dDwWS](?![a-z]))/],
  ['(', /^\([?\\[.]/],
  // `%s` and `%02d`, but not an escaped character of an address that ends a word: a comma, a blank, a line break.
  ['%', /^%(?!(?:25){0,2}(?:0(?:9(?![dfgsvx])|[AD])|2[0-36-9BCF]|3[ABDEF]|40|5[CD]|7[CD]))/i],
  ['"', SUM],
  ["'", SUM],
]);
/** So many characters behind an id are read. */
export const LONGEST_CONTINUATION = 48;

/** Whether a fixed part that ends at an offset is continued by a placeholder, a wildcard or an ellipsis. */
export function isContinued(text: string, start: number, end: number): boolean {
  const mark = text.charAt(end);
  if (mark === '*') return isWildcard(text, start, end);
  const pattern = CONTINUATIONS.get(mark);
  // Behind most ids stand a quotation mark and a comma or line break.
  if (pattern === undefined || (pattern === SUM && !' \t+'.includes(text.charAt(end + 1) || ',')))
    return false;
  return pattern.test(text.slice(end, end + LONGEST_CONTINUATION));
}

/** Whether a placeholder or a wildcard stands right before an offset. */
export function isBehindPlaceholder(text: string, start: number): boolean {
  const mark = text.charAt(start - 1);
  if (mark === '*') return !isEmphasis(text, start);
  return mark === '}' || mark === ']' || mark === '…' || text.startsWith('...', start - 3);
}

/** A single `*`, unless it ends a comment or emphasis of Markdown. */
function isWildcard(text: string, start: number, end: number): boolean {
  if (/[*/]/.test(text.charAt(end + 1))) return false;
  return !(text.charAt(start - 1) === '*' && isEmphasis(text, start));
}

/** Whether the `*` before an offset opens emphasis: in a pattern it stands behind a quotation mark, a slash or a word. */
function isEmphasis(text: string, start: number): boolean {
  return text.charAt(start - 2) === '*' || /[^\w"'`/-]/.test(text.charAt(start - 2) || ' ');
}
